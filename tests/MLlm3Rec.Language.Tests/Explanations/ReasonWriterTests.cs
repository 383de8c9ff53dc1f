using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Prompts;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Testing;
using MLlm3Rec.Testing.ModelServers;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Explanations;

public sealed class ReasonWriterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reasons_HonestModel_EverySentenceIsSupported()
    {
        var explanation = await ExplainedAsync();
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());

        var story = await ToldAsync(desk, explanation);

        Assert.Equal(2, story.Sentences.Count);
        Each.Holds(story.Sentences, sentence => Assert.True(sentence.IsSupported, sentence.Fault));
    }

    [Fact]
    public async Task Reasons_ScriptedLie_AloneIsMarked()
    {
        var explanation = await ExplainedAsync();
        var part = explanation.Parts[0].Name;
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Saying(
            $$"""
            {"sentences": [
              {"text": "People like you chose it.", "part": "{{part}}", "against": false},
              {"text": "Critics call it “the best of the century”.", "part": "{{part}}", "against": false},
              {"text": "It was blessed.", "part": null, "against": false}]}
            """));

        var story = await ToldAsync(desk, explanation);

        Assert.Equal([true, false, false], story.Sentences.Select(sentence => sentence.IsSupported));
        Assert.Contains("the best of the century", story.Sentences[1].Fault, StringComparison.Ordinal);
        Assert.Null(Assert.Single(story.Sentences[1].Pieces).Part);
    }

    [Fact]
    public async Task Reasons_OneSentenceAlone_IsRefusedWithTheRule()
    {
        var explanation = await ExplainedAsync();
        await using var desk =
            await LanguageFixture.OpenAsync(ModelScript.Saying("""{"sentences": [{"text": "Good.", "part": "Popular", "against": false}]}"""));
        await using var engine = desk.Engine();

        var answer = await engine.Reasons!(explanation, Token);

        Assert.Contains(
            "not 2 to 4", Assert.Single(Assert.IsType<Rejected<IReadOnlyList<ClaimedSentence>>>(answer).Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_ToneAndLength_ReachTheModel()
    {
        var explanation = await ExplainedAsync();
        await using var desk = await LanguageFixture.OpenAsync(ModelScript.Honest());
        await using var engine = desk.Engine(values: new PromptKnobs { Tone = Tone.Warm, ReasonLength = 2 }.Values());

        await engine.Reasons!(explanation, Token);

        Assert.Contains(
            "- sentences has two sentences, told warmly, as to a friend,", Assert.Single(desk.Server.Calls).Chat.System, StringComparison.Ordinal);
    }

    private static async Task<Story> ToldAsync(LanguageFixture desk, Explanation explanation)
    {
        await using var engine = desk.Engine();
        var answer = Assert.IsType<Accepted<IReadOnlyList<ClaimedSentence>>>(await engine.Reasons!(explanation, Token));
        return ClaimCheck.Check(answer.Value, explanation, DefaultVocabulary.Instance, engine.Name);
    }

    private static async Task<Explanation> ExplainedAsync()
    {
        var engine = BuiltInEngine.Fit(SmallDataset.WithTastes(users: 120, items: 40), DefaultVocabulary.Instance, new ReadingOptions(), Token);
        var mar = await MethodCatalogue.Alignment(engine, seed: 1).FitAsync(engine.Split.Train, engine.Split.Validation, Token);
        var user = Enumerable.Range(0, engine.Dataset.Users.Count).First(user => engine.Split.TestHistory(user).Length > 4);
        var history = engine.Split.TestHistoryMemory(user);
        return engine.Explainer.Explain(
            mar, new ExplanationRequest(user, history, TopN.Rank(mar, engine.Dataset.Items.Count, user, history.Span, 1)[0].Item), Token);
    }
}
