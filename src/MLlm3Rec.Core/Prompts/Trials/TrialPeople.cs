using System.Collections.Concurrent;
using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sample;
using MLlm3Rec.Experiments;
using MLlm3Rec.Numerics;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Prompts.Trials;

/// <summary>Holds live and draft against each other, person by person. Safe to ask from many threads.</summary>
/// <param name="fittedDataset">Holds the people.</param>
/// <param name="live">The live prompt's engine.</param>
/// <param name="draft">The draft's engine.</param>
/// <param name="truths">Planted motives by user, or empty.</param>
public sealed class TrialPeople(FittedDataset fittedDataset, DraftEngine live, DraftEngine draft, IReadOnlyDictionary<string, SampleTruth> truths)
{
    private const int Top = 10;

    private readonly ConcurrentBag<Scores> scores = [];

    /// <summary>With the built-in engine on both sides.</summary>
    public TrialRow Compare(int user)
    {
        var history = fittedDataset.History(user, HistoryView.HeldOut);
        var id = fittedDataset.Dataset.Users[user];
        return Compare(user, live.Extractor.Extract(fittedDataset.Dataset, id, history), draft.Extractor.Extract(fittedDataset.Dataset, id, history));
    }

    /// <summary>Whether a mark holds for whole histories, on both sides.</summary>
    public CaseResult Check(TrialCase mark)
    {
        var isKnown = fittedDataset.Dataset.TryFindUser(new UserId(mark.User), out var user);
        return new CaseResult(
            mark,
            !isKnown || mark.Holds(live.Extractor.Extract(fittedDataset.Dataset, user, CancellationToken.None)),
            !isKnown || mark.Holds(draft.Extractor.Extract(fittedDataset.Dataset, user, CancellationToken.None)));
    }

    /// <summary>With profiles that a model told; the lists are those that these profiles would be ranked by were they live.</summary>
    public TrialRow CompareTold(int user, MotivationProfile liveProfile, MotivationProfile draftProfile)
    {
        var history = fittedDataset.History(user, HistoryView.HeldOut);
        return Compare(user, liveProfile, draftProfile, live.RankerOf(liveProfile, history), draft.RankerOf(draftProfile, history));
    }

    private TrialRow Compare(int user, MotivationProfile liveProfile, MotivationProfile draftProfile) =>
        Compare(user, liveProfile, draftProfile, live.Recommender, draft.Recommender);

    private TrialRow Compare(
        int user, MotivationProfile liveProfile, MotivationProfile draftProfile, AlignmentRecommender liveRanking, AlignmentRecommender draftRanking)
    {
        var history = fittedDataset.History(user, HistoryView.HeldOut);
        var space = scores.TryTake(out var spare) ? spare : new Scores(fittedDataset.Dataset.Items.Count);
        liveRanking.Score(user, history, space.Live);
        draftRanking.Score(user, history, space.Draft);
        int[] seen = [.. Distinct(history)];
        var hidden = fittedDataset.Hidden(user);

        // What was chosen before is not proposed again, and so has no rank.
        hidden = Array.IndexOf(seen, hidden) < 0 ? hidden : -1;
        var truth = truths.GetValueOrDefault(liveProfile.User.Value);
        var row = new TrialRow
        {
            User = liveProfile.User.Value,
            Motives = Changes(liveProfile, draftProfile),
            Moves = Moves(user, liveRanking, draftRanking, space, seen),
            Hidden = hidden < 0 ? null : fittedDataset.Dataset.Items[hidden].DisplayTitle,
            LiveRank = hidden < 0 ? null : TargetRank.InCatalogue(space.Live, hidden, seen),
            DraftRank = hidden < 0 ? null : TargetRank.InCatalogue(space.Draft, hidden, seen),
            LiveTruth = truth is null ? null : PlantedMotives.Found(liveProfile, truth),
            DraftTruth = truth is null ? null : PlantedMotives.Found(draftProfile, truth),
        };
        scores.Add(space);
        return row;
    }

    private MotiveChange[] Changes(MotivationProfile before, MotivationProfile after)
    {
        var keys = before.Motives.Concat(after.Motives).Select(motive => motive.Dimension).Distinct(StringComparer.Ordinal);
        return
        [
            .. keys.Select(key => new MotiveChange(key, NameOf(key), StrengthOf(before, key), StrengthOf(after, key)))
                .Where(change => change.Live is null || change.Draft is null || change.Size >= MotiveChange.Least)
                .OrderByDescending(change => change.Live is null || change.Draft is null).ThenByDescending(change => change.Size),
        ];
    }

    private ListMove[] Moves(int user, AlignmentRecommender liveRanking, AlignmentRecommender draftRanking, Scores space, int[] seen)
    {
        var (before, after) = (TopItems(space.Live, seen), TopItems(space.Draft, seen));
        int[] moved = [.. after.Concat(before).Distinct().Where(item => Array.IndexOf(before, item) != Array.IndexOf(after, item))];
        if (moved.Length == 0)
        {
            return [];
        }

        var history = fittedDataset.History(user, HistoryView.HeldOut);
        var (was, now) = (liveRanking.Explain(history, moved), draftRanking.Explain(history, moved));
        return
        [
            .. moved.Select((item, place) =>
            {
                var (reason, by) = Difference(was[place], now[place]);
                return new ListMove(
                    fittedDataset.Dataset.Items[item].Id.Value,
                    fittedDataset.Dataset.Items[item].DisplayTitle,
                    RankIn(before, item),
                    RankIn(after, item),
                    reason,
                    by);
            }),
        ];
    }

    private static (string? Reason, double By) Difference(IReadOnlyList<ScorePart> was, IReadOnlyList<ScorePart> now)
    {
        var old = was.ToDictionary(part => part.Id, part => part.Contribution, StringComparer.Ordinal);
        var changes = now.Select(part => (part.Name, By: part.Contribution - old.GetValueOrDefault(part.Id)))
            .Concat(was.Where(part => now.All(other => other.Id != part.Id)).Select(part => (part.Name, By: -part.Contribution)));
        var largest = changes.MaxBy(change => Math.Abs(change.By));
        return largest.By == 0 ? (null, 0) : (largest.Name, largest.By);
    }

    private static int[] TopItems(float[] scores, int[] seen)
    {
        var kept = seen.Select(item => scores[item]).ToArray();
        foreach (var item in seen)
        {
            scores[item] = float.NegativeInfinity;
        }

        Span<int> top = stackalloc int[Top];
        var count = TopK.Select(scores, top);
        for (var place = 0; place < seen.Length; place++)
        {
            scores[seen[place]] = kept[place];
        }

        return top[..count].ToArray();
    }

    private string NameOf(string key) => (draft.Vocabulary.IndexOf(key) is >= 0 and var place ? draft.Vocabulary.Dimensions[place]
        : live.Vocabulary.IndexOf(key) is >= 0 and var old ? live.Vocabulary.Dimensions[old] : null)?.Name ?? key;

    private static double? StrengthOf(MotivationProfile profile, string key) =>
        profile.Motives.FirstOrDefault(motive => motive.Dimension == key)?.Strength;

    private static int? RankIn(int[] list, int item) => Array.IndexOf(list, item) is >= 0 and var place ? place + 1 : null;

    private static HashSet<int> Distinct(ReadOnlySpan<Interaction> history)
    {
        var items = new HashSet<int>();
        foreach (ref readonly var choice in history)
        {
            items.Add(choice.Item);
        }

        return items;
    }

    private sealed class Scores(int items)
    {
        public float[] Live { get; } = new float[items];

        public float[] Draft { get; } = new float[items];
    }
}
