using Microsoft.AspNetCore.Components;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Web.Components.Motives;

/// <summary>
/// Twelve reasons at a glance: one petal per dimension in the vocabulary's order, as long as the motive is strong.
/// A person's flower and an item's flower have the same places, so that a fit is seen as two shapes alike.
/// </summary>
public sealed partial class MotiveFlower
{
    private const int SmallBelow = 100;

    private IReadOnlyList<Petal> petals = [];

    [Parameter, EditorRequired]
    public required Vocabulary Vocabulary { get; set; }

    /// <summary>Dimension key → strength in [0, 1]; what is missing has none.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, double> Strengths { get; set; }

    /// <summary>Pixels. Below 100 it is drawn without icons and ghosts.</summary>
    [Parameter]
    public int Size { get; set; } = 320;

    /// <summary>The same in words; null where words stand beside it.</summary>
    [Parameter]
    public string? Label { get; set; }

    private bool IsSmall => Size < SmallBelow;

    protected override void OnParametersSet() =>
        petals = [.. Vocabulary.Dimensions.Select((dimension, place) =>
            Petal.Of(dimension.Key, place, Vocabulary.Count, Strengths.GetValueOrDefault(dimension.Key)))];
}
