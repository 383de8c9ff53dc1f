namespace MLlm3Rec.EndToEnd.Shell;

/// <summary>An address per page, with the sample, for what must hold everywhere.</summary>
internal static class ShellPages
{
    public static string[] All { get; } = ["/", "/not-found"];
}
