using System.Collections.Concurrent;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Statistics;

namespace MLlm3Rec.Baselines.Neighbours;

/// <summary>Finds a person's neighbours when asked.</summary>
internal sealed class UserKnnRecommender(SparseRows byUser, int neighbours) : IStoredRecommender
{
    private readonly SparseRows byItem = byUser.Transpose();
    private readonly ConcurrentBag<Scratch> scratches = [];

    public string Method => "user-knn";

    public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores)
    {
        scores.Clear();
        if (!scratches.TryTake(out var scratch))
        {
            scratch = new Scratch(new float[byUser.RowCount], new int[Math.Min(neighbours, byUser.RowCount)]);
        }

        var found = Nearest(user, history, scratch);
        foreach (var other in scratch.Nearest.AsSpan(0, found))
        {
            byUser.AddRow(other, scratch.Similarity[other], scores);
        }

        scratches.Add(scratch);
    }

    public void Save(Stream stream) => SparseRowsStream.Write(stream, byUser);

    private int Nearest(int user, ReadOnlySpan<Interaction> history, Scratch scratch)
    {
        var similarity = scratch.Similarity;
        similarity.AsSpan().Clear();
        var distinct = 0;
        for (var position = 0; position < history.Length; position++)
        {
            if (Choices.Repeats(history, position))
            {
                continue;
            }

            distinct++;
            foreach (var other in byItem.ColumnsOf(history[position].Item))
            {
                similarity[other]++;
            }
        }

        for (var other = 0; other < similarity.Length; other++)
        {
            similarity[other] = similarity[other] == 0 || other == user
                ? float.NaN
                : similarity[other] / MathF.Sqrt((float)distinct * byUser.ColumnsOf(other).Length);
        }

        return TopK.Select(similarity, scratch.Nearest);
    }

    private sealed record Scratch(float[] Similarity, int[] Nearest);
}
