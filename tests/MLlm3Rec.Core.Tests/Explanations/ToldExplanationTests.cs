using MLlm3Rec.Datasets;
using MLlm3Rec.Explanations.Counterfactuals;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Explanations;

/// <summary>Prompt, motive, rank, reason: what a model told of a person moves the list, and the reason cites what the model cited.</summary>
[Collection(nameof(ExplainedSample))]
public sealed class ToldExplanationTests(ExplainedSample sample)
{
    [Fact]
    public void Explain_ByModelMotives_PartsSumToTheScore()
    {
        var (told, question) = ModelProfile("sustainability", 0.9);
        var explanation = sample.Engine.Explainer.Explain(told, question, TestContext.Current.CancellationToken);

        var motive = Assert.Single(explanation.Parts, part => part.Kind == PartKind.Motive);
        var salience = sample.Engine.Traits.SalienceOf(question.Item)[sample.Engine.Vocabulary.IndexOf("sustainability")];
        Assert.Equal(("sustainability", 0.9f * salience), (motive.Dimension, (float)motive.Value));
        Assert.Equal(explanation.RankPosition.Score, explanation.Parts.Sum(part => part.Contribution), 1e-6);
    }

    [Fact]
    public void Explain_ByToldMotives_CitesWhatTheModelCited()
    {
        var (told, question) = ModelProfile("sustainability", 0.9);

        var explanation = sample.Engine.Explainer.Explain(told, question, TestContext.Current.CancellationToken);

        var reason = Assert.Single(explanation.Traits);
        Assert.Equal((1, 0.9), (Assert.Single(reason.Evidence).Position, Math.Round(reason.Strength, 6)));
        Assert.Equal("a model", explanation.Profile.Provenance.Engine);
        var shared = told.Share(explanation.History, question.Item).Single(part => part.Part.Kind == PartKind.Motive);
        Assert.Equal(1, shared.Shares[1]);
    }

    [Fact]
    public void Rank_StrongerMotive_LiftsWhatOffersIt()
    {
        var (faint, question) = ModelProfile("sustainability", 0.05);
        var (strong, _) = ModelProfile("sustainability", 1);

        Assert.True(
            RankPosition.Of(strong, sample.Dataset.Items.Count, question).Score > RankPosition.Of(faint, sample.Dataset.Items.Count, question).Score,
            "A green item gains by a green motive.");
    }

    [Fact]
    public void WhatIf_CitedChoiceLeftOut_DropsTheMotive()
    {
        var (told, question) = ModelProfile("sustainability", 0.9);

        var outcome = Outcome.Of(new WhatIf { Removed = [1] }, told, sample.Dataset, question);

        var change = Assert.Single(outcome.Changes, change => change.Dimension == "sustainability");
        Assert.Equal(0, change.After);
        Assert.NotEqual(0, change.Before);
    }

    [Fact]
    public void WhatIf_AnotherStrength_IsSupposedOverWhatWasTold()
    {
        var (told, question) = ModelProfile("sustainability", 0.9);

        var outcome = Outcome.Of(new WhatIf { Strengths = new Dictionary<string, double> { ["value"] = 1 } }, told, sample.Dataset, question);

        Assert.DoesNotContain(outcome.Changes, change => change.Dimension is not (null or "value"));
    }

    /// <summary>Somebody, with one told motive that rests on their second choice, asked about the greenest item they do not have.</summary>
    private (AlignmentRecommender ModelProfile, ExplanationRequest Question) ModelProfile(string dimension, double strength)
    {
        var user = sample.People(choices: 6).First();
        var history = sample.Engine.Split.TestHistoryMemory(user);
        var chosen = history.ToArray().Select(choice => choice.Item).ToHashSet();
        var place = sample.Engine.Vocabulary.IndexOf(dimension);
        var item = Enumerable.Range(0, sample.Dataset.Items.Count)
            .Where(one => !chosen.Contains(one))
            .MaxBy(one => sample.Engine.Traits.SalienceOf(one)[place]);
        var cited = sample.Dataset.Items[history.Span[1].Item];
        var profile = new MotivationProfile
        {
            User = sample.Dataset.Users[user],
            Motives =
                [
                    new Motive(
                        dimension,
                        strength,
                        "ModelProfile.",
                        Horizon.Lasting,
                        [new Evidence(1, cited.Id, new QuotedSpan(TextField.Title, 0, cited.DisplayTitle[..3]), 1)]),
                ],
            Avoids = [],
            Confidence = 0.5,
            HistoryLength = history.Length,
            Provenance = new Provenance("a model", "test-model", sample.Engine.Vocabulary.Version, "profile 1"),
        };
        var reading = MotiveReading.Of(profile, sample.Engine.Vocabulary, history.Span, isWanted: true);
        return ((AlignmentRecommender)reading.Apply(sample.Mar), new ExplanationRequest(user, history, item));
    }
}
