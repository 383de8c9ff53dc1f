namespace MLlm3Rec.Web.Components.Running;

/// <summary>How often a page looks at what is under way.</summary>
internal static class Beat
{
    /// <summary>Two and a half times a second: alive to the eye, and never more than five renders a second however often runs report.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(400);
}
