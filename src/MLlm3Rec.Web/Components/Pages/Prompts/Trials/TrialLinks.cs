using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Components.Pages.Prompts.Trials;

/// <summary>Where a row of a test leads.</summary>
internal static class TrialLinks
{
    /// <param name="dataset">Name of the dataset.</param>
    /// <param name="user">Id of the person.</param>
    /// <param name="item">Id of the item.</param>
    /// <param name="test">Number of a test by the built-in engine, whose draft the rank is held against; null for one that asked a model.</param>
    public static string Explain(string dataset, string user, string item, int? test) => Urls.Explain(new ExplainView
    {
        Dataset = dataset,
        User = user,
        Item = item,
        Against = test is { } number ? RankSource.Of(RankSourceKind.Test, number) : null,
        UsesModelProfile = test is null,
    });
}
