using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;

namespace MLlm3Rec.Storage.Generations;

/// <summary>A published set of profiles, traits or models.</summary>
/// <param name="Id">Changes with every new set.</param>
/// <param name="DatasetId">Whose set it is.</param>
/// <param name="Provenance">What made it.</param>
/// <param name="Dimensions">Keys, in the order of the stored vectors.</param>
/// <param name="PublishedAt">When it became visible.</param>
/// <param name="Revision">Grows when single entries are replaced: together with the id a key for caches.</param>
public sealed record Generation(
    int Id, int DatasetId, Provenance Provenance, IReadOnlyList<string> Dimensions, DateTimeOffset PublishedAt, int Revision = 0);

/// <summary>Where the stages of the pipeline are stored.</summary>
public static class StageGenerations
{
    public static GenerationKind Generation(this PipelineStage stage) => stage switch
    {
        PipelineStage.Traits => GenerationKind.Traits,
        PipelineStage.Motives => GenerationKind.Profiles,
        PipelineStage.Ranking => GenerationKind.Models,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, message: null),
    };
}

/// <summary>What a generation holds.</summary>
public enum GenerationKind
{
    Profiles,
    Traits,
    Models,
    Rankings,
}

/// <summary>Everything that makes two interrupted halves fit together.</summary>
internal sealed record StagedGeneration(GenerationKind Kind, int DatasetId, int RunId, Provenance Provenance, IReadOnlyList<string> Dimensions);
