using System.ComponentModel.DataAnnotations;
using MLlm3Rec.Datasets;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>What <see cref="Bert4RecAlgorithm"/> can be told.</summary>
public sealed record Bert4RecOptions : TransformerOptions
{
    /// <summary>Share of items that are hidden. Default 0.6, or 0.2 where histories are long (<see cref="HistoryLength"/>), as published for Beauty and MovieLens.</summary>
    [Range(0.01, 1)]
    public double? MaskedShare { get; init; }

    /// <summary>Share of histories in which the last item alone is hidden, as when asked. Default 0.1.</summary>
    [Range(0, 1)]
    public double LastShare { get; init; } = 0.1;

    internal double Share(Dataset train) => MaskedShare ?? (HistoryLength.IsLong(train) ? 0.2 : 0.6);
}
