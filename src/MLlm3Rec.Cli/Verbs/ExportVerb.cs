using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exports;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>export profiles|people|traits|rankings|interactions|skipped-rows --dataset N [--format csv|json] [--out FILE]</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var what = new Argument<string>("WHAT") { Description = $"One of: {string.Join(", ", Exports.Names)}." };
        what.AcceptOnlyFromAmong([.. Exports.Names]);
        var dataset = CommonOptions.Dataset();
        var format = CommonOptions.OneOf("--format", "csv", "csv (cells never run as formulas) or json.", "csv", "json");
        var output = new Option<FileInfo?>("--out") { Description = "File to write. Default: stdout.", HelpName = "FILE" };
        var command = new Command("export", "Write what is stored as CSV or JSON.") { what, dataset, format, output };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            async (session, cancel) =>
            {
                var summary = await session.Get<DatasetStore>().GetAsync(parsed.GetRequiredValue(dataset), cancel);
                var export = await Exports.CreateAsync(parsed.GetRequiredValue(what), session, summary, cancel);
                await session.ExportedAsync($"{parsed.GetRequiredValue(what)} of {summary.Name}", cancel);
                var asJson = session.Terminal.Json || parsed.GetValue(format) == "json";
                await WriteAsync(export, asJson, parsed.GetValue(output), session.Terminal, cancel);
            },
            token));
        return command;
    }

    private static async Task WriteAsync(Export export, bool asJson, FileInfo? file, Terminal terminal, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            await WriteAsync(export, asJson, terminal.Output, cancellationToken);
            return;
        }

        file.Directory?.Create();
        var rows = 0L;
        await using (var writer = new StreamWriter(file.FullName))
        {
            rows = await WriteAsync(export, asJson, writer, cancellationToken);
        }

        terminal.Result(new { file = file.FullName, rows }, () => terminal.Line($"{rows:N0} rows in {file.FullName}"));
    }

    private static Task<long> WriteAsync(Export export, bool asJson, TextWriter writer, CancellationToken cancellationToken) => asJson
        ? JsonRows.WriteAsync(export.Documents, writer, Terminal.JsonStyle, cancellationToken)
        : CsvRows.WriteAsync(export.Table, writer, cancellationToken);
}
