using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>A person's profile beside the history it rests on: what the pane shows.</summary>
/// <param name="Profile">Null where nothing has been extracted for this person.</param>
/// <param name="History">All choices, oldest first.</param>
public sealed record PersonStory(MotivationProfile? Profile, IReadOnlyList<HistoryEntry> History)
{
    private readonly ILookup<int, string> evidenced = (Profile?.Motives ?? [])
        .SelectMany(motive => motive.Evidence.Select(evidence => (evidence.Position, motive.Dimension)))
        .Distinct()
        .ToLookup(pair => pair.Position, pair => pair.Dimension);

    public HistoryEntry? At(int position) => position >= 0 && position < History.Count ? History[position] : null;

    /// <summary>Keys of the motives that quote this choice, strongest motive first.</summary>
    public IEnumerable<string> MotivesFrom(int position) => evidenced[position];

    public IEnumerable<HistoryEntry> NewestFirst => History.Reverse();
}
