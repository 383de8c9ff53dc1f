using MLlm3Rec.Baselines.Neighbours;
using MLlm3Rec.Numerics;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Explanations;

[Collection(nameof(ExplainedSample))]
public sealed class ExplainerTests(ExplainedSample sample)
{
    [Fact]
    public void Share_RandomPairs_SumToTheScore()
    {
        var random = new SplitMix64(7);
        var scores = new float[sample.Dataset.Items.Count];
        for (var person = 0; person < 100; person++)
        {
            var user = random.NextInt32(sample.Dataset.Users.Count);
            var history = sample.Engine.Split.TestHistory(user);
            sample.Mar.Score(user, history, scores);
            for (var pair = 0; pair < 100; pair++)
            {
                var item = random.NextInt32(scores.Length);
                var shared = sample.Mar.Share(history, item);
                Assert.Equal(scores[item], PartGroup.Of([.. shared.Select(part => part.Part)]).Sum(group => group.Contribution), 1e-6);
                Each.Holds(shared, part => Assert.True(part.Shares.Sum() is < 1e-6f or (> 0.9999f and < 1.0001f)));
            }
        }
    }

    [Fact]
    public void Explain_EveryQuote_StandsLiterallyInItsSource()
    {
        var reasons = sample.People(choices: 1).Where(user => user % 4 == 0).Select(user => sample.Explain(sample.Proposed(user, user % 10)))
            .SelectMany(explanation => explanation.Traits.Select(reason => (explanation, reason))).ToArray();

        Each.Holds(reasons, told =>
        {
            Assert.NotNull(told.reason.Trait);
            AssertLiteral(ItemTexts.Of(told.explanation.Item, told.reason.Trait.Span.Field), told.reason.Trait.Span);
        });
        Each.Holds(reasons.SelectMany(told => told.reason.Evidence.Select(evidence => (told.explanation, evidence))), quoted =>
            AssertLiteral(TextOf(quoted.explanation, quoted.evidence.Position, quoted.evidence.Span.Field), quoted.evidence.Span));
    }

    [Fact]
    public void Explain_LinkedChoices_LieBeforeTheMoment()
    {
        var (linkedOfAll, quoted) = (0, 0);
        foreach (var user in sample.People(choices: 2).Where(user => user % 4 == 1))
        {
            var explanation = sample.Explain(sample.Proposed(user, user % 10));
            var visible = sample.Engine.Split.TestHistory(user).Length;
            var moment = sample.Dataset.History(user)[visible].Time;
            var linked = explanation.Parts.Select(part => part.Source).Where(source => source >= 0)
                .Concat(explanation.Traits.SelectMany(trait => trait.Evidence).Select(evidence => evidence.Position))
                .Concat(explanation.Choices.Select(choice => choice.Position)).ToList();

            linkedOfAll += linked.Count;
            foreach (var position in linked)
            {
                Assert.InRange(position, 0, visible - 1);
                Assert.True(sample.Dataset.History(user)[position].Time <= moment);
            }

            foreach (var evidence in explanation.Traits.SelectMany(trait => trait.Evidence))
            {
                quoted++;
                Assert.Equal(sample.Dataset.Items[sample.Dataset.History(user)[evidence.Position].Item].Id, evidence.Item);
            }
        }

        Assert.NotEqual(0, linkedOfAll);
        Assert.NotEqual(0, quoted);
    }

    [Fact]
    public void Explain_SharesOfChoices_SumToTheScore()
    {
        var explanation = sample.Explain(sample.Proposed(sample.People(choices: 8).First()));
        var shared = sample.Mar.Share(explanation.History, explanation.Question.Item);

        var unborne = shared.Where(part => part.Shares.All(share => share == 0)).Sum(part => part.Part.Contribution);

        Assert.Equal(explanation.RankPosition.Score, explanation.Choices.Sum(choice => choice.Amount) + unborne, 1e-4);
    }

    [Fact]
    public async Task Explain_RankerWithoutParts_LeavesChoicesOut()
    {
        var knn = await new ItemKnnAlgorithm(new ItemKnnOptions()).FitAsync(
            sample.Engine.Split.Train, sample.Engine.Split.Validation, TestContext.Current.CancellationToken);
        var user = sample.People(choices: 6).First();
        var history = sample.Engine.Split.TestHistoryMemory(user);
        var question = new ExplanationRequest(user, history, TopN.Rank(knn, sample.Dataset.Items.Count, user, history.Span, 1)[0].Item);

        var explanation = sample.Engine.Explainer.Explain(knn, question, TestContext.Current.CancellationToken);

        var scores = new float[sample.Dataset.Items.Count];
        knn.Score(user, history.Span[1..], scores);
        Assert.False(explanation.IsAdditive);
        Assert.Equal(WeightKind.LeftOut, explanation.WeightKind);
        Assert.Equal(explanation.RankPosition.Score - scores[question.Item], explanation.Choices.Single(choice => choice.Position == 0).Amount, 1e-6);
    }

    [Fact]
    public void At_ChosenItem_UsesHistoryBeforeItsChoice()
    {
        var user = sample.People(choices: 6).First();
        var history = sample.Dataset.HistoryMemory(user);

        var question = ExplanationRequest.At(user, history, history.Span[4].Item);

        Assert.Equal(4, question.History.Length);
    }

    private string TextOf(Explanation explanation, int position, TextField field)
    {
        var choice = explanation.History[position];
        return field == TextField.Review ? sample.Dataset.ReviewOf(choice)! : ItemTexts.Of(sample.Dataset.Items[choice.Item], field);
    }

    private static void AssertLiteral(string text, QuotedSpan span) => Assert.Equal(span.Quote, text.Substring(span.Start, span.Quote.Length));
}
