namespace MLlm3Rec.Storage.Models;

/// <summary>Names of stored models.</summary>
internal static class ModelNames
{
    /// <summary>The fitted reader, with a generation of traits.</summary>
    public const string Reader = "reader";

    /// <summary>See <see cref="ReadingsBlob"/>, with a generation of traits.</summary>
    public const string Readings = "readings";

    /// <summary>The learned weights of the alignment score themselves, with a generation of models: as long as they were not kept as a model.</summary>
    public const string Weights = "mar";

    /// <summary>Number of the kept model that holds the learned weights of the alignment score, little-endian, with a generation of models.</summary>
    public const string KeptModel = "mar model";
}
