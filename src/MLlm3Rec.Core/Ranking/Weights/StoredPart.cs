namespace MLlm3Rec.Ranking.Weights;

/// <summary>A learned part as it is stored: by its id, so that another title changes nothing.</summary>
/// <param name="Id">Of the definition.</param>
/// <param name="Knots">As in <see cref="LearnedPart"/>.</param>
/// <param name="Heights">As in <see cref="LearnedPart"/>.</param>
/// <param name="NewHeights">As in <see cref="LearnedPart"/>.</param>
/// <param name="MeanOnTargets">As in <see cref="LearnedPart"/>.</param>
/// <param name="MeanOnOthers">As in <see cref="LearnedPart"/>.</param>
internal sealed record StoredPart(
    string Id, IReadOnlyList<float> Knots, IReadOnlyList<float> Heights, IReadOnlyList<float> NewHeights, double MeanOnTargets, double MeanOnOthers)
{
    public static StoredPart Of(LearnedPart part) =>
        new(part.Definition.Id, part.Knots, part.Heights, part.NewHeights, part.MeanOnTargets, part.MeanOnOthers);

    /// <summary>Files from before curves for new items, and from before ids, lack some of it.</summary>
    public bool IsWhole => Id is not null && Knots is not null && Heights is not null && NewHeights is not null;

    public LearnedPart As(PartDefinition definition) => new(definition, Knots, Heights, MeanOnTargets, MeanOnOthers) { NewHeights = NewHeights };
}
