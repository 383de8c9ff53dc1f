namespace MLlm3Rec.Web.Words;

/// <summary>Why one person has other numbers where the last choice is hidden than where it is read; said on both sides.</summary>
internal static class MomentWords
{
    /// <summary>Beside motives that were read without the hidden choice, where a link leads to those read with it.</summary>
    public const string Without = "The hidden choice is not among them. “Profiles” reads it too, so strengths and confidence can differ there.";

    /// <summary>Beside motives that were read from a whole history, where a link leads to pages that hide its end.</summary>
    public const string With =
        "Where the last choice is hidden, as on Home, Ranking and Explain, motives are read without it: strengths and confidence can differ there.";
}
