using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Experiments;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>What a person has filled in before an import. It survives a refusal: the next try starts from it.</summary>
public sealed record ImportDraft
{
    public const int MaxKCore = 100;

    public required string Name { get; init; }

    /// <summary>At least so many choices per user and item; 0 keeps everything.</summary>
    public int KCore { get; init; }

    public required MappingDraft Mapping { get; init; }

    /// <summary>From the files alone, or from what was asked for before.</summary>
    public static ImportDraft From(SourcePreview preview, ImportRequest? before, IReadOnlyList<string> taken)
    {
        var mapping = MappingDraft.From(preview);
        return before is null
            ? new ImportDraft { Name = DatasetName.Suggest(preview.File, taken), Mapping = mapping }
            : new ImportDraft { Name = before.Dataset, KCore = before.KCore, Mapping = mapping.With(before.Columns) };
    }

    /// <summary>What keeps the import from starting, in words; empty when nothing does.</summary>
    public IReadOnlyList<string> Problems(IReadOnlyList<string> taken, bool mappingIsFree)
    {
        var own = new[] { DatasetName.Problem(Name, taken), KCore is < 0 or > MaxKCore ? $"The k-core is a number from 0 to {MaxKCore}." : null };
        return [.. own.OfType<string>(), .. mappingIsFree ? Mapping.Problems : []];
    }

    public ImportRequest ToRequest(IReadOnlyList<string> paths) => new()
    {
        Dataset = Name.Trim(),
        Paths = paths,
        Columns = Mapping.ToRequest(),
        KCore = KCore,
        RemovePathsAfterwards = true,
    };
}
