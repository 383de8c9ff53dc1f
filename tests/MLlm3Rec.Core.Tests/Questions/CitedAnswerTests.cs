namespace MLlm3Rec.Questions;

public sealed class CitedAnswerTests
{
    private static readonly FactSource Ada = new("Profile of ada", "/profiles?user=ada");
    private static readonly FactSource List = new("Ranking of ada", "/ranking?user=ada");

    private static readonly ILookup<int, FoundFact> Facts = new[]
    {
        (1, new FoundFact("ada chooses for value, strength 0.81: Looks at the price first.", Ada)),
        (1, new FoundFact("for value: “cheap  and cheerful”", Ada)),
        (2, new FoundFact("place 1 for ada: “The Tin” (id t1)", List)),
    }.ToLookup(told => told.Item1, told => told.Item2);

    [Fact]
    public void EverySentence_WithAKnownNumber_LeadsToItsPage()
    {
        var answer = Read("Ada chooses for value [1]. She gets “The Tin” first [2][1].");

        Assert.Equal(["Ada chooses for value.", "She gets “The Tin” first."], answer.Sentences.Select(sentence => sentence.Words));
        Assert.Equal([1], answer.Sentences[0].Citations);
        Assert.Equal([2, 1], answer.Sentences[1].Citations);
        Each.Holds(answer.Sentences, sentence => Assert.True(sentence.IsSourced, sentence.Fault));
        Assert.Equal([Ada, List], answer.Sources.Values);
    }

    [Theory]
    [InlineData("She is 40 years old.", "It names no source.")]
    [InlineData("She is 40 years old [7].", "It names a source that was never looked up.")]
    [InlineData("She says “never again” [1].", "“never again” stands nowhere in its source.")]
    [InlineData("She is 40 years old [1].", "The number 40 stands nowhere in its source.")]
    [InlineData("She gets “The Tin” first [1].", "“The Tin” stands nowhere in its source.")]
    public void ASentence_ThatNothingSupports_SaysWhy(string text, string fault)
    {
        var sentence = Assert.Single(Read(text).Sentences);

        Assert.False(sentence.IsSourced);
        Assert.Equal(fault, sentence.Fault);
    }

    [Fact]
    public void ANumber_BehindTheFullStop_BelongsToItsSentence()
    {
        var answer = Read("Ada chooses for value. [1] She gets the tin first. [2]");

        Assert.Equal(2, answer.Sentences.Count);
        Assert.Equal([1], answer.Sentences[0].Citations);
        Assert.Equal([2], answer.Sentences[1].Citations);
    }

    [Fact]
    public void AClaim_ThatBeginsSmall_HidesBehindNoOther()
    {
        var answer = Read("Ada chooses for value [1]. eve-0002 hates tins.");

        Assert.Equal([true, false], answer.Sentences.Select(sentence => sentence.IsSourced));
    }

    [Fact]
    public void AQuote_IsFound_WhateverItsSpacesAndCase() =>
        Assert.True(Assert.Single(Read("She says “Cheap and cheerful” [1].").Sentences).IsSourced);

    [Fact]
    public void ALine_ThatLeadsOver_ClaimsNothing()
    {
        var answer = Read("These were found:\nada chooses for value [1; 2].");

        Assert.Equal([true, true], answer.Sentences.Select(sentence => sentence.IsSourced));
        Assert.Equal([true, true], answer.Sentences.Select(sentence => sentence.IsFirst));
        Assert.Equal([1, 2], answer.Sentences[1].Citations);
    }

    [Fact]
    public void ADecimalPoint_EndsNoSentence() => Assert.Single(Read("Its strength is 0.81 [1].").Sentences);

    private static CitedAnswer Read(string text) => CitedAnswer.Read(text, Facts, []);
}
