using MLlm3Rec.Storage.Bulk;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Models;

/// <summary>Fitted things in their own binary form, as part of the generation that they were made for.</summary>
public sealed class ModelStore(Database database)
{
    /// <summary>Null where there is none; opens over memory.</summary>
    public Task<MemoryStream?> OpenAsync(int generationId, string name, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => context.Scalar<byte[]>("SELECT Content FROM Models WHERE GenerationId = @0 AND Name = @1", generationId, name) is { } content
                ? new MemoryStream(content, writable: false)
                : null,
            cancellationToken);

    internal static void Copy(StorageContext context, int fromGenerationId, int toGenerationId) => context.Execute(
        "INSERT OR IGNORE INTO Models (GenerationId, Name, Content) SELECT @1, Name, Content FROM Models WHERE GenerationId = @0",
        fromGenerationId,
        toGenerationId);

    internal static void Write(StorageContext context, int generationId, string name, byte[] content) => context.Execute(
        "INSERT OR REPLACE INTO Models (GenerationId, Name, Content) VALUES (@0, @1, @2)",
        generationId,
        name,
        content);
}

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
