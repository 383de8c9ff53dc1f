using MLlm3Rec.Storage.Fitting;

namespace MLlm3Rec.Web.Components.Pages.Runs;

/// <summary>What the built-in engine reads texts with, in words.</summary>
internal static class ReaderWords
{
    /// <param name="embedder">As an encoding was asked for it.</param>
    public static string Of(string embedder) => embedder switch
    {
        Embedders.Cues => "Cue words alone",
        Embedders.Bundled => "The sentence encoder that comes along",
        _ => $"Vectors of {embedder}",
    };
}
