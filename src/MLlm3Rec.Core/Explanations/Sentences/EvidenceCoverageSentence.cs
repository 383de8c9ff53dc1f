namespace MLlm3Rec.Explanations.Sentences;

/// <summary>The sentence that says how far to trust a story.</summary>
internal static class EvidenceCoverageSentence
{
    public static StorySentence Of(Explanation explanation)
    {
        var footing = explanation.EvidenceCoverage;
        var choices = footing.Choices switch
        {
            0 => "no choice of theirs, so it is the same for everybody",
            1 => "one choice of theirs alone, so take it as a first guess",
            <= 5 => $"only {Number(footing.Choices)} choices of theirs, so take it as a hint",
            _ => $"{footing.Choices} choices of theirs",
        };
        return new StorySentence([new StoryPiece($"This rests on {choices}{Share(footing)}.")]);
    }

    private static string Share(EvidenceCoverage footing) => footing switch
    {
        { Choices: 0 } or { PersonalShare: null } => "",
        { PersonalShare: >= 0.9 } => "; nearly all of it is about this person",
        { PersonalShare: >= 0.66 } => "; most of it is about this person, the rest could be told to anyone",
        { PersonalShare: >= 0.4 } => "; about half of it is about this person, the rest could be told to anyone",
        _ => "; most of it could be told to anyone",
    };

    private static string Number(int count) => count switch { 2 => "two", 3 => "three", 4 => "four", _ => "five" };
}
