using System.Numerics;
using System.Runtime.InteropServices;

namespace MLlm3Rec.Numerics;

/// <summary>Counting against a threshold.</summary>
public static class Threshold
{
    /// <summary>How many values lie above the threshold, and how many equal it. NaN counts nowhere.</summary>
    public static (int Above, int Equal) Count(ReadOnlySpan<float> values, float threshold)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var against = new Vector<float>(threshold);
        var (above, equal) = (Vector<int>.Zero, Vector<int>.Zero);
        var place = 0;
        for (; place + Vector<float>.Count <= values.Length; place += Vector<float>.Count)
        {
            var part = Vector.LoadUnsafe(ref first, (nuint)place);
            above -= Vector.GreaterThan(part, against);
            equal -= Vector.Equals(part, against);
        }

        var (more, same) = (Vector.Sum(above), Vector.Sum(equal));
        foreach (var value in values[place..])
        {
            more += value > threshold ? 1 : 0;
            same += value == threshold ? 1 : 0;
        }

        return (more, same);
    }
}
