using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Storage.Exports;

/// <summary>Runs, and what they could not use, as tables.</summary>
public static class RunTables
{
    /// <summary>run, kind, dataset, state, by, startedAt, elapsed in seconds, outcome.</summary>
    public static ExportTable Runs(IAsyncEnumerable<RunRecord> runs) => ExportTable.Of(
        runs,
        new ExportColumn<RunRecord>("run", run => run.Id),
        new ExportColumn<RunRecord>("kind", run => run.Kind.Word()),
        new ExportColumn<RunRecord>("dataset", run => run.Dataset),
        new ExportColumn<RunRecord>("state", run => run.State.ToString()),
        new ExportColumn<RunRecord>("by", run => run.By),
        new ExportColumn<RunRecord>("startedAt", run => run.StartedAt ?? run.CreatedAt),
        new ExportColumn<RunRecord>("elapsed", run => run.Elapsed.TotalSeconds),
        new ExportColumn<RunRecord>("outcome", run => run.Result?.Summary ?? run.Message));

    /// <summary>subject, cause, reasons, engine, model, prompt, at.</summary>
    public static ExportTable Rejected(IAsyncEnumerable<StoredAnswer> answers) => ExportTable.Of(
        answers,
        new ExportColumn<StoredAnswer>("subject", answer => answer.Subject),
        new ExportColumn<StoredAnswer>("cause", answer => answer.Rejection?.Cause.ToString()),
        new ExportColumn<StoredAnswer>("reasons", answer => string.Join(" ", answer.Rejection?.Reasons ?? [])),
        new ExportColumn<StoredAnswer>("engine", answer => answer.Engine),
        new ExportColumn<StoredAnswer>("model", answer => answer.Model),
        new ExportColumn<StoredAnswer>("prompt", answer => answer.Prompt),
        new ExportColumn<StoredAnswer>("at", answer => answer.At));
}
