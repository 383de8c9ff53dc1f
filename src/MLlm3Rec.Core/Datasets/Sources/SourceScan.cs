using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Recognises files and reads their rows into a sink. Needs no memory that grows with the rows.</summary>
internal static class SourceScan
{
    private const int CheckEvery = 1 << 12;

    /// <exception cref="SourceRefusedException">With a sentence for the person who chose the files.</exception>
    public static async Task ReadAsync(ImportOptions options, IRowSink sink, CancellationToken cancellationToken)
    {
        sink.Report(new StepStarted("Recognising files", 0));
        var looked = 0L;
        var survey = await SourceSurvey.OfAsync(
            options, new SourceGuard(options.Limits, bytes => sink.Report(new StepProgress(looked += bytes)), sink.Opened, cancellationToken));
        var main = survey.Plans.FirstOrDefault(plan => plan.Role == SourceRole.Interactions) ?? survey.Plans[0];
        sink.Found(new SourceFindings(main.FormatName, main.Signal, survey.Ignored));

        var total = survey.Plans.Sum(plan => plan.Entry.PackedSize);
        sink.Report(new StepStarted("Reading files", total));
        var done = 0L;
        var guard = new SourceGuard(
            options.Limits, bytes => sink.Report(new StepProgress(Math.Min(total, done += bytes))), sink.Opened, cancellationToken);
        var filter = new RowFilter(sink);
        foreach (var plan in survey.Plans)
        {
            await ReadFileAsync(plan, guard, filter);
        }
    }

    private static async Task ReadFileAsync(SourcePlan plan, SourceGuard guard, RowFilter sink)
    {
        using var table = await plan.OpenAsync(plan.Entry, guard);
        table.CheckColumns(plan.Entry.Name);
        sink.StartFile(plan.Entry.Name);
        var readRow = plan.Rows(table);
        while (await table.NextBlockAsync(guard.Token))
        {
            for (var row = 1; table.Read(); row++)
            {
                if ((table.Problem ?? readRow(sink) ?? sink.TakeProblem()) is { } problem)
                {
                    sink.Skip(table.Row, problem, table.Text);
                }
                else
                {
                    sink.Close();
                }

                if (row % CheckEvery == 0)
                {
                    guard.Token.ThrowIfCancellationRequested();
                }
            }
        }

        sink.EndFile(plan.Role, plan.Note?.Invoke());
    }
}
