using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Web.Ranking;

/// <summary>One row of our list with what it rests on.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Item">Dense index.</param>
/// <param name="Score">The sum of <paramref name="Parts"/>.</param>
/// <param name="Parts">Largest first.</param>
/// <param name="Traits">What the item offers.</param>
/// <param name="Reason">One sentence.</param>
public sealed record ExplainedRow(int Rank, int Item, double Score, IReadOnlyList<ScorePart> Parts, TraitProfile Traits, string Reason);

/// <summary>Everything the page shows of one person, worked out in one go, off the circuit.</summary>
public sealed record RankingBoard
{
    public required Dataset Dataset { get; init; }

    public required int User { get; init; }

    /// <summary>How many choices were visible, from the oldest on.</summary>
    public required int Visible { get; init; }

    /// <summary>The choice that was hidden, or null where nothing was.</summary>
    public required Interaction? Hidden { get; init; }

    /// <summary>Whose reading of the motives our list goes by.</summary>
    public required MotiveReading Reading { get; init; }

    /// <summary>How much motives weigh in our list, beside what was learned.</summary>
    public required MotiveWeight Weight { get; init; }

    /// <summary>Made of the visible choices only.</summary>
    public required MotivationProfile Profile { get; init; }

    public required MethodRanking Ours { get; init; }

    public required IReadOnlyList<ExplainedRow> Rows { get; init; }

    public required IReadOnlyList<MethodRanking> Others { get; init; }

    /// <summary>How much of our list's scores is each kind of reason, largest first, over the rows that are shown.</summary>
    public IReadOnlyList<KindShare> Shares => KindShare.Of(Rows.SelectMany(row => row.Parts));

    public string UserId => Dataset.Users[User].Value;

    /// <summary>The visible choices, oldest first.</summary>
    public ReadOnlySpan<Interaction> History => Dataset.History(User)[..Visible];

    /// <summary>A visible choice with its texts, or null where the position lies outside.</summary>
    public HistoryEntry? EntryAt(int position)
    {
        if (position < 0 || position >= Visible)
        {
            return null;
        }

        var choice = Dataset.History(User)[position];
        return new HistoryEntry(
            position,
            Dataset.Items[choice.Item],
            choice.HasTime ? DateTimeOffset.FromUnixTimeSeconds(choice.Time) : null,
            choice.HasSignal ? choice.Signal : null,
            Dataset.ReviewOf(choice));
    }

    public RankMove Move(MethodRanking other, int item) => new(Ours.RankOf(item), other.RankOf(item));

    public bool IsHidden(int item) => Hidden?.Item == item;
}
