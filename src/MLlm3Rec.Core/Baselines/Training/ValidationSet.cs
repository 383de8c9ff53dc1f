using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Training;

/// <summary>The users whose validation item a model in training must find.</summary>
/// <remarks>
/// NDCG@10 with one relevant item, 1 / log₂(1 + rank) for ranks up to 10, in the whole catalogue without the user's train history;
/// a tie counts half, a missing score lies below all others. Means are summed in the users' order: threads change nothing.
/// </remarks>
public sealed class ValidationSet
{
    private const int Block = 64;
    private const double Depth = 10;

    private readonly Dataset train;
    private readonly IReadOnlyList<int> targets;
    private readonly int[] users;
    private readonly int threads;

    /// <param name="train">Whose histories are visible.</param>
    /// <param name="targets">Per user the item chosen next, or −1; may be empty.</param>
    /// <param name="options">How many users, which seed, how many threads.</param>
    public ValidationSet(Dataset train, IReadOnlyList<int> targets, EpochOptions options)
    {
        (this.train, this.targets, threads) = (train, targets, options.Threads);
        users = [.. Enumerable.Range(0, Math.Min(targets.Count, train.Users.Count)).Where(user => targets[user] >= 0)];
        if (users.Length > options.ValidationUsers)
        {
            SplitMix64.Derive(options.Seed, users.Length).Shuffle(users.AsSpan());
            users = users[..options.ValidationUsers];
        }
    }

    public int Users => users.Length;

    /// <summary>Mean NDCG@10, in [0, 1].</summary>
    public double Ndcg(IRecommender recommender, CancellationToken cancellationToken)
    {
        var gains = new double[users.Length];
        var blocks = (users.Length + Block - 1) / Block;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, blocks, options, () => new float[Block * train.Items.Count], (block, _, scores) =>
        {
            var first = block * Block;
            var count = Math.Min(Block, users.Length - first);
            Measure(recommender, users.AsSpan(first, count), scores, gains.AsSpan(first, count));
            return scores;
        }, _ => { });
        return gains.Sum() / users.Length;
    }

    private void Measure(IRecommender recommender, ReadOnlySpan<int> block, float[] scores, Span<double> gains)
    {
        var items = train.Items.Count;
        var histories = new ReadOnlyMemory<Interaction>[block.Length];
        for (var row = 0; row < block.Length; row++)
        {
            histories[row] = train.HistoryMemory(block[row]);
        }

        recommender.ScoreMany(block, histories, scores.AsSpan(0, block.Length * items));
        for (var row = 0; row < block.Length; row++)
        {
            gains[row] = Gain(scores.AsSpan(row * items, items), histories[row].Span, targets[block[row]]);
        }
    }

    private static double Gain(Span<float> scores, ReadOnlySpan<Interaction> seen, int target)
    {
        var score = scores[target];
        if (float.IsNaN(score))
        {
            return 0;
        }

        foreach (var choice in seen)
        {
            scores[choice.Item] = float.NaN;
        }

        scores[target] = float.NaN;
        var (above, equal) = Threshold.Count(scores, score);
        var rank = 1 + above + 0.5 * equal;
        return rank > Depth ? 0 : 1 / Math.Log2(1 + rank);
    }
}
