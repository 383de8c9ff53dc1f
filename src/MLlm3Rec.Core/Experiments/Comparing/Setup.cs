using System.Globalization;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>How an evaluation was made, as far as its numbers depend on it. Two whose setups differ may not share a table without saying
/// so.</summary>
/// <param name="Facts">Named settings, in the order to show them.</param>
public sealed record Setup(IReadOnlyList<SetupFact> Facts)
{
    /// <param name="request">What was asked for.</param>
    /// <param name="dataHash">Content hash of the dataset, so that two versions under one name are not taken for one.</param>
    /// <param name="users">How many users answered.</param>
    /// <param name="report">What was counted on the way.</param>
    public static Setup Of(EvaluateRequest request, string? dataHash, int users, ComparisonReport report) => new(
    [
        new("Dataset", $"{request.Dataset}{(dataHash is null ? "" : $" ({dataHash[..Math.Min(8, dataHash.Length)]})")}"),
        new("Hidden", Hidden(request.Split)),
        new("Candidates", Candidates(request)),
        new("Visible", request.History is { } visible ? $"the latest {visible}" : "all before the hidden one"),
        new("Ties", Ties(request.Ties)),
        new("Repeats", Repeats(request.Repeats, report.RepeatsLeftOut)),
        new("Hidden choices", Rated(request.HiddenRated, report.LowLeftOut)),
        new("Learned from", $"choices rated {request.LearnedRated.InWords}"),
        new("Equal scores", EqualScores(report)),
        new("Noise", request.Noise > 0 ? request.Noise.ToString("P0", CultureInfo.InvariantCulture) : "none"),
        new("Users", users.ToString("N0", CultureInfo.InvariantCulture)),
        new("Seed", request.Seed.ToString(CultureInfo.InvariantCulture)),
    ]);

    /// <summary>One line, e.g. "Last choice hidden, whole catalogue".</summary>
    public static string InWords(EvaluateRequest request)
    {
        var words = new List<string> { Hidden(request.Split), Candidates(request) };
        if (request.History is { } visible)
        {
            words.Add($"{visible} visible");
        }

        if (request.Ties != TieRule.Keep)
        {
            words.Add(Ties(request.Ties));
        }

        if (request.Repeats == RepeatRule.Anything)
        {
            words.Add("anything may be proposed");
        }

        if (!request.HiddenRated.IsAny)
        {
            words.Add($"hidden ones rated {request.HiddenRated.InWords}");
        }

        if (!request.LearnedRated.IsAny)
        {
            words.Add($"learned from those rated {request.LearnedRated.InWords}");
        }

        if (request.Noise > 0)
        {
            words.Add($"{request.Noise.ToString("P0", CultureInfo.InvariantCulture)} noise");
        }

        if (request.Users is { } users)
        {
            words.Add($"{users:N0} users drawn");
        }

        return string.Join(", ", words);
    }

    /// <summary>What differs, in words; empty where both may stand in one table.</summary>
    public IReadOnlyList<string> DifferencesTo(Setup other) =>
    [
        .. Facts.Zip(other.Facts).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => $"{pair.First.Name}: {pair.First.Value} here, {pair.Second.Value} there"),
    ];

    private static string Hidden(SplitRule split) => split switch
    {
        SplitRule.LeaveLastOut => "last choice of each",
        SplitRule.GlobalTime => "all after one moment",
        SplitRule.ColdItems => "items new to everybody",
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, message: null),
    };

    private static string Candidates(EvaluateRequest request) => request switch
    {
        { Protocol: Protocol.Full } => "whole catalogue",
        { Cases: { } file } => $"frozen in {Path.GetFileName(file)}",
        _ => $"1 + {request.Negatives} unseen",
    };

    private static string Repeats(RepeatRule rule, int? count) => (rule, count) switch
    {
        (RepeatRule.Anything, _) => "may be proposed like anything else",
        (RepeatRule.LeaveOut, null) => "not looked for",
        (RepeatRule.LeaveOut, 0) => "there were none",
        (RepeatRule.LeaveOut, { } people) => $"{people:N0} people left out",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, message: null),
    };

    private static string Rated(RatingThreshold least, int? leftOut) =>
        $"rated {least.InWords}{(leftOut is > 0 ? $", {leftOut:N0} people left out" : "")}";

    private static string EqualScores(ComparisonReport report) =>
        report.Methods.Any(method => method.EqualShare is null)
            ? "at the middle of their places, as earlier versions kept them"
            : "the mean over their orders";

    private static string Ties(TieRule rule) => rule switch
    {
        TieRule.Keep => "as the source orders them",
        TieRule.LeaveOut => "tied users left out",
        TieRule.Shuffle => "by lot",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, message: null),
    };
}

/// <summary>E.g. "Candidates", "whole catalogue".</summary>
public sealed record SetupFact(string Name, string Value);
