using System.Text.Json;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>Files that an evaluation leaves behind beside its run.</summary>
/// <param name="Figures">Means and intervals as JSON.</param>
/// <param name="Trec">A folder for lists and truth.</param>
/// <param name="Cases">The candidates that were drawn.</param>
internal sealed record EvaluationFiles(FileInfo? Figures, DirectoryInfo? Trec, FileInfo? Cases)
{
    public async Task WriteAsync(Session session, RunRecord run, ComparisonReport report, CancellationToken cancellationToken)
    {
        if (Figures is not null)
        {
            Figures.Directory?.Create();
            await File.WriteAllTextAsync(Figures.FullName, JsonSerializer.Serialize(report, Terminal.JsonStyle) + "\n", cancellationToken);
        }

        var exports = session.Get<ExperimentExports>();
        if (Trec is not null)
        {
            await exports.WriteTrecAsync(run.Id, Trec, cancellationToken);
        }

        if (Cases is not null)
        {
            Cases.Directory?.Create();
            await exports.WriteCasesAsync(run.Id, Cases.FullName, cancellationToken);
        }
    }
}
