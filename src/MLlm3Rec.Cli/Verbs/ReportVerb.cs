using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Reports;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Exports;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>report RUN [--html FILE] [--request FILE.json] [--trec FOLDER] [--ranks FILE.csv]</summary>
internal static class ReportVerb
{
    public static Command Create()
    {
        var run = new Argument<int>("RUN") { Description = "Number of a finished evaluation." };
        var html = new Option<FileInfo?>("--html")
        {
            Description = "One page that opens without a network and holds all that is needed to repeat it.",
            HelpName = "FILE.html",
        };
        var request = new Option<FileInfo?>("--request") { Description = "What was asked, as it is stored.", HelpName = "FILE.json" };
        var trec = new Option<DirectoryInfo?>("--trec") { Description = "Lists and truth for trec_eval and the like.", HelpName = "FOLDER" };
        var ranks = new Option<FileInfo?>("--ranks") { Description = "Every user's hidden item and its rank by each method.", HelpName = "FILE.csv" };
        var command = new Command("report", "Write what an evaluation found for other people and tools.") { run, html, request, trec, ranks };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var files = new List<string>();
            if (parsed.GetValue(html) is { } page)
            {
                page.Directory?.Create();
                await File.WriteAllTextAsync(
                    page.FullName, await new ComparisonReports(session.Get<ExperimentExports>()).HtmlAsync(parsed.GetValue(run), cancel), cancel);
                files.Add(page.FullName);
            }

            if (parsed.GetValue(request) is { } asked)
            {
                asked.Directory?.Create();
                await File.WriteAllTextAsync(
                    asked.FullName, await new ComparisonReports(session.Get<ExperimentExports>()).RequestAsync(parsed.GetValue(run), cancel), cancel);
                files.Add(asked.FullName);
            }

            if (parsed.GetValue(trec) is { } folder)
            {
                await session.Get<ExperimentExports>().WriteTrecAsync(parsed.GetValue(run), folder, cancel);
                files.Add(folder.FullName);
            }

            if (parsed.GetValue(ranks) is { } table)
            {
                table.Directory?.Create();
                await using var writer = new StreamWriter(table.FullName);
                await WriteRanksAsync(session, parsed.GetValue(run), writer, cancel);
                files.Add(table.FullName);
            }

            if (files.Count == 0)
            {
                throw new UsageException("Say what to write: --html FILE, --request FILE, --trec FOLDER or --ranks FILE.");
            }

            await session.ExportedAsync($"report of run {parsed.GetValue(run)}", cancel);
            session.Terminal.Result(new { files }, () => session.Terminal.Line(string.Join('\n', files)));
        }, token));
        return command;
    }

    private static async Task WriteRanksAsync(Session session, int run, TextWriter writer, CancellationToken cancellationToken)
    {
        var experiment = await session.Get<ExperimentExports>().GetAsync(run, cancellationToken);
        var dataset = await session.Get<ExperimentExports>().DatasetAsync(experiment, cancellationToken);
        await CsvRows.WriteAsync(ExperimentTables.Ranks(experiment, dataset), writer, cancellationToken);
    }
}
