using MLlm3Rec.Numerics;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>Every place names the item that came next.</summary>
/// <param name="places">Items that are read at once, at most.</param>
internal sealed class NextItemTask(int places) : ISequenceTask
{
    public bool Causal => true;

    public int Marks => 0;

    public int Places => places;

    public void Teach(ReadOnlySpan<int> history, int items, PackedSequences batch, ref SplitMix64 random)
    {
        var latest = history[Math.Max(0, history.Length - places - 1)..];
        latest[..^1].CopyTo(batch.Add(latest.Length - 1));
        for (var place = 0; place + 1 < latest.Length; place++)
        {
            batch.Ask(place, latest[place + 1]);
        }
    }

    public void Ask(ReadOnlySpan<int> history, int items, PackedSequences batch)
    {
        var latest = history[Math.Max(0, history.Length - places)..];
        latest.CopyTo(batch.Add(latest.Length));
    }
}
