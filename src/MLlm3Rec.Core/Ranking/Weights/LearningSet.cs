using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Ranking.Parts;

namespace MLlm3Rec.Ranking.Weights;

/// <summary>What the parts measure for a person's validation item and for some items drawn beside it, case by case.</summary>
/// <param name="Parts">Number of parts.</param>
/// <param name="Candidates">Items per case; the first is the target.</param>
/// <param name="Cases">Number of cases.</param>
/// <param name="Measures">[cases × candidates × parts], row-major.</param>
/// <param name="Degrees">[cases × candidates]: how well each item is known, in [0, 1].</param>
internal sealed record LearningSet(int Parts, int Candidates, int Cases, float[] Measures, float[] Degrees)
{
    /// <summary>Cases from this number on are of a train in which items were made new (<see cref="Rehearsal"/>).</summary>
    public int Rehearsed { get; init; } = Cases;

    public Span<float> Row(int number, int candidate) => Measures.AsSpan((number * Candidates + candidate) * Parts, Parts);

    /// <summary>How well each candidate of a case is known.</summary>
    public Span<float> Known(int number) => Degrees.AsSpan(number * Candidates, Candidates);

    /// <summary>No cases: nothing is learned.</summary>
    public static LearningSet None(PartSet parts) => new(parts.Count, 1, 0, [], []);

    /// <param name="plain">Measured as when scoring, with the train history visible.</param>
    /// <param name="rehearsed">The same parts with the statistics of <paramref name="rehearsal"/>.</param>
    /// <param name="rehearsal">Train with items made new.</param>
    /// <param name="train">The histories.</param>
    /// <param name="targets">Per user the item chosen next, or −1.</param>
    /// <param name="options">How many cases and negatives; half of the cases are of the rehearsal.</param>
    /// <param name="cancellationToken">Checked between cases.</param>
    public static LearningSet Measure(
        PartSet plain, PartSet rehearsed, Dataset rehearsal, Dataset train, IReadOnlyList<int> targets, MarOptions options,
        CancellationToken cancellationToken)
    {
        var users = Draw(train, targets, options);
        int[] again = [.. users.Where(user => !rehearsal.History(user).IsEmpty)];
        var candidates = 1 + Math.Min(options.Negatives, train.Items.Count - 1);
        var cases = users.Length + again.Length;
        var set = new LearningSet(
            plain.Count, candidates, cases, new float[checked(cases * candidates * plain.Count)], new float[cases * candidates])
        {
            Rehearsed = users.Length,
        };
        int[] chosen = [.. train.Interactions.ToArray().Select(choice => choice.Item).Distinct().Order()];
        int[] ItemsOf(int user) => Candidate(train, user, targets[user], chosen, candidates, options.Seed);
        set.Fill(0, users, plain, user => Rehearsal.Visible(train, user, options.Seed), ItemsOf, options, cancellationToken);
        set.Fill(users.Length, again, rehearsed, rehearsal.HistoryMemory, ItemsOf, options, cancellationToken);
        return set;
    }

    private void Fill(
        int first, int[] users, PartSet parts, Func<int, ReadOnlyMemory<Interaction>> historyOf, Func<int, int[]> itemsOf, MarOptions options,
        CancellationToken cancellationToken) =>
        Parallel.For(0, users.Length, options.Parallel(cancellationToken), parts.NewBuffers, (place, _, buffers) =>
        {
            var items = itemsOf(users[place]);
            var values = new float[items.Length];
            var context = parts.Open(historyOf(users[place]).Span, buffers);
            for (var candidate = 0; candidate < items.Length; candidate++)
            {
                Known(first + place)[candidate] = parts.Known[items[candidate]];
            }

            for (var part = 0; part < parts.Count; part++)
            {
                parts.MeasureAt(part, context, items, values);
                for (var candidate = 0; candidate < items.Length; candidate++)
                {
                    Row(first + place, candidate)[part] = values[candidate];
                }
            }

            return buffers;
        }, _ => { });

    /// <summary>Users with a target that is new to them; all, or so many drawn with the seed that two cases of each are not too many.</summary>
    private static int[] Draw(Dataset train, IReadOnlyList<int> targets, MarOptions options)
    {
        int[] users = [.. Enumerable.Range(0, Math.Min(targets.Count, train.Users.Count))
            .Where(user => targets[user] >= 0 && !Seen(train, user, targets[user]))];
        var most = Math.Max(1, options.LearningCases / 2);
        if (users.Length <= most)
        {
            return users;
        }

        SplitMix64.Derive(options.Seed, stream: -1).Shuffle(users.AsSpan());
        return users[..most];
    }

    /// <summary>
    /// The target, then items drawn uniformly from those that somebody has chosen and the user has not; repeats are possible and harmless. What
    /// nobody has chosen in train can be no target either: beside one it would only teach that new things are not wanted.
    /// </summary>
    private static int[] Candidate(Dataset train, int user, int target, int[] chosen, int count, int seed)
    {
        var random = SplitMix64.Derive(seed, user);
        var items = new int[count];
        items[0] = target;
        for (var place = 1; place < count; place++)
        {
            // A user who has chosen nearly everything gets a seen item rather than an endless search.
            for (var attempt = 0; attempt < 20; attempt++)
            {
                items[place] = chosen[random.NextInt32(chosen.Length)];
                if (items[place] != target && !Seen(train, user, items[place]))
                {
                    break;
                }
            }
        }

        return items;
    }

    private static bool Seen(Dataset train, int user, int item)
    {
        foreach (ref readonly var choice in train.History(user))
        {
            if (choice.Item == item)
            {
                return true;
            }
        }

        return false;
    }
}
