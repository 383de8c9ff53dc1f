using System.Collections.Concurrent;
using MLlm3Rec.Datasets;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Explanations.Counterfactuals;

/// <summary>Searches the smallest set of choices whose removal pushes an item out of the first ten.</summary>
/// <remarks>
/// Every set that is tried is a full computation over the whole catalogue. First each choice alone; then choices are left out in the order of
/// what each alone costs the item's margin, until it is out; then as many as possible are put back. Sizes below what was found are then tried in
/// full, smallest first, as long as all sets of a size fit into the number of trials. The number of trials is bounded, not the time, so that
/// the answer is the same on every machine. Monotone behaviour is not assumed: leaving out more may bring an item back.
/// </remarks>
public sealed class RemovalSearch(IRecommender recommender, Dataset dataset, ExplanationRequest question)
{
    /// <summary>At most so many full computations beyond one per choice.</summary>
    private const int Trials = 400;

    private readonly ConcurrentBag<float[]> rows = [];
    private int tried;

    public RemovalSet Find(CancellationToken cancellationToken)
    {
        var length = question.History.Length;
        var singles = TryAll([.. Enumerable.Range(0, length).Select(position => (int[])[position])], cancellationToken);
        if (Best(singles) is { } single)
        {
            return Found(single, provenAbove: 0);
        }

        int[] byCost = [.. singles.OrderBy(trial => trial.RankPosition.Margin).ThenBy(trial => trial.Removed[0]).Select(trial => trial.Removed[0])];
        var found = PutBack(Grow(byCost, cancellationToken), cancellationToken);
        var proven = Math.Min(1, length);
        for (var size = 2; size < (found?.Removed.Length ?? length + 1) && Count(length, size) + tried <= Trials + length; size++)
        {
            if (Best(TryAll(Sets(length, size), cancellationToken)) is { } smaller)
            {
                return Found(smaller, proven);
            }

            proven = size;
        }

        return found is null ? new RemovalSet([], proven, RankPosition.Of(recommender, dataset.Items.Count, question), tried) : Found(found, proven);
    }

    private RemovalSet Found(Trial trial, int provenAbove) => new([.. trial.Removed.Order()], provenAbove, trial.RankPosition, tried);

    private Trial? Grow(int[] byCost, CancellationToken cancellationToken)
    {
        for (var size = 2; size <= byCost.Length; size++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Try(byCost[..size]) is { IsOut: true } trial)
            {
                return trial;
            }
        }

        return null;
    }

    /// <summary>The cheapest choices come back first.</summary>
    private Trial? PutBack(Trial? trial, CancellationToken cancellationToken)
    {
        for (var place = (trial?.Removed.Length ?? 0) - 1; place >= 0 && trial!.Removed.Length > 1; place--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (place < trial.Removed.Length && Try([.. trial.Removed[..place], .. trial.Removed[(place + 1)..]]) is { IsOut: true } smaller)
            {
                trial = smaller;
            }
        }

        return trial;
    }

    private Trial[] TryAll(int[][] sets, CancellationToken cancellationToken)
    {
        var trials = new Trial[sets.Length];
        Parallel.For(
            0,
            sets.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            place => trials[place] = Try(sets[place]));
        return trials;
    }

    private Trial Try(int[] removed)
    {
        Interlocked.Increment(ref tried);
        var scores = rows.TryTake(out var row) ? row : new float[dataset.Items.Count];
        var left = ExplanationRequest.Without(question.History, removed).Span;
        recommender.Score(question.User, left, scores);
        var standing = RankPosition.Of(scores, left, question.Item);
        rows.Add(scores);
        return new Trial(removed, standing);
    }

    /// <summary>Of those that do it, the one that pushes furthest.</summary>
    private static Trial? Best(IEnumerable<Trial> trials) =>
        trials.Where(trial => trial.IsOut).OrderByDescending(trial => trial.RankPosition.Rank ?? int.MaxValue).FirstOrDefault();

    private static double Count(int length, int size) =>
        Enumerable.Range(0, size).Aggregate(1.0, (product, step) => product * (length - step) / (step + 1));

    private static int[][] Sets(int length, int size)
    {
        IEnumerable<int[]> sets = [[]];
        for (var step = 0; step < size; step++)
        {
            sets = sets.SelectMany(set =>
                Enumerable.Range(set.Length == 0 ? 0 : set[^1] + 1, length - (set.Length == 0 ? 0 : set[^1] + 1))
                    .Select(next => (int[])[.. set, next]));
        }

        return [.. sets];
    }

    private sealed record Trial(int[] Removed, RankPosition RankPosition)
    {
        public bool IsOut => !RankPosition.IsProposed;
    }
}

/// <summary>Choices without which an item would not be proposed.</summary>
/// <param name="Positions">In the history, ascending; empty where no set of choices was found that does it.</param>
/// <param name="ProvenAbove">No set of so many choices or fewer does it: all were tried.</param>
/// <param name="After">Where the item stands without them.</param>
/// <param name="Tried">How many sets were computed in full.</param>
public sealed record RemovalSet(IReadOnlyList<int> Positions, int ProvenAbove, RankPosition After, int Tried)
{
    public bool Exists => Positions.Count > 0;

    /// <summary>Whether it is known to be the smallest, rather than a small one that was found step by step.</summary>
    public bool IsSmallest => Exists && ProvenAbove >= Positions.Count - 1;
}
