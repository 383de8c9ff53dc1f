namespace MLlm3Rec.Explanations;

/// <summary>The sentence that says how far to trust a story.</summary>
internal static class FootingSentence
{
    public static StorySentence Of(Explanation explanation)
    {
        var footing = explanation.Footing;
        var choices = footing.Choices switch
        {
            0 => "no choice of yours, so it is the same for everybody",
            1 => "one choice alone, so take it as a first guess",
            <= 5 => $"only {Number(footing.Choices)} choices, so take it with caution",
            _ => $"{footing.Choices} choices",
        };
        return new StorySentence([new StoryPiece($"This rests on {choices}{Share(footing)}.")]);
    }

    private static string Share(Footing footing) => footing switch
    {
        { Choices: 0 } or { PersonalShare: null } => "",
        { PersonalShare: >= 0.9 } => "; nearly all that speaks for it is about you",
        { PersonalShare: >= 0.66 } => "; most of what speaks for it is about you, the rest would be said to anybody",
        { PersonalShare: >= 0.4 } => "; about half of what speaks for it is about you, the rest would be said to anybody",
        _ => "; most of what speaks for it would be said to anybody",
    };

    private static string Number(int count) => count switch { 2 => "two", 3 => "three", 4 => "four", _ => "five" };
}
