using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Ranking.Parts;

namespace MLlm3Rec.Ranking.Weights;

/// <summary>What the parts measure for each learning user's validation item and for some items drawn beside it.</summary>
/// <param name="Parts">Number of parts.</param>
/// <param name="Candidates">Items per user; the first is the target.</param>
/// <param name="Users">Number of users.</param>
/// <param name="Measures">[users × candidates × parts], row-major.</param>
internal sealed record LearningSet(int Parts, int Candidates, int Users, float[] Measures)
{
    public Span<float> Row(int user, int candidate) => Measures.AsSpan((user * Candidates + candidate) * Parts, Parts);

    /// <param name="parts">Measured as when scoring, with the train history visible.</param>
    /// <param name="train">The histories.</param>
    /// <param name="targets">Per user the item chosen next, or −1.</param>
    /// <param name="options">How many users and negatives.</param>
    /// <param name="cancellationToken">Checked between users.</param>
    public static LearningSet Measure(
        PartSet parts, Dataset train, IReadOnlyList<int> targets, MarOptions options, CancellationToken cancellationToken)
    {
        var users = Draw(train, targets, options);
        var candidates = 1 + Math.Min(options.Negatives, train.Items.Count - 1);
        var set = new LearningSet(parts.Count, candidates, users.Length, new float[checked(users.Length * candidates * parts.Count)]);
        Parallel.For(0, users.Length, options.Parallel(cancellationToken), parts.NewBuffers, (place, _, buffers) =>
        {
            var user = users[place];
            var items = Candidate(train, user, targets[user], candidates, options.Seed);
            var values = new float[candidates];
            var context = parts.Open(train.History(user), buffers);
            for (var part = 0; part < parts.Count; part++)
            {
                parts.MeasureAt(part, context, items, values);
                for (var candidate = 0; candidate < candidates; candidate++)
                {
                    set.Row(place, candidate)[part] = values[candidate];
                }
            }

            return buffers;
        }, _ => { });
        return set;
    }

    /// <summary>Users with a target that is new to them; all, or so many drawn with the seed.</summary>
    private static int[] Draw(Dataset train, IReadOnlyList<int> targets, MarOptions options)
    {
        int[] users = [.. Enumerable.Range(0, Math.Min(targets.Count, train.Users.Count))
            .Where(user => targets[user] >= 0 && !Seen(train, user, targets[user]))];
        if (users.Length <= options.LearningUsers)
        {
            return users;
        }

        SplitMix64.Derive(options.Seed, stream: -1).Shuffle(users.AsSpan());
        return users[..options.LearningUsers];
    }

    /// <summary>The target, then items drawn uniformly from those the user has not chosen; repeats are possible and harmless.</summary>
    private static int[] Candidate(Dataset train, int user, int target, int count, int seed)
    {
        var random = SplitMix64.Derive(seed, user);
        var items = new int[count];
        items[0] = target;
        for (var place = 1; place < count; place++)
        {
            // A user who has chosen nearly everything gets a seen item rather than an endless search.
            for (var attempt = 0; attempt < 20; attempt++)
            {
                items[place] = random.NextInt32(train.Items.Count);
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
