using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>From what an evaluation asks for to the split that it is asked on.</summary>
/// <param name="Source">The dataset as it is split: with ties shuffled where that was wanted.</param>
/// <param name="Split">What is hidden.</param>
/// <param name="IsUsual">Whether this is the split that the engine of the pages was taught on.</param>
public sealed record HiddenChoices(Dataset Source, HoldOut Split, bool IsUsual)
{
    public static HiddenChoices Of(EvaluateRequest request, Dataset dataset)
    {
        var source = request.Ties == TieRule.Shuffle ? SameMoment.Shuffle(dataset, request.Seed) : dataset;
        var split = request.Split switch
        {
            SplitRule.LeaveLastOut => LeaveLastOut.Split(source),
            SplitRule.GlobalTime => GlobalTime.Split(source),
            SplitRule.ColdItems => ColdItems.Split(source, ColdItems.DefaultShare, request.Seed),
            var unknown => throw new ArgumentOutOfRangeException(nameof(request), unknown, message: null),
        };
        if (request.Noise > 0)
        {
            split = NoisyHistories.Add(source, split, request.Noise, request.Seed);
        }

        if (!request.LearnedRated.IsAny)
        {
            split = RatedHistories.Keep(source, split, request.LearnedRated);
        }

        return new HiddenChoices(
            source,
            split,
            request is { Split: SplitRule.LeaveLastOut, Noise: 0, Ties: not TieRule.Shuffle, LearnedRated.IsAny: true });
    }

    /// <summary>Ascending: everybody with a hidden choice, or those drawn; without ties, repeats and low ratings where they are to be left
    /// out.</summary>
    public IEnumerable<int> Users(EvaluateRequest request) => Fresh(request).Where(user => IsRatedWell(request, user));

    /// <summary>How many users are not asked about for no other reason than that their hidden choice is rated too low.</summary>
    public int LowLeftOut(EvaluateRequest request) => Fresh(request).Count(user => !IsRatedWell(request, user));

    /// <summary>How many of some users' hidden choices are rated so low that they speak against their item (<see cref="SignalScale"/>).</summary>
    public int LowHidden(IEnumerable<int> users)
    {
        var scale = SignalScale.Of(Source);
        return users.Count(user => scale.IsLow(new Interaction(Split.Test[user], Interaction.NoTime, Split.HiddenSignal(user), Review: -1)));
    }

    /// <summary>How many users are not asked about for no other reason than that their hidden choice is one that they had made before.</summary>
    public int RepeatsLeftOut(EvaluateRequest request) => Drawn(request).Count(user => IsLeftOutRepeat(request, user));

    private IEnumerable<int> Drawn(EvaluateRequest request) => UserSample.Draw(Source.Users.Count, request.Users, request.Seed)
        .Where(user => Split.Test[user] >= 0 && !(request.Ties == TieRule.LeaveOut && SameMoment.IsTied(Source, Split, user)));

    private IEnumerable<int> Fresh(EvaluateRequest request) => Drawn(request).Where(user => !IsLeftOutRepeat(request, user));

    private bool IsRatedWell(EvaluateRequest request, int user) =>
        request.HiddenRated.Holds(Split.HiddenSignal(user), Split.ChosenBefore(user));

    private bool IsLeftOutRepeat(EvaluateRequest request, int user) => request.Repeats == RepeatRule.LeaveOut && Split.IsRepeat(user);
}
