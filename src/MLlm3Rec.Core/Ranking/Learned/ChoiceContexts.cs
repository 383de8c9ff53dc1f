using MLlm3Rec.Datasets;

namespace MLlm3Rec.Ranking.Learned;

/// <summary>Every choice of train that has others of the same person beside it, with those others and how much each weighs.</summary>
/// <remarks>The k-th nearest of the others weighs decay^k, and all weights of a choice sum to 1: the weights that <c>HistoryPart</c> gives a history
/// as a mean.</remarks>
internal sealed class ChoiceContexts
{
    private readonly Dataset train;
    private readonly ContextWindow window;
    private readonly float decay;
    private readonly List<(int User, int Position)> choices = [];

    /// <param name="train">The histories.</param>
    /// <param name="window">Where the others lie.</param>
    /// <param name="decay">In (0, 1].</param>
    /// <param name="most">At most so many others of a choice, the nearest.</param>
    public ChoiceContexts(Dataset train, ContextWindow window, float decay, int most)
    {
        (this.train, this.window, this.decay, Most) = (train, window, decay, most);
        var (items, weights) = (new int[most], new float[most]);
        for (var user = 0; user < train.Users.Count; user++)
        {
            for (var position = 0; position < train.History(user).Length; position++)
            {
                if (Write(user, position, items, weights) > 0)
                {
                    choices.Add((user, position));
                }
            }
        }
    }

    public int Count => choices.Count;

    public int Most { get; }

    /// <summary>Item of a choice.</summary>
    public int ItemOf(int choice) => train.History(choices[choice].User)[choices[choice].Position].Item;

    /// <summary>Writes the others of a choice, nearest first.</summary>
    /// <param name="choice">Below <see cref="Count"/>.</param>
    /// <param name="items">Receives their items; <see cref="Most"/> places.</param>
    /// <param name="weights">Receives their weights.</param>
    /// <returns>How many there are.</returns>
    public int Write(int choice, Span<int> items, Span<float> weights) => Write(choices[choice].User, choices[choice].Position, items, weights);

    private int Write(int user, int position, Span<int> items, Span<float> weights)
    {
        var history = train.History(user);
        var (earlier, later) = (position - 1, position + 1);
        var (count, weight, sum) = (0, 1f, 0f);
        while (count < Most && (earlier >= 0 || IsInWindow(history, position, later)))
        {
            // The nearer of the two; of two equally near ones the earlier.
            var isLater = IsInWindow(history, position, later) && (earlier < 0 || later - position < position - earlier);
            var other = history[isLater ? later++ : earlier--].Item;
            if (other != history[position].Item)
            {
                (items[count], weights[count]) = (other, weight);
                sum += weight;
                weight *= decay;
                count++;
            }
        }

        foreach (ref var one in weights[..count])
        {
            one /= sum;
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
