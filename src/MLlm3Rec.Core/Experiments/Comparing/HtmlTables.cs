using System.Globalization;
using System.Text;
using MLlm3Rec.Evaluation;
using static MLlm3Rec.Experiments.Comparing.HtmlReport;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>The tables of a report.</summary>
internal static class HtmlTables
{
    public static void Overall(StringBuilder page, Comparison overall)
    {
        page.Append("<h2>All users</h2>");
        Open(page, $"Mean and interval; below it p against the best of the column. {MetricWords.Of(overall.Test)}", ["Method", .. overall.Metrics.Select(metric => metric.Name)]);
        foreach (var row in overall.Rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(row.Method)}</th>");
            foreach (var cell in row.Cells)
            {
                var standing = cell.Against is { } against ? $"p {P(against.Corrected)}" : "best";
                page.Append(CultureInfo.InvariantCulture, $"<td class=\"number{(cell.IsBest ? " best" : "")}\">{Mean(cell.Mean)}<small>{standing}</small></td>");
            }

            page.Append("</tr>");
        }

        Close(page);
        page.Append("<dl>");
        foreach (var metric in overall.Metrics.Where(metric => metric.Name.EndsWith("@10", StringComparison.Ordinal)))
        {
            page.Append(CultureInfo.InvariantCulture, $"<dt>{Text(metric.Name)}</dt><dd>{Text(MetricWords.Of(metric.Name))}</dd>");
        }

        page.Append("</dl>");
    }

    public static void Slices(StringBuilder page, string heading, string caption, Experiment experiment, IReadOnlyList<SliceMeans> slices)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(heading)}</h2>");
        Open(page, caption, ["Users", "How many", .. experiment.Methods.Select(method => method.Method)]);
        foreach (var slice in slices)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(slice.Rule.Name)}</th><td class=\"number\">{slice.Users:N0}{(slice.Users < Comparison.FewUsers ? "<small>few users</small>" : "")}</td>");
            var best = slice.Means.Max(mean => mean.Mean);
            foreach (var mean in slice.Means)
            {
                page.Append(CultureInfo.InvariantCulture, $"<td class=\"number{(mean.Mean == best ? " best" : "")}\">{Mean(mean)}{(mean.Mean == best ? "<small>best</small>" : "")}</td>");
            }

            page.Append("</tr>");
        }

        Close(page);
    }

    public static void Lists(StringBuilder page, ComparisonReport report)
    {
        if (report.Methods.All(method => method.Lists is null))
        {
            return;
        }

        page.Append("<h2>What the lists are like</h2>");
        Open(page, "First ten of every user.", ["Method", "Coverage", "Novelty", "Diversity", "Popular share", "Concentration"]);
        foreach (var method in report.Methods)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(method.Name)}</th>");
            foreach (var value in new[] { method.Lists?.Coverage, method.Lists?.Novelty, method.Lists?.Diversity, method.Lists?.PopularShare, method.Lists?.Concentration })
            {
                page.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{(value is { } known ? known.ToString("F3", CultureInfo.InvariantCulture) : "–")}</td>");
            }

            page.Append("</tr>");
        }

        Close(page);
        page.Append("<dl>");
        foreach (var name in new[] { "Coverage", "Novelty", "Diversity", "Popular share", "Concentration" })
        {
            page.Append(CultureInfo.InvariantCulture, $"<dt>{name}</dt><dd>{Text(MetricWords.Of(name))}</dd>");
        }

        page.Append("</dl>");
    }

    public static void Facts(StringBuilder page, string heading, IReadOnlyList<SetupFact> facts)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(heading)}</h2>");
        Open(page, heading, ["Setting", "Value"]);
        foreach (var fact in facts)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(fact.Name)}</th><td>{Text(fact.Value)}</td></tr>");
        }

        Close(page);
    }

    private static void Open(StringBuilder page, string caption, IEnumerable<string> headings)
    {
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(caption)}\"><table><caption>{Text(caption)}</caption><thead><tr>");
        foreach (var heading in headings)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(heading)}</th>");
        }

        page.Append("</tr></thead><tbody>");
    }

    private static void Close(StringBuilder page) => page.Append("</tbody></table></div>\n");

    private static string Mean(MeanInterval mean) => FormattableString.Invariant($"{mean.Mean:F4} <small>[{mean.Low:F4}, {mean.High:F4}]</small>");

    private static string P(double p) => p < 0.001 ? "&lt; .001" : p.ToString("F3", CultureInfo.InvariantCulture);
}
