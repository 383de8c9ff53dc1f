namespace MLlm3Rec.Web.Components.Pages.Prompts;

/// <summary>Where a row of a test leads.</summary>
internal static class TrialLinks
{
    /// <summary>The parts of one recommendation, unfolded.</summary>
    public static string Explain(string dataset, string user, string item) => Urls.Explain(dataset, user, item);
}
