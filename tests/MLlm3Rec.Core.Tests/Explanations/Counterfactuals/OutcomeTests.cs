using MLlm3Rec.Baselines;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Ranking.Parts;
using MLlm3Rec.Ranking.Weights;
using MLlm3Rec.Reading;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Explanations.Counterfactuals;

[Collection(nameof(ExplainedSample))]
public sealed class OutcomeTests(ExplainedSample sample)
{
    /// <summary>Parts that rest on no rarity of words.</summary>
    private static readonly PartDefinition[] Exact =
    [
        PartCatalogue.CloseInMeaning, PartCatalogue.SameBrand, PartCatalogue.Together, PartCatalogue.Popular,
    ];

    [Fact]
    public void Of_ChoicesLeftOutAndAdded_EqualsScoringThatHistory()
    {
        foreach (var user in sample.People(choices: 5).Take(20))
        {
            var question = sample.Proposed(user, place: 3);
            var added = (question.Item + 1) % sample.Dataset.Items.Count;

            var outcome = Outcome.Of(new WhatIf { Removed = [1, 3], Added = [added] }, sample.Mar, sample.Dataset, question);

            var history = question.History.ToArray().ToList();
            history.RemoveAt(3);
            history.RemoveAt(1);
            history.Add(new Interaction(added, history[^1].Time, float.NaN, -1));
            var scores = new float[sample.Dataset.Items.Count];
            sample.Mar.Score(user, history.ToArray(), scores);
            Assert.Equal(scores[question.Item], outcome.After.Score);
            Assert.Equal(RankOf(scores, [.. history], question.Item), outcome.After.Rank);
            Assert.Equal(outcome.After.Score - outcome.Before.Score, outcome.Changes.Sum(change => change.Difference), 1e-5);
        }
    }

    [Fact]
    public void Of_StrengthSet_EqualsTheCurveOfThatStrength()
    {
        var question = sample.Proposed(sample.People(choices: 5).First());
        var dimension = DefaultVocabulary.Instance.Dimensions[2];
        var part = sample.Mar.Parts.Single(learned => learned.Dimension == dimension.Key);
        var curve = new Curve(part.Knots, part.Heights, part.NewHeights);
        var known = Support.Of(sample.Engine.Split.Train);
        var scores = new float[sample.Dataset.Items.Count];
        sample.Mar.Score(question.User, question.History.Span, scores);
        var strengths = new float[sample.Engine.Vocabulary.Count];
        sample.Engine.Extractor.Strengths(question.History.Span, strengths);
        for (var item = 0; item < scores.Length; item++)
        {
            var salience = sample.Engine.Traits.SalienceOf(item)[2];
            scores[item] += curve.At(salience * 0.9f, known[item]) - curve.At(salience * strengths[2], known[item]);
        }

        var outcome =
            Outcome.Of(new WhatIf { Strengths = new Dictionary<string, double> { [dimension.Key] = 0.9 } }, sample.Mar, sample.Dataset, question);

        Assert.Equal(scores[question.Item], outcome.After.Score, 1e-5);
        Assert.Equal(RankOf(scores, question.History.ToArray(), question.Item), outcome.After.Rank);
    }

    [Fact]
    public void Of_TextReplacedByItself_ChangesNothing()
    {
        foreach (var user in sample.People(choices: 4).Take(10))
        {
            var question = sample.Proposed(user);

            var outcome = Outcome.Of(new WhatIf { Text = sample.Dataset.Items[question.Item] }, sample.Mar, sample.Dataset, question);

            Assert.Equal(outcome.Before.Score, outcome.After.Score, 1e-3);
            Assert.Equal(outcome.Before.Rank, outcome.After.Rank);
        }
    }

    [Fact]
    public async Task Of_TextReplaced_EqualsEverythingComputedAnewFromThatText()
    {
        var question = sample.Proposed(sample.People(choices: 8).First(), place: 5);
        var other = sample.Dataset.Items[(question.Item + 17) % sample.Dataset.Items.Count];
        var text = sample.Dataset.Items[question.Item] with { Title = other.Title, Description = other.Description };
        var anew = await AnewAsync(question.Item, text);

        var imagined =
            sample.Mar.Under(new Counterfactual { Text = new CounterfactualText(question.Item, sample.Dataset.Items[question.Item], text) });

        // Rarity of words is counted anew on the other side: parts that rest on it agree as far as one text of many moves a count.
        var fast = imagined.Explain(question.User, question.History.Span, question.Item).ToDictionary(part => part.Name, part => part.Contribution);
        var slow = anew.Explain(question.User, question.History.Span, question.Item).ToDictionary(part => part.Name, part => part.Contribution);
        foreach (var part in sample.Mar.Parts)
        {
            var tolerance = part.Kind == PartKind.Motive || Exact.Contains(part.Definition) ? 1e-5 : 0.05;
            Assert.Equal(slow.GetValueOrDefault(part.Name), fast.GetValueOrDefault(part.Name), tolerance);
        }
    }

    [Fact]
    public async Task Apply_RankerWithoutMotives_SaysWhatCannotBeSupposed()
    {
        var popularity = await new PopularityAlgorithm().FitAsync(
            sample.Engine.Split.Train, sample.Engine.Split.Validation, TestContext.Current.CancellationToken);

        var refusal = Assert.Throws<NotSupportedException>(() =>
            new WhatIf { Strengths = new Dictionary<string, double> { ["value"] = 1 } }.Apply(popularity, sample.Dataset, item: 0));

        Assert.Contains("no motives", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<AlignmentRecommender> AnewAsync(int item, Item text)
    {
        var train = sample.Engine.Split.Train;
        var edited = new Dataset(
            train.Name, train.Users, [.. train.Items.Select((known, index) => index == item ? text : known)],
            [
                0,
                .. Enumerable.Range(0, train.Users.Count)
                    .Select(user => train.History(user).Length)
                    .Aggregate(new List<int>(), (sums, length) => { sums.Add((sums.Count == 0 ? 0 : sums[^1]) + length); return sums; }),
            ],
            train.Interactions.ToArray(), train.Reviews, train.Signal);
        var readings = ItemReadings.Of(sample.Engine.Reader, edited, TestContext.Current.CancellationToken);
        var population = Population.Of(train, sample.Engine.Readings, new ProfileOptions());
        var extractor = new BuiltInProfileExtractor(sample.Engine.Reader, readings, population, new ProfileOptions());
        var algorithm = new MarAlgorithm(
            extractor, new BuiltInTraitEncoder(sample.Engine.Reader, readings).EncodeAll(), sample.Engine.Vocabulary, new MarOptions { Seed = 42 });
        using var weights = new MemoryStream();
        sample.Mar.Save(weights);
        weights.Position = 0;
        return await algorithm.LoadAsync(weights, edited, TestContext.Current.CancellationToken);
    }

    private static int RankOf(float[] scores, Interaction[] history, int item)
    {
        var chosen = history.Select(choice => choice.Item).ToHashSet();
        return 1 + Enumerable.Range(0, scores.Length)
            .Count(other => !chosen.Contains(other) && (scores[other] > scores[item] || (scores[other] == scores[item] && other < item)));
    }
}
