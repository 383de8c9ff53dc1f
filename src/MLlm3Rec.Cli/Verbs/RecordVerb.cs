using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Exports;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>record [--who NAME] [--kind K] [--take N] [--csv FILE]</summary>
internal static class RecordVerb
{
    public static Command Create()
    {
        var who = new Option<string?>("--who") { Description = "Of this name only.", HelpName = "NAME" };
        var kind = new Option<AuditKind?>("--kind")
        {
            Description = $"Only these: {string.Join(", ", Enum.GetNames<AuditKind>()).ToLowerInvariant()}.",
            HelpName = "KIND",
        };
        var take = CommonOptions.AtLeast("--take", least: 1, value: 50, "How many, newest first.");
        var csv = new Option<FileInfo?>("--csv") { Description = "Write all of them to this file instead.", HelpName = "FILE" };
        var command = new Command("record", "Who added, deleted, published, connected, exported or cancelled what.") { who, kind, take, csv };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            (session, cancel) =>
            {
                var query = new AuditQuery { Who = parsed.GetValue(who), Kind = parsed.GetValue(kind), Take = parsed.GetValue(take) };
                return parsed.GetValue(csv) is { } file ? WriteAsync(session, query, file, cancel) : ListAsync(session, query, cancel);
            },
            token));
        return command;
    }

    private static async Task ListAsync(Session session, AuditQuery query, CancellationToken cancellationToken)
    {
        var page = await session.Get<AuditStore>().PageAsync(query, cancellationToken);
        session.Terminal.Result(page.Rows, () => session.Terminal.Table(
            ["When", "Who", "From", "What", "Which"],
            page.Rows.Select(entry => new[]
            {
                $"{entry.At.ToLocalTime():yyyy-MM-dd HH:mm:ss}", entry.Who, $"{entry.From}", $"{entry.Kind}", entry.What,
            })));
    }

    private static async Task WriteAsync(Session session, AuditQuery query, FileInfo file, CancellationToken cancellationToken)
    {
        file.Directory?.Create();
        await using var stream = file.Create();
        await CsvRows.WriteAsync(AuditTables.Entries(session.Get<AuditStore>().StreamAsync(query, cancellationToken)), stream, cancellationToken);
        session.Terminal.Result(new { file = file.FullName }, () => session.Terminal.Line(file.FullName));
    }
}
