using Xunit;

namespace MLlm3Rec.Testing;

/// <summary>Holds every element against a check, and fails where there is none: a test of nothing proves nothing.</summary>
public static class Each
{
    public static void Holds<T>(IEnumerable<T> elements, Action<T> check)
    {
        T[] all = [.. elements];
        Assert.NotEmpty(all);
        Assert.All(all, check);
    }

    public static void Holds<T>(IEnumerable<T> elements, Action<T, int> check)
    {
        T[] all = [.. elements];
        Assert.NotEmpty(all);
        Assert.All(all, check);
    }
}
