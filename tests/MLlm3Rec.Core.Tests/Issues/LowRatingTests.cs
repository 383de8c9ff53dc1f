using System.Text.Json;
using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Issues;

/// <summary>A hidden choice rated 1 of 5 was what methods were rewarded for, and nothing said so.</summary>
public sealed class LowRatingTests
{
    private static readonly EvaluateRequest Usual = new() { Dataset = "films", Methods = ["popularity"] };
    private static readonly EvaluateRequest LearnsFromFour = Usual with { LearnedRated = new RatingThreshold(4, IsOwnMean: false) };

    /// <summary>Film 0 is hated. Ann's and Bob's last choice is it, Cid's is an unrated one, Dan ends on a 3 that is below his mean, Eve on one that
    /// is her mean; Fay has seen nothing but it.</summary>
    private static readonly Dataset Films = SmallDataset.Of(
        [.. Enumerable.Range(0, 8).Select(item => new Item { Id = new ItemId($"i{item}"), Title = $"Film {item}" })],
        SignalKind.Rating,
        [(1, 5, null), (2, 4, null), (0, 1, null)],
        [(1, 5, null), (3, 2, null), (4, 5, null), (0, 1, null)],
        [(2, 5, null), (0, 1, null), (5, float.NaN, null)],
        [(1, 5, null), (2, 4, null), (6, 3, null)],
        [(1, 3, null), (2, 3, null), (6, 3, null)],
        [(0, 1, null), (1, 5, null)]);

    [Fact]
    public void Default_EverybodyIsAsked_LowOnesAreCounted()
    {
        var hidden = HiddenChoices.Of(Usual, Films);

        Assert.Equal([0, 1, 2, 3, 4, 5], hidden.Users(Usual));
        Assert.Equal((0, 2), (hidden.LowLeftOut(Usual), hidden.LowHidden(hidden.Users(Usual))));
        Assert.True(hidden.IsUsual);
    }

    [Theory]
    [InlineData("2", new[] { 2, 3, 4, 5 })]
    [InlineData("3.5", new[] { 2, 5 })]
    [InlineData("mean", new[] { 2, 4, 5 })]
    public void HiddenRated_LowerOnes_AreLeftOutAndCounted(string least, int[] asked)
    {
        var request = Usual with { HiddenRated = RatingThreshold.Find(least)!.Value };
        var hidden = HiddenChoices.Of(request, Films);

        Assert.Equal(asked, hidden.Users(request));
        Assert.Equal(Films.Users.Count - asked.Length, hidden.LowLeftOut(request));
        Assert.Equal(0, hidden.LowHidden(hidden.Users(request)));
    }

    [Fact]
    public void LearnedRated_LowerOnes_AreNeitherLearnedNorSeen()
    {
        var hidden = HiddenChoices.Of(LearnsFromFour, Films);

        Assert.False(hidden.IsUsual);
        Each.Holds(hidden.Split.Train.Interactions.ToArray(), choice => Assert.False(choice.Signal < 4));
        Assert.Equal([1, 4], hidden.Split.TestHistory(1).ToArray().Select(choice => choice.Item));
        Assert.Equal([1, 3, 4], hidden.Split.ChosenBefore(1).ToArray().Select(choice => choice.Item));
        Assert.Equal(4, hidden.Split.Validation[1]);
        Assert.Equal(-1, hidden.Split.Validation[2]); // Cid's was the hated one.
        Assert.DoesNotContain(5, hidden.Users(LearnsFromFour)); // Nothing of Fay is left to see.
        Assert.Equal(0, hidden.Split.Test[0]); // Truth is another matter.
    }

    /// <summary>Bob has chosen film 3 and hated it: whoever proposes it to him takes no place away from the others.</summary>
    [Fact]
    public void LearnedRated_LowerOnes_AreNotProposedAgain()
    {
        var hidden = HiddenChoices.Of(LearnsFromFour, Films);
        var questions = new EvaluationCases { Split = hidden.Split, Users = [1], Depth = 8 };

        var ranks = Evaluator.Ask(new ByNumber(), questions, threads: 1, TestContext.Current.CancellationToken);

        Assert.Equal([7, 6, 5, 2, 0], ranks.Lists[0].Items);
        Assert.Equal(TargetRank.At(5), ranks.Full[0]);
    }

    [Theory]
    [InlineData("any", "anyhow")]
    [InlineData("mean", "at least the person's own mean")]
    [InlineData("3.5", "at least 3.5")]
    public void Word_Stored_ReadsBack(string word, string words)
    {
        var least = RatingThreshold.Find(word)!.Value;

        Assert.Equal(words, least.InWords);
        Assert.Equal($"\"{word}\"", JsonSerializer.Serialize(least));
        Assert.Equal(least, JsonSerializer.Deserialize<RatingThreshold>($"\"{word}\""));
        Assert.Null(RatingThreshold.Find("low"));
    }

    [Fact]
    public void Titles_OfThresholds_NameThem()
    {
        var request = LearnsFromFour with { HiddenRated = RatingThreshold.OwnMean };

        Assert.EndsWith(
            "hidden ones rated at least the person's own mean, learned from those rated at least 4",
            Setup.InWords(request),
            StringComparison.Ordinal);
        Assert.Contains("--hide-rated mean --learn-rated 4", RepeatCommand.Of(request), StringComparison.Ordinal);
    }

    private sealed class ByNumber : IRecommender
    {
        public string Method => "by number";

        public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores)
        {
            for (var item = 0; item < scores.Length; item++)
            {
                scores[item] = item;
            }
        }
    }
}
