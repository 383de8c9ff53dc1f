using System.Diagnostics;
using MLlm3Rec.Datasets;
using MLlm3Rec.Language.Embeddings;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Heads;

namespace MLlm3Rec.Benchmarks;

/// <summary>A dataset's clauses, embedded by the sentence transformer that comes with the program; says what that took.</summary>
internal static class EncodedClauses
{
    public static async Task<SentenceReader> OfAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        var embedder = BundledModel.TryOpen(BundledModel.UsualPath) ?? throw new InvalidOperationException($"There is no {BundledModel.UsualPath}.");
        using var closing = embedder as IDisposable;
        var vectors = new ClauseVectors(embedder.Model, BundledModel.VectorSize);
        var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await ClauseEncoding.FillAsync(ClauseEncoding.ClausesOf(dataset), vectors, embedder, cancellationToken);
        Console.WriteLine(
            $"{dataset.Items.Count:N0} items, {vectors.Count:N0} clauses embedded in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s, "
                + $"{(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F1} CPU s, peak memory "
                + $"{Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        return new SentenceReader(ShippedHeads.Instance, vectors);
    }
}
