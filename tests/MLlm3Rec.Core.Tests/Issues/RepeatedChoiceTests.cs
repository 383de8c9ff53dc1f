using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Numerics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Issues;

/// <summary>A hidden choice that had been made before was the only chosen item left among the candidates: whoever remembers found it.</summary>
public sealed class RepeatedChoiceTests
{
    private const int Users = 60;
    private const int Items = 80;
    private const int Choices = 12;

    private static readonly EvaluateRequest Usual = new() { Dataset = "loops", Methods = ["remembers"] };

    [Fact]
    public void Users_HiddenChosenBefore_AreLeftOutAndCounted()
    {
        var hidden = HiddenChoices.Of(Usual, Loops());

        var asked = hidden.Users(Usual).ToArray();

        Assert.Equal(Users / 2, asked.Length);
        Assert.Equal(Users - asked.Length, hidden.RepeatsLeftOut(Usual));
        Each.Holds(asked, user => Assert.False(hidden.Split.IsRepeat(user)));
    }

    [Fact]
    public void Anything_MethodThatRemembers_MustChooseAmongAllItRemembers()
    {
        var request = Usual with { Repeats = RepeatRule.Anything };
        var hidden = HiddenChoices.Of(request, Loops());
        int[] repeated = [.. hidden.Users(request).Where(hidden.Split.IsRepeat)];
        var questions = new EvaluationCases { Split = hidden.Split, Users = repeated, MayRepeat = true };

        var ranks = Evaluator.Ask(new Remembers(hidden.Split.Train), questions, threads: 1, TestContext.Current.CancellationToken);

        Assert.Equal(0, hidden.RepeatsLeftOut(request));
        Each.Holds(repeated, user => Assert.True(hidden.Split.IsRepeat(user)));

        // Ten remembered alike: the hidden one is as likely their last as their first.
        Each.Holds(ranks.Full, rank => Assert.True(rank is { First: 1, Last: > 7 }));
    }

    /// <summary>Everybody chooses by lot; every other person ends on something chosen before.</summary>
    private static Dataset Loops()
    {
        var builder = new DatasetBuilder();
        var random = SplitMix64.Derive(7, 1);
        for (var item = 0; item < Items; item++)
        {
            builder.Describe($"i{item}", new ItemText { Title = "Soap" });
        }

        for (var user = 0; user < Users; user++)
        {
            int[] own = [.. Enumerable.Range(0, Items)];
            random.Shuffle(own.AsSpan());
            for (var place = 0; place < Choices; place++)
            {
                var item = place == Choices - 1 && user % 2 == 0 ? own[3] : own[place];
                builder.Add(new SourceChoice { User = $"u{user}", Item = $"i{item}", Time = 1_400_000_000 + (place * 86_400) });
            }
        }

        return builder.Build("loops", SignalKind.None, kCore: 0, TestContext.Current.CancellationToken);
    }

    /// <summary>One for what was chosen before, nothing for the rest.</summary>
    private sealed class Remembers(Dataset train) : IRecommender
    {
        public string Method => "remembers";

        public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores)
        {
            scores[..train.Items.Count].Clear();
            foreach (ref readonly var choice in history)
            {
                scores[choice.Item] = 1;
            }
        }
    }
}
