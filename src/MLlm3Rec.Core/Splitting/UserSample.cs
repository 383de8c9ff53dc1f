using MLlm3Rec.Numerics;

namespace MLlm3Rec.Splitting;

/// <summary>Some of the users, the same ones for the same seed.</summary>
public static class UserSample
{
    /// <summary>Ascending user indices: all of them, or <paramref name="count"/> drawn without repeats.</summary>
    public static int[] Draw(int users, int? count, int seed)
    {
        int[] all = [.. Enumerable.Range(0, users)];
        if (count is not { } wanted || wanted >= users)
        {
            return all;
        }

        SplitMix64.Derive(seed, stream: users).Shuffle(all.AsSpan());
        var drawn = all[..wanted];
        Array.Sort(drawn);
        return drawn;
    }
}
