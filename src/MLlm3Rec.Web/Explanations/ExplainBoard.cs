using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Counterfactuals;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Web.Explanations;

/// <summary>What the page shows of one item for one person, worked out in one go, off the circuit.</summary>
public sealed record ExplainBoard
{
    public required FittedDataset FittedDataset { get; init; }

    public required IRecommender Recommender { get; init; }

    /// <summary>Whose reading of the person's motives the ranker goes by.</summary>
    public required MotiveReading Reading { get; init; }

    public required Explanation Explanation { get; init; }

    /// <summary>By rules.</summary>
    public required Story Story { get; init; }

    /// <summary>The person's first proposals, best first, as J and K step through them.</summary>
    public required IReadOnlyList<RankedItem> Proposals { get; init; }

    public required WhyNot? WhyNot { get; init; }

    /// <summary>The item was chosen later on; only what came before explains it.</summary>
    public required bool WasChosen { get; init; }

    public ExplanationRequest Question => Explanation.Question;

    public string DatasetName => Explanation.Dataset.Name;

    public string UserId => Explanation.Dataset.Users[Question.User].Value;

    /// <summary>Place among the proposals, from 0; −1 for an item outside.</summary>
    public int Place => Proposals.ToList().FindIndex(row => row.Item == Question.Item);

    /// <summary>The proposal so many places on, or null at either end. From outside the list one enters it at its top.</summary>
    public string? Step(int by)
    {
        var place = Place < 0 ? (by > 0 ? 0 : -1) : Place + by;
        return place >= 0 && place < Proposals.Count ? Explanation.Dataset.Items[Proposals[place].Item].Id.Value : null;
    }

    /// <summary>An earlier choice with its texts.</summary>
    public HistoryEntry EntryAt(int position)
    {
        var choice = Explanation.History[position];
        return new HistoryEntry(
            position,
            Explanation.Dataset.Items[choice.Item],
            choice.HasTime ? DateTimeOffset.FromUnixTimeSeconds(choice.Time) : null,
            choice.HasSignal ? choice.Signal : null,
            Explanation.Dataset.ReviewOf(choice));
    }
}
