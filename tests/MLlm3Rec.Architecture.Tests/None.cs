namespace MLlm3Rec.Architecture;

/// <summary>Nothing may break a rule; whatever does is named in full.</summary>
internal static class None
{
    public static void Of(IEnumerable<string?> offenders)
    {
        var all = offenders.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
