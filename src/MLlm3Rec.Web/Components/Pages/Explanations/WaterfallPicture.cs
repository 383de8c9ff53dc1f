using System.Globalization;
using System.Net;
using System.Text;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Web.Components.Charts;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>A waterfall as an SVG that stands alone: title, dataset, person, legend, and every number as text.</summary>
internal static class WaterfallPicture
{
    private const int Width = 920;
    private const int RowHeight = 26;
    private const int Left = 330;
    private const int Right = 820;
    private const int Top = 96;

    public static string Of(ExplainBoard board, bool isDark)
    {
        var fall = Waterfall.Of(board.Explanation);
        var colours = ChartColours.Of(isDark);
        var against = isDark ? "#fca5a5" : "#b91c1c";
        var rows = fall.Steps.Count + board.Explanation.Groups.Count + 1;
        var height = Top + rows * RowHeight + 64;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}" role="img" aria-labelledby="picture-title" font-family="Inter, system-ui, sans-serif" font-size="14">""");
        svg.Append(CultureInfo.InvariantCulture, $"""<title id="picture-title">{Escape($"Why {board.Explanation.Item.DisplayTitle}: the parts of its score")}</title><rect width="{Width}" height="{height}" fill="{colours.Surface}"/>""");
        Text(svg, 24, 36, colours.Ink, $"Why {ShortTitle.Of(board.Explanation.Item.DisplayTitle)}", "font-size=\"20\" font-weight=\"600\"");
        Text(svg, 24, 60, colours.Soft, $"Dataset {board.DatasetName} · person {board.UserId} · {MethodWords.Name(board.Explanation.Method)} · {RankPositionWords.Place(board.Explanation.RankPosition)}");
        var y = Top;
        foreach (var group in board.Explanation.Groups)
        {
            Text(svg, 24, y + 17, colours.Ink, group.Name, "font-weight=\"600\"");
            Text(svg, Width - 24, y + 17, colours.Ink, PartWords.WithSign(group.Contribution), "font-weight=\"600\" text-anchor=\"end\"");
            y += RowHeight;
            foreach (var step in fall.Steps.Where(step => step.Kind == group.Kind))
            {
                Bar(svg, step, fall, y, step.Adds < 0 ? against : colours.Accent, step.Adds < 0);
                Text(svg, 40, y + 17, colours.Ink, step.Name);
                Text(svg, Width - 24, y + 17, colours.Soft, PartWords.WithSign(step.Adds), "text-anchor=\"end\"");
                y += RowHeight;
            }
        }

        svg.Append(CultureInfo.InvariantCulture, $"""<line x1="{X(fall, 0)}" y1="{Top}" x2="{X(fall, 0)}" y2="{y}" stroke="{colours.Soft}"/>""");
        Text(svg, 24, y + 20, colours.Ink, "Score", "font-weight=\"600\"");
        Text(svg, Width - 24, y + 20, colours.Ink, ScoreWords.Of(fall.Score), "font-weight=\"600\" text-anchor=\"end\"");
        Legend(svg, y + 52, colours, against);
        return svg.Append("</svg>").ToString();
    }

    private static void Bar(StringBuilder svg, WaterfallStep step, Waterfall fall, int y, string colour, bool isAgainst)
    {
        var (from, to) = (X(fall, Math.Min(step.From, step.To)), X(fall, Math.Max(step.From, step.To)));
        svg.Append(CultureInfo.InvariantCulture, $"""<rect x="{from}" y="{y + 5}" width="{Math.Max(2, to - from)}" height="{RowHeight - 10}" rx="3" fill="{colour}" {(isAgainst ? $"fill-opacity=\"0.35\" stroke=\"{colour}\"" : "")}/>""");
    }

    private static void Legend(StringBuilder svg, int y, ChartColours colours, string against)
    {
        svg.Append(CultureInfo.InvariantCulture, $"""<rect x="24" y="{y - 11}" width="22" height="12" rx="3" fill="{colours.Accent}"/><rect x="190" y="{y - 11}" width="22" height="12" rx="3" fill="{against}" fill-opacity="0.35" stroke="{against}"/>""");
        Text(svg, 54, y, colours.Soft, "adds to the score");
        Text(svg, 220, y, colours.Soft, "takes away from it (outlined)");
    }

    private static double X(Waterfall fall, double sum) =>
        Math.Round(Left + (Right - Left) * (sum - fall.Lowest) / Math.Max(1e-9, fall.Highest - fall.Lowest), 1);

    private static void Text(StringBuilder svg, int x, int y, string colour, string text, string more = "") =>
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x}" y="{y}" fill="{colour}" {more}>{Escape(text)}</text>""");

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
