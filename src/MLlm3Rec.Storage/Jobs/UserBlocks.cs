namespace MLlm3Rec.Storage.Jobs;

/// <summary>Cuts a list into the units of a run.</summary>
internal static class UserBlocks
{
    /// <summary>Named by their places in the list, which are the same whenever the run is taken up again.</summary>
    public static IEnumerable<(string Unit, int[] Places)> Of(string kind, IReadOnlyList<int> list, int size)
    {
        for (var start = 0; start < list.Count; start += size)
        {
            var count = Math.Min(size, list.Count - start);
            yield return ($"{kind} {start}-{start + count - 1}", [.. list.Skip(start).Take(count)]);
        }
    }
}
