using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>An experiment as one HTML page that needs nothing else: no network, no script, no picture beside it.</summary>
public static class HtmlReport
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <param name="summary">What was found.</param>
    /// <param name="facts">Where it came from: data hash, engine, code version, times.</param>
    public static string Of(ExperimentSummary summary, IReadOnlyList<SetupFact> facts)
    {
        var experiment = summary.Experiment;
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(experiment.Name)} · MLlm3Rec</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{Text(experiment.Name)}</h1>
            <p>{Text(Setup.InWords(experiment.Request))}, {summary.Overall.Users:N0} users. {Text(MetricWords.Interval)}</p>
            """);
        if (summary.Overall.IsSmall)
        {
            page.Append("<p role=\"note\"><strong>Few users:</strong> with fewer than 30, intervals are rough and hardly any difference can be told from chance.</p>");
        }

        HtmlTables.Overall(page, summary.Overall);
        HtmlTables.Slices(page, "By what was known of a user", "NDCG@10 by the number of choices before the hidden one.", experiment, summary.ByLength);
        HtmlTables.Slices(page, "By how popular the hidden item is", "NDCG@10 by how often the hidden item was chosen in what methods learned from.", experiment, summary.ByPopularity);
        HtmlTables.Lists(page, experiment.Report);
        HtmlTables.Facts(page, "Setup", experiment.Setup.Facts);
        HtmlTables.Facts(page, "Where it came from", facts);
        page.Append(CultureInfo.InvariantCulture, $"""
            <h2>Do it again</h2>
            <p>With the same dataset imported under the same name:</p>
            <pre tabindex="0" aria-label="Command">dotnet run --project src/MLlm3Rec.Cli -c Release -- {Text(RepeatCommand.Of(experiment.Request))}</pre>
            <p>The request as it is stored:</p>
            <pre tabindex="0" aria-label="Request">{Text(JsonSerializer.Serialize(experiment.Request, Readable))}</pre>
            </main>
            </body>
            </html>

            """);
        return page.ToString();
    }

    internal static string Text(string text) => WebUtility.HtmlEncode(text);

    private const string Style = """
        :root { color-scheme: light dark; --ink: #1b1f24; --soft: #4d5660; --line: #c9ced4; --paper: #ffffff; --mark: #e6f0ea; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #b3bac2; --line: #434a52; --paper: #15181c; --mark: #1f3a2c; } }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.2; } h2 { margin-top: 2.5rem; font-size: 1.25rem; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        caption { padding-bottom: .5rem; color: var(--soft); text-align: start; }
        th, td { padding: .375rem .75rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
        td.number, th.number { text-align: end; white-space: nowrap; } td.best { background: var(--mark); font-weight: 600; }
        small { display: block; color: var(--soft); font-weight: 400; } pre { padding: 1rem; border: 1px solid var(--line); overflow-x: auto; }
        """;
}
