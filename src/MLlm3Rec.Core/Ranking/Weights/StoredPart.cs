namespace MLlm3Rec.Ranking.Weights;

/// <summary>A learned part as it is stored: by its id, so that another title changes nothing.</summary>
/// <param name="Id">Null in files from before parts had ids.</param>
/// <param name="Name">The title in those files.</param>
/// <param name="Dimension">Key of the motive dimension in those files.</param>
/// <param name="Knots">As in <see cref="LearnedPart"/>.</param>
/// <param name="Heights">As in <see cref="LearnedPart"/>.</param>
/// <param name="MeanOnTargets">As in <see cref="LearnedPart"/>.</param>
/// <param name="MeanOnOthers">As in <see cref="LearnedPart"/>.</param>
internal sealed record StoredPart(
    string? Id, string? Name, string? Dimension, IReadOnlyList<float> Knots, IReadOnlyList<float> Heights, double MeanOnTargets, double MeanOnOthers)
{
    public static StoredPart Of(LearnedPart part) =>
        new(part.Definition.Id, null, null, part.Knots, part.Heights, part.MeanOnTargets, part.MeanOnOthers);

    /// <summary>With its id, whatever version wrote it.</summary>
    /// <exception cref="InvalidDataException">It names nothing.</exception>
    public StoredPart Identified() => this with
    {
        Id = Id ?? (Dimension is not null ? PartCatalogue.MotiveId(Dimension)
            : Name is not null ? FormerTitles.IdOf(Name)
            : throw new InvalidDataException("The stored weights name no parts; train again.")),
    };

    public LearnedPart As(PartDefinition definition) => new(definition, Knots, Heights, MeanOnTargets, MeanOnOthers);
}

/// <summary>The titles that stood in files of weights in the place of ids. They are history: titles of today may be others.</summary>
internal static class FormerTitles
{
    private static readonly Dictionary<string, PartDefinition> Parts = new(StringComparer.Ordinal)
    {
        ["Close in meaning"] = PartCatalogue.CloseInMeaning,
        ["Title like recent choices"] = PartCatalogue.TitleLikeRecent,
        ["Title like all choices"] = PartCatalogue.TitleLikeAll,
        ["Title like the last choice"] = PartCatalogue.TitleLikeLast,
        ["Kind like past choices"] = PartCatalogue.KindLikePast,
        ["Same brand"] = PartCatalogue.SameBrand,
        ["Chosen together with recent choices"] = PartCatalogue.TogetherRecent,
        ["Often chosen together"] = PartCatalogue.Together,
        ["Chosen together with the last choice"] = PartCatalogue.TogetherLast,
        ["Chosen on the same day"] = PartCatalogue.SameDay,
        ["Chosen together with something like it"] = PartCatalogue.TogetherAlike,
        ["Chosen by the same circles"] = PartCatalogue.SameCompany,
        ["Kinds that go together"] = PartCatalogue.KindsTogether,
        ["Brands that go together"] = PartCatalogue.BrandsTogether,
        ["Often chosen next"] = PartCatalogue.Next,
        ["Chosen next by the same circles"] = PartCatalogue.NextInCompany,
        ["Learned to go together"] = PartCatalogue.LearnedTogether,
        ["Learned to come next"] = PartCatalogue.LearnedNext,
        ["Popular"] = PartCatalogue.Popular,
        ["Things like it are popular"] = PartCatalogue.PopularAlike,
        ["Popular in the last month"] = PartCatalogue.PopularMonth,
        ["Popular in the last four months"] = PartCatalogue.PopularMonths,
        ["Popular in the last year"] = PartCatalogue.PopularYear,
        ["Long known"] = PartCatalogue.LongKnown,
    };

    /// <summary>Itself for what is no former title, as ids are.</summary>
    public static string IdOf(string name) => Parts.TryGetValue(name, out var part) ? part.Id : name;
}
