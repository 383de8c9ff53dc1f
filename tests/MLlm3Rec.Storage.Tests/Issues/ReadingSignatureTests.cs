using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Storage.Issues;

/// <summary>What was read otherwise was told by the first letters of a text: 1 matched 12.</summary>
public sealed class ReadingSignatureTests
{
    private static readonly PromptSet Live = PromptSet.Of(new ShippedPrompts([]));
    private static readonly string Vocabulary = Live.Vocabulary.Version;

    [Theory]
    [InlineData(12, "related words 12", false)]
    [InlineData(12, "related words 12, vectors mine: e5, small", false)]
    [InlineData(1, "related words 12", true)]
    [InlineData(12, "related words 1", true)]
    [InlineData(12, "", true)]
    public void Traits_OtherNumberOfRelatedWords_AreStale(int live, string words, bool isStale)
    {
        var prompt = Live with { Knobs = new PromptKnobs { RelatedWords = live } };

        Assert.Equal(isStale, Staleness.Of(prompt, Made(BuiltInProvenance.Engine, words), profiles: null, models: null).Traits);
    }

    [Theory]
    [InlineData("seed 42, motives 5, minimum 0.15, recent 0.5/10, shrinkage 3, reviews 1.5, evidence 2-3", false)]
    [InlineData("seed 42, motives 15, minimum 0.15, recent 0.5/10, shrinkage 3, reviews 1.5, evidence 2-3", true)]
    [InlineData("seed 42, motives 5, minimum 0.15, recent 0.5/10, shrinkage 3, reviews 1.5, evidence 2-30", true)]
    public void Models_SignedToday_AreStaleWhereAKnobDiffers(string words, bool isStale) =>
        Assert.Equal(isStale, Staleness.Of(Live, traits: null, profiles: null, Made(BuiltInProvenance.Engine, words)).Models);

    /// <summary>Kinds of goods gave motives before; nothing said that they would not any more.</summary>
    [Theory]
    [InlineData("co-occurrence 1", false)]
    [InlineData("clauses 2, arctic: snowflake", false)]
    [InlineData("clauses 1, arctic: snowflake", true)]
    [InlineData("clauses 22, arctic: snowflake", true)]
    public void Made_ByAnEarlierReader_IsStale(string method, bool isStale)
    {
        var traits = Made(BuiltInProvenance.Engine, "related words 12", method);
        var prompt = Live with { Knobs = new PromptKnobs { RelatedWords = 12 } };

        var stale = Staleness.Of(prompt, traits, profiles: null, models: null);

        Assert.Equal((isStale, isStale), (stale.Traits, stale.ByEarlierEngine));
        Assert.Equal(isStale ? [PipelineStage.Traits, PipelineStage.Motives, PipelineStage.Ranking] : [], stale.Steps("any").Select(StageOf));
    }

    [Fact]
    public void Profiles_OfAModel_AreStaleWithOtherDimensionsOnly()
    {
        var told = Made("openai", "profile 1a2b");

        Assert.False(Staleness.Of(Live with { Knobs = new PromptKnobs { MostMotives = 1 } }, traits: null, told, models: null).Profiles);
        Assert.True(Staleness.Of(Live with { Dimensions = [.. Live.Dimensions.Skip(1)] }, traits: null, told, models: null).Profiles);
    }

    [Fact]
    public void Signature_OfEveryKnob_IsReadAsItWasWritten()
    {
        var options = new ProfileOptions
        {
            Motives = 3,
            MinimumStrength = 1e-7,
            RecentWeight = 2,
            RecentHalfLife = 7.5,
            Shrinkage = 0,
            ReviewWeight = 0.3,
            EvidenceNeeded = 1,
            EvidencePerMotive = 9,
        };

        Assert.Equal(options, ReadingSignature.Read(Provenance(ReadingSignature.WriteModels(-7, options))).Profiles);
        Assert.Equal(options, ReadingSignature.Read(Provenance(options.ToString())).Profiles);
        Assert.Equal(4, ReadingSignature.Read(Provenance(ReadingSignature.WriteTraits(4, "mine: e5"))).RelatedWords);
        Assert.Equal("mine", ReadingSignature.EmbedderOf(Provenance(ReadingSignature.WriteTraits(4, "mine: e5: small"))));
        Assert.Null(ReadingSignature.EmbedderOf(Provenance(ReadingSignature.WriteTraits(4, null))));
    }

    private static PipelineStage StageOf(RunRequest request) => Pipeline.Stages.Single(stage => Pipeline.Request(stage, "any") == request);

    private static Provenance Provenance(string prompt) => new(BuiltInProvenance.Engine, "method", Vocabulary, prompt);

    private static Generation Made(string engine, string prompt, string method = "co-occurrence 1") =>
        new(1, 1, new Provenance(engine, method, Vocabulary, prompt), [], DateTimeOffset.UnixEpoch);
}
