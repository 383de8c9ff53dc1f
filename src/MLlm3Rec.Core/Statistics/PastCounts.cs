using MLlm3Rec.Datasets;

namespace MLlm3Rec.Statistics;

/// <summary>How often each item was chosen in any stretch of time.</summary>
/// <remarks>
/// All timed choices of train in one sorted row, with running counts per item noted every so many choices: a stretch costs two notes
/// and the choices between them. Memory: at most 256 notes of one number per item. The same by item answers for a few items.
/// </remarks>
internal sealed class PastCounts
{
    private readonly long[] times;
    private readonly int[] items;
    private readonly int[][] notes;
    private readonly int spacing;
    private readonly float[] logs;
    private readonly int[] firsts;
    private readonly long[] timesOf;

    public PastCounts(Dataset train)
    {
        var timed = train.Interactions.ToArray().Where(choice => choice.HasTime).ToArray();
        times = Array.ConvertAll(timed, choice => choice.Time);
        items = Array.ConvertAll(timed, choice => choice.Item);
        Array.Sort(times, items);
        spacing = Math.Max(4096, times.Length / 256);
        notes = new int[times.Length / spacing + 1][];
        var running = new int[train.Items.Count];
        for (var place = 0; place <= times.Length; place++)
        {
            if (place % spacing == 0)
            {
                notes[place / spacing] = (int[])running.Clone();
            }

            if (place < times.Length)
            {
                running[items[place]]++;
            }
        }

        (firsts, timesOf) = ByItem(train.Items.Count);
        logs = [.. Enumerable.Range(0, running.Append(0).Max() + 1).Select(count => MathF.Log(1 + count))];
    }

    /// <summary>Per item log(1 + number of choices with <paramref name="after"/> &lt; time ≤ <paramref name="until"/>).</summary>
    public void LogBetween(long after, long until, Span<float> values)
    {
        var (first, last) = (PlaceAfter(times, after), PlaceAfter(times, until));
        if (last - first <= 2 * spacing)
        {
            Add(first, last, 1, values);
        }
        else
        {
            AddUntil(last, 1, values);
            AddUntil(first, -1, values);
        }

        for (var item = 0; item < values.Length; item++)
        {
            if (values[item] > 0)
            {
                values[item] = logs[(int)values[item]];
            }
        }
    }

    /// <summary>The same for some items only.</summary>
    public void LogBetweenAt(long after, long until, ReadOnlySpan<int> wanted, Span<float> values)
    {
        for (var place = 0; place < wanted.Length; place++)
        {
            var own = timesOf.AsSpan(firsts[wanted[place]]..firsts[wanted[place] + 1]);
            values[place] = logs[PlaceAfter(own, until) - PlaceAfter(own, after)];
        }
    }

    /// <summary>The times of each item's choices, ascending: those of item i stand at firsts[i] .. firsts[i + 1].</summary>
    private (int[] Firsts, long[] Times) ByItem(int count)
    {
        var starts = new int[count + 1];
        foreach (var item in items)
        {
            starts[item + 1]++;
        }

        for (var item = 0; item < count; item++)
        {
            starts[item + 1] += starts[item];
        }

        var next = starts.AsSpan(0, count).ToArray();
        var grouped = new long[times.Length];
        for (var place = 0; place < times.Length; place++)
        {
            grouped[next[items[place]]++] = times[place];
        }

        return (starts, grouped);
    }

    private void AddUntil(int place, int sign, Span<float> values)
    {
        var note = place / spacing;
        for (var item = 0; item < values.Length; item++)
        {
            values[item] += sign * notes[note][item];
        }

        Add(note * spacing, place, sign, values);
    }

    private void Add(int from, int to, int sign, Span<float> values)
    {
        for (var place = from; place < to; place++)
        {
            values[items[place]] += sign;
        }
    }

    /// <summary>Number of choices at or before a time.</summary>
    private static int PlaceAfter(ReadOnlySpan<long> ascending, long time)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ascending[middle] <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

internal static class LogPopularity
{
    /// <summary>log(1 + number of choices in train), per item.</summary>
    public static float[] Of(Dataset train)
    {
        var counts = new float[train.Items.Count];
        foreach (var choice in train.Interactions)
        {
            counts[choice.Item]++;
        }

        return Array.ConvertAll(counts, count => MathF.Log(1 + count));
    }
}
