using MLlm3Rec.Profiles;
using MLlm3Rec.Web.Theme;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>How one motive differs between two profiles of one person.</summary>
/// <param name="Dimension">Key of the vocabulary's dimension.</param>
/// <param name="Old">Null where the old profile has no such motive.</param>
/// <param name="New">Null where the new profile has no such motive.</param>
public sealed record MotiveDifference(string Dimension, Motive? Old, Motive? New)
{
    /// <summary>Below this a strength counts as the same: the bars look alike.</summary>
    private const double Noticeable = 0.05;

    /// <summary>In words; never told by colour alone.</summary>
    public string Word => this switch
    {
        { Old: null } => "New",
        { New: null } => "Gone",
        { Old: { } old, New: { } now } when now.Strength - old.Strength >= Noticeable => "Stronger",
        { Old: { } old, New: { } now } when old.Strength - now.Strength >= Noticeable => "Weaker",
        { Old: { } old, New: { } now } when old.Statement != now.Statement => "Other words",
        _ => "Same",
    };

    public bool IsChanged => Word != "Same";

    public string Glyph => Word switch
    {
        "New" => AppIcons.AddCircleOutline,
        "Gone" => AppIcons.RemoveCircleOutline,
        "Stronger" => AppIcons.TrendingUp,
        "Weaker" => AppIcons.TrendingDown,
        "Other words" => AppIcons.EditNote,
        _ => AppIcons.DragHandle,
    };

    /// <summary>Every motive of either profile once; the strongest first, whichever profile has it.</summary>
    public static IReadOnlyList<MotiveDifference> Between(MotivationProfile? old, MotivationProfile now)
    {
        var before = (old?.Motives ?? []).ToDictionary(motive => motive.Dimension, StringComparer.Ordinal);
        var after = now.Motives.ToDictionary(motive => motive.Dimension, StringComparer.Ordinal);
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(dimension => new MotiveDifference(dimension, before.GetValueOrDefault(dimension), after.GetValueOrDefault(dimension)))
                .OrderByDescending(change => Math.Max(change.Old?.Strength ?? 0, change.New?.Strength ?? 0))
                .ThenBy(change => change.Dimension, StringComparer.Ordinal),
        ];
    }
}
