using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Histories read side by side, each at its own pace: where one ends, the next user's begins.</summary>
internal sealed class ParallelSessions
{
    private readonly int[] order;
    private readonly Dataset train;
    private readonly int[] user;
    private readonly int[] place;
    private int next;

    /// <param name="train">The histories; those with fewer than two choices teach nothing.</param>
    /// <param name="lanes">Most histories at once.</param>
    /// <param name="random">Shuffles the users.</param>
    public ParallelSessions(Dataset train, int lanes, SplitMix64 random)
    {
        this.train = train;
        order = [.. Enumerable.Range(0, train.Users.Count).Where(person => train.History(person).Length > 1)];
        random.Shuffle(order.AsSpan());
        Active = Math.Min(lanes, order.Length);
        next = Active;
        (user, place) = (order[..Active], new int[Active]);
    }

    /// <summary>Lanes still in use: the first ones.</summary>
    public int Active { get; private set; }

    /// <summary>One choice and the one after it, per active lane.</summary>
    public void Read(Span<int> inputs, Span<int> targets)
    {
        for (var lane = 0; lane < Active; lane++)
        {
            var history = train.History(user[lane]);
            (inputs[lane], targets[lane]) = (history[place[lane]].Item, history[place[lane] + 1].Item);
        }
    }

    /// <summary>On to the next choice.</summary>
    /// <param name="states">[lanes × width]: cleared where another user begins, closed up where a lane has nobody left.</param>
    /// <param name="width">Columns of the states.</param>
    public void Advance(Span<float> states, int width)
    {
        var kept = 0;
        for (var lane = 0; lane < Active; lane++)
        {
            var ended = ++place[lane] + 1 >= train.History(user[lane]).Length;
            if (ended && next >= order.Length)
            {
                continue;
            }

            var state = states.Slice(kept * width, width);
            (user[kept], place[kept]) = ended ? (order[next++], 0) : (user[lane], place[lane]);
            if (ended)
            {
                state.Clear();
            }
            else if (kept != lane)
            {
                states.Slice(lane * width, width).CopyTo(state);
            }

            kept++;
        }

        Active = kept;
    }
}
