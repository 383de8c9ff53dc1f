using System.Runtime.InteropServices;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Ranking.Learned;

/// <summary>Every choice of train that has others of the same person beside it, with those others and how much each weighs.</summary>
/// <remarks>The k-th nearest of the others weighs decay^k, and all weights of a choice sum to 1: the weights that <c>HistoryPart</c> gives a history
/// as a mean. They are looked up once and shared: learners read them in every epoch, on several threads.</remarks>
internal sealed class ChoiceContexts
{
    private readonly Dataset train;
    private readonly ContextWindow window;
    private readonly List<int> chosen = [];
    private readonly List<int> offsets = [0];
    private readonly List<int> others = [];
    private readonly float[][] weights;

    /// <param name="train">The histories.</param>
    /// <param name="window">Where the others lie.</param>
    /// <param name="decay">In (0, 1].</param>
    /// <param name="most">At most so many others of a choice, the nearest.</param>
    public ChoiceContexts(Dataset train, ContextWindow window, float decay, int most)
    {
        (this.train, this.window, Most) = (train, window, most);
        weights = [.. Enumerable.Range(0, most + 1).Select(count => Weights(count, decay))];
        var items = new int[most];
        for (var user = 0; user < train.Users.Count; user++)
        {
            for (var position = 0; position < train.History(user).Length; position++)
            {
                if (Write(user, position, items) is > 0 and var count)
                {
                    chosen.Add(train.History(user)[position].Item);
                    others.AddRange(items.AsSpan(0, count));
                    offsets.Add(others.Count);
                }
            }
        }
    }

    public int Count => chosen.Count;

    public int Most { get; }

    /// <summary>Item of a choice.</summary>
    public int ItemOf(int choice) => chosen[choice];

    /// <summary>Items of the others of a choice, nearest first.</summary>
    public ReadOnlySpan<int> OthersOf(int choice) => CollectionsMarshal.AsSpan(others)[offsets[choice]..offsets[choice + 1]];

    /// <summary>How much each of so many others weighs.</summary>
    public ReadOnlySpan<float> WeightsOf(int count) => weights[count];

    private static float[] Weights(int count, float decay)
    {
        var shares = new float[count];
        var (weight, sum) = (1f, 0f);
        for (var place = 0; place < count; place++)
        {
            shares[place] = weight;
            sum += weight;
            weight *= decay;
        }

        return Array.ConvertAll(shares, share => share / sum);
    }

    private int Write(int user, int position, Span<int> items)
    {
        var history = train.History(user);
        var (earlier, later) = (position - 1, position + 1);
        var count = 0;
        while (count < Most && (earlier >= 0 || IsInWindow(history, position, later)))
        {
            // The nearer of the two; of two equally near ones the earlier.
            var isLater = IsInWindow(history, position, later) && (earlier < 0 || later - position < position - earlier);
            var other = history[isLater ? later++ : earlier--].Item;
            if (other != history[position].Item)
            {
                items[count++] = other;
            }
        }

        return count;
    }

    private bool IsInWindow(ReadOnlySpan<Interaction> history, int position, int later) =>
        later < history.Length && (window == ContextWindow.Surrounding || (history[later].HasTime && history[later].Time == history[position].Time));
}

/// <summary>Which of a person's other choices speak for a choice.</summary>
internal enum ContextWindow
{
    /// <summary>Those before and after it.</summary>
    Surrounding,

    /// <summary>
    /// Those before it, and those of the same second, which have no order: in public files the order inside a day is the publisher's sorting,
    /// and learning it would be learning the file.
    /// </summary>
    Preceding,
}
