namespace MLlm3Rec.Explanations.Sentences;

[Collection(nameof(ExplainedSample))]
public sealed class ClaimCheckTests(ExplainedSample sample)
{
    [Fact]
    public void Check_SentenceCitingAPositivePart_IsSupported()
    {
        var explanation = Explained();

        Assert.Null(
            Judge(explanation, new ClaimedSentence("Others with a taste like yours picked it too.", explanation.Parts[0].Name, IsAgainst: false)));
    }

    [Fact]
    public void Check_NoPart_IsMarked() =>
        Assert.Contains("no part", Judge(Explained(), new ClaimedSentence("It is lovely.", null, IsAgainst: false)), StringComparison.Ordinal);

    [Fact]
    public void Check_PartThatTheScoreHasNot_IsMarked() =>
        Assert.Contains(
            "has no part", Judge(Explained(), new ClaimedSentence("The moon is full.", "Moonlight", IsAgainst: false)), StringComparison.Ordinal);

    [Fact]
    public void Check_WrongDirection_IsMarked()
    {
        var explanation = Explained();

        Assert.Contains(
            "speaks for the item",
            Judge(explanation, new ClaimedSentence("Few pick it.", explanation.Parts[0].Name, IsAgainst: true)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MotiveThatDoesNotSpeak_IsMarked()
    {
        var explanation = Explained();
        var silent = sample.Engine.Vocabulary.Dimensions.First(dimension => explanation.Parts.All(part => part.Dimension != dimension.Key));

        Assert.Contains(
            silent.Name,
            Judge(explanation, new ClaimedSentence($"You care for {silent.Name.ToLowerInvariant()}.", explanation.Parts[0].Name, IsAgainst: false)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Check_InventedQuote_IsMarked()
    {
        var explanation = Explained();

        Assert.Contains(
            "stands in no text",
            Judge(explanation, new ClaimedSentence("Its text says “won the Nobel prize”.", explanation.Parts[0].Name, IsAgainst: false)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Check_InventedNumber_IsMarked()
    {
        var explanation = Explained();

        Assert.Contains(
            "98765",
            Judge(explanation, new ClaimedSentence("98765 people picked it.", explanation.Parts[0].Name, IsAgainst: false)),
            StringComparison.Ordinal);
    }

    private Explanation Explained() => sample.Explain(sample.Proposed(sample.People(choices: 5).First()));

    private string? Judge(Explanation explanation, ClaimedSentence sentence) =>
        ClaimCheck.Check([sentence], explanation, sample.Engine.Vocabulary, "a model").Sentences[0].Fault;
}
