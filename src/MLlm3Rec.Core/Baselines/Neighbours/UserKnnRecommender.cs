using System.Collections.Concurrent;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Statistics;

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
            scratch = new Scratch(new RowSums(byUser.RowCount), new RowSelection(byUser.RowCount));
        }

        var (people, similarities) = Nearest(user, history, scratch);
        for (var place = 0; place < people.Length; place++)
        {
            byUser.AddRow(people[place], similarities[place], scores);
        }

        scratches.Add(scratch);
    }

    public void Save(Stream stream) => SparseRowsStream.Write(stream, byUser);

    private (int[] People, float[] Similarities) Nearest(int user, ReadOnlySpan<Interaction> history, Scratch scratch)
    {
        var distinct = 0;
        for (var position = 0; position < history.Length; position++)
        {
            if (!ChoiceMatrix.Repeats(history, position))
            {
                distinct++;
                scratch.Sums.Add(byItem.ColumnsOf(history[position].Item), value: 1);
            }
        }

        foreach (var other in scratch.Sums.Columns)
        {
            scratch.Sums[other] = other == user ? 0 : scratch.Sums[other] / MathF.Sqrt((float)distinct * byUser.ColumnsOf(other).Length);
        }

        return scratch.Selection.Take(scratch.Sums, neighbours);
    }

    private sealed record Scratch(RowSums Sums, RowSelection Selection);
}
