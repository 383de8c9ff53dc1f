using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Profiles;

namespace MLlm3Rec.Traits;

/// <summary>Whatever tells what an item offers (MOTE in the paper): the built-in engine, or a language model. Safe to call from many
/// threads.</summary>
public interface ITraitEncoder
{
    /// <summary>What every trait profile of this encoder is signed with.</summary>
    Provenance Provenance { get; }

    Task<Answer<TraitProfile>> EncodeAsync(Dataset dataset, int item, CancellationToken cancellationToken);

    /// <summary>What encoding these items would take.</summary>
    Task<Estimate> EstimateAsync(Dataset dataset, IReadOnlyList<int> items, CancellationToken cancellationToken);
}
