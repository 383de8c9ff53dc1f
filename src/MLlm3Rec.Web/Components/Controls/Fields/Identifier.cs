namespace MLlm3Rec.Web.Components.Controls.Fields;

/// <summary>Numbers for elements that refer to each other; unique in this process, which is all that one page needs.</summary>
internal static class Identifier
{
    private static int last;

    public static int Next() => Interlocked.Increment(ref last);
}
