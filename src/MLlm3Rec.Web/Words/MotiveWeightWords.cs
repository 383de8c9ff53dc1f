using System.Globalization;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Words;

/// <summary>How much motives weigh, what such a list is called, and what it costs.</summary>
internal static class MotiveWeightWords
{
    public static string Step(MotiveWeight weight) => weight switch
    {
        _ when weight == MotiveWeight.AsLearned => "As learned",
        { Others: 0 } => "Motives only",
        { Motives: 2 } => "Twice",
        { Motives: 4 } => "Four times",
        _ => $"{weight.Motives:0.##} times",
    };

    /// <summary>Our list's name at that step.</summary>
    public static string Name(MotiveWeight weight) => weight switch
    {
        _ when weight == MotiveWeight.AsLearned => MethodWords.Name(RankingView.Ours),
        { Others: 0 } => "Motives only",
        _ => $"{MethodWords.Name(RankingView.Ours)}, motives {Step(weight).ToLowerInvariant()}",
    };

    /// <summary>What our list at that step goes by.</summary>
    public static string Meaning(MotiveWeight weight) => weight switch
    {
        _ when weight == MotiveWeight.AsLearned => MethodWords.Meaning(RankingView.Ours),
        { Others: 0 } => $"The motive parts of {MethodWords.Alignment} with their learned weights; every other part is left out.",
        _ => $"{MethodWords.Alignment} with the learned weights of its motive parts times {weight.Motives:0.##}; the other parts are as learned.",
    };

    /// <summary>What a step costs on hidden choices, held against what was learned.</summary>
    public static string Price(MotivePrice price, MotiveWeight weight)
    {
        if (price.Users == 0)
        {
            return "Nobody has a hidden choice here, so what this costs cannot be measured.";
        }

        var metric = price.Comparison.Metrics[0].Name;
        var people = $"over {ProfileWords.People(price.Users)} whose last choice was hidden";
        var few = price.Comparison.IsSmall ? $" Fewer than {Comparison.FewUsers} people tell little." : "";
        var cell = price.Of(weight);
        if (cell.Against is not { } against)
        {
            return $"{metric} {Figure(cell.Mean.Mean)} {people}.{few}";
        }

        var interval = $"95 % interval of the difference {Signed(against.Difference.Low)} to {Signed(against.Difference.High)}";
        var verdict = !against.IsClear ? $"no measurable difference ({interval})"
            : $"{Figure(Math.Abs(against.Difference.Mean))} {(against.Difference.Mean < 0 ? "lower" : "higher")} ({interval})";
        return $"{metric} {Figure(cell.Mean.Mean)} instead of {Figure(price.Of(MotiveWeight.AsLearned).Mean.Mean)} {people}: {verdict}.{few}";
    }

    private static string Figure(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture);
}
