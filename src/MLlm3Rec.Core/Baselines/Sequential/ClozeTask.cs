using MLlm3Rec.Numerics;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Some items are hidden behind a mark, and their places name them from both sides. Asked is a mark behind the history.</summary>
/// <param name="places">Items that are read at once, the mark included.</param>
/// <param name="share">Of items that are hidden; one at least.</param>
/// <param name="lastShare">Of histories in which the last item alone is hidden, as when asked.</param>
internal sealed class ClozeTask(int places, double share, double lastShare) : ISequenceTask
{
    public bool Causal => false;

    public int Marks => 1;

    public int Places => places;

    public void Teach(ReadOnlySpan<int> history, int items, PackedSequences batch, ref SplitMix64 random)
    {
        var latest = history[Math.Max(0, history.Length - places)..];
        var sequence = batch.Add(latest.Length);
        latest.CopyTo(sequence);
        if (random.NextDouble() < lastShare)
        {
            Hide(latest.Length - 1, latest, items, sequence, batch);
            return;
        }

        var always = random.NextInt32(latest.Length);
        for (var place = 0; place < latest.Length; place++)
        {
            if (random.NextDouble() < share || place == always)
            {
                Hide(place, latest, items, sequence, batch);
            }
        }
    }

    public void Ask(ReadOnlySpan<int> history, int items, PackedSequences batch)
    {
        var latest = history[Math.Max(0, history.Length - places + 1)..];
        var sequence = batch.Add(latest.Length + 1);
        latest.CopyTo(sequence);
        sequence[^1] = items;
    }

    private static void Hide(int place, ReadOnlySpan<int> history, int items, Span<int> sequence, PackedSequences batch)
    {
        sequence[place] = items;
        batch.Ask(place, history[place]);
    }
}
