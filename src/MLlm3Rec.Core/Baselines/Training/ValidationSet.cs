using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Training;

/// <summary>The users whose validation item a model in training must find.</summary>
/// <remarks>
/// NDCG@10 with one relevant item in the whole catalogue without the user's train history, as an evaluation counts it (<see cref="TargetRank"/>,
/// <see cref="DiscountedGain"/>). Means are summed in the users' order: threads change nothing.
/// </remarks>
public sealed class ValidationSet
{
    private const int Block = 64;
    private const int Depth = 10;

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
        // An item chosen before would be the only one of them that may be found again: a question that answers itself.
        users =
        [
            .. Enumerable.Range(0, Math.Min(targets.Count, train.Users.Count))
                .Where(user => targets[user] >= 0 && !train.Holds(user, targets[user])),
        ];
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
        Parallel.For(0, blocks, options, () => (Scores: new float[Block * train.Items.Count], Seen: new SeenItems()), (block, _, buffers) =>
        {
            var first = block * Block;
            var count = Math.Min(Block, users.Length - first);
            Measure(recommender, users.AsSpan(first, count), buffers.Scores, buffers.Seen, gains.AsSpan(first, count));
            return buffers;
        }, _ => { });
        return gains.Sum() / users.Length;
    }

    private void Measure(IRecommender recommender, ReadOnlySpan<int> block, float[] scores, SeenItems seen, Span<double> gains)
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
            var target = targets[block[row]];
            var rank = TargetRank.InCatalogue(scores.AsSpan(row * items, items), target, seen.Of(histories[row].Span, except: target));
            gains[row] = DiscountedGain.Of(rank, Depth);
        }
    }
}
