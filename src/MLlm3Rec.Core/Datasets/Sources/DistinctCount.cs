namespace MLlm3Rec.Datasets.Sources;

/// <summary>Counts different numbers since the last restart.</summary>
internal sealed class DistinctCount
{
    private int[] seenIn = new int[1024];
    private int round;

    public int Count { get; private set; }

    public void Restart() => (round, Count) = (round + 1, 0);

    public void Add(int number)
    {
        if (number >= seenIn.Length)
        {
            Array.Resize(ref seenIn, Math.Max(number + 1, seenIn.Length * 2));
        }

        if (seenIn[number] != round)
        {
            seenIn[number] = round;
            Count++;
        }
    }
}
