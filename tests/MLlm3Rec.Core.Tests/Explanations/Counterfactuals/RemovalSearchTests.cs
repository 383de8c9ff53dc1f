using MLlm3Rec.Datasets;

namespace MLlm3Rec.Explanations.Counterfactuals;

[Collection(nameof(ExplainedSample))]
public sealed class RemovalSearchTests(ExplainedSample sample)
{
    [Fact]
    public void Find_ShortHistories_IsTheSmallestOfAllSets()
    {
        var found = 0;
        foreach (var user in sample.People(choices: 3).Where(user => sample.Engine.Split.TestHistory(user).Length <= 7).Take(25))
        {
            var question = sample.Proposed(user, place: 2);

            var set = new RemovalSearch(sample.Mar, sample.Dataset, question).Find(TestContext.Current.CancellationToken);

            var sizes = AllSets(question.History.Length).Where(removed =>
                removed.Length > 0 && !RankPosition.Of(sample.Mar, sample.Dataset.Items.Count, Without(question, removed)).IsProposed)
                .Select(removed => removed.Length)
                .ToList();
            Assert.Equal(sizes.Count > 0, set.Exists);
            if (set.Exists)
            {
                found++;
                Assert.True(set.IsSmallest);
                Assert.Equal(sizes.Min(), set.Positions.Count);
                Assert.Equal(RankPosition.Of(sample.Mar, sample.Dataset.Items.Count, Without(question, [.. set.Positions])), set.After);
            }
        }

        Assert.True(found > 0, "No set was found for anybody.");
    }

    [Fact]
    public void Find_LongHistories_ClaimsOnlyWhatWasTried()
    {
        var found = 0;
        foreach (var user in sample.People(choices: 40).Take(10))
        {
            var question = sample.Proposed(user);

            var set = new RemovalSearch(sample.Mar, sample.Dataset, question).Find(TestContext.Current.CancellationToken);

            if (set.Exists)
            {
                found++;
                Assert.False(RankPosition.Of(sample.Mar, sample.Dataset.Items.Count, Without(question, [.. set.Positions])).IsProposed);
                Each.Holds(set.Positions, position => Assert.True(
                    set.Positions.Count == 1
                        || RankPosition.Of(
                            sample.Mar,
                            sample.Dataset.Items.Count,
                            Without(question, [.. set.Positions.Where(other => other != position)])).IsProposed
                        || !set.IsSmallest));
            }

            Assert.True(set.Tried <= (3 * question.History.Length) + 400);
        }

        Assert.True(found > 0, "No set was found for anybody.");
    }

    private static ExplanationRequest Without(ExplanationRequest question, int[] removed) =>
        question with { History = (Interaction[])[.. question.History.ToArray().Where((_, position) => !removed.Contains(position))] };

    private static IEnumerable<int[]> AllSets(int length) =>
        Enumerable.Range(0, 1 << length).Select(bits => Enumerable.Range(0, length).Where(position => (bits >> position & 1) == 1).ToArray());
}
