using MLlm3Rec.Datasets;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Ranking.Weights;

public sealed class RehearsalTests
{
    private static readonly Dataset Train = SmallDataset.WithTastes(users: 1000, items: 200);

    [Fact]
    public void Of_ThreeItemsInTen_KeepFewOfTheirChoices()
    {
        var (before, after) = (Counts(Train), Counts(Rehearsal.Of(Train, seed: 1)));
        int[] changed = [.. Enumerable.Range(0, before.Length).Where(item => after[item] != before[item])];

        Assert.InRange(changed.Length, 50, 60);
        Assert.InRange(changed.Count(item => after[item] == 0), 25, 30);
        Assert.Equal([1, 2, 3, 5, 8], changed.Select(item => after[item]).Where(count => count > 0).Distinct().Order());
    }

    [Fact]
    public void Of_ChoicesThatStay_KeepTheirOrder()
    {
        var rehearsal = Rehearsal.Of(Train, seed: 1);

        for (var user = 0; user < Train.Users.Count; user++)
        {
            var left = new Queue<Interaction>(Train.History(user).ToArray());
            foreach (var choice in rehearsal.History(user).ToArray())
            {
                while (left.Dequeue() != choice)
                {
                }
            }
        }
    }

    [Fact]
    public void Of_SameSeed_SameChoices()
    {
        Assert.Equal(Rehearsal.Of(Train, seed: 1).Interactions.ToArray(), Rehearsal.Of(Train, seed: 1).Interactions.ToArray());
        Assert.NotEqual(Rehearsal.Of(Train, seed: 1).Interactions.ToArray(), Rehearsal.Of(Train, seed: 2).Interactions.ToArray());
    }

    [Fact]
    public void Visible_OneInFour_ShowsTheLatestFew()
    {
        int[] cut = [.. Enumerable.Range(0, Train.Users.Count).Where(user => Train.History(user).Length > 5
            && Rehearsal.Visible(Train, user, seed: 1).Length < Train.History(user).Length)];

        Assert.InRange((double)cut.Length / Enumerable.Range(0, Train.Users.Count).Count(user => Train.History(user).Length > 5), 0.2, 0.3);
        Each.Holds(cut, user => Assert.Contains(Rehearsal.Visible(Train, user, seed: 1).Length, new[] { 1, 2, 3, 5 }));
        Each.Holds(cut, user => Assert.Equal(Train.History(user)[^1], Rehearsal.Visible(Train, user, seed: 1).Span[^1]));
    }

    private static int[] Counts(Dataset dataset)
    {
        var counts = new int[dataset.Items.Count];
        foreach (var choice in dataset.Interactions)
        {
            counts[choice.Item]++;
        }

        return counts;
    }
}
