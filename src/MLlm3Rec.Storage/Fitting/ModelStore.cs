using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Fitting;

internal sealed record ModelRow(int GenerationId, string Name, byte[] Content);

internal sealed class ModelConfiguration : IEntityTypeConfiguration<ModelRow>
{
    public void Configure(EntityTypeBuilder<ModelRow> builder)
    {
        builder.ToTable("Models");
        builder.HasKey(row => new { row.GenerationId, row.Name });
        builder.HasOne<GenerationRow>().WithMany().HasForeignKey(row => row.GenerationId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Fitted things in their own binary form, as part of the generation that they were made for.</summary>
public sealed class ModelStore(Database database)
{
    /// <summary>Null where there is none; opens over memory.</summary>
    public Task<MemoryStream?> OpenAsync(int generationId, string name, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context =>
                One(context, generationId, name).Select(row => row.Content).FirstOrDefault() is { } content
                    ? new MemoryStream(content, writable: false)
                    : null,
            cancellationToken);

    /// <summary>What the other generation has of the same name stays.</summary>
    internal static void Copy(StorageContext context, int fromGenerationId, int toGenerationId)
    {
        var missing = context.Set<ModelRow>().Where(row => row.GenerationId == fromGenerationId
            && !context.Set<ModelRow>().Any(other => other.GenerationId == toGenerationId && other.Name == row.Name)).ToList();
        context.InsertAll(missing.Select(row => row with { GenerationId = toGenerationId }));
    }

    internal static void Write(StorageContext context, int generationId, string name, byte[] content) =>
        context.Replace(One(context, generationId, name), new ModelRow(generationId, name, content));

    private static IQueryable<ModelRow> One(StorageContext context, int generationId, string name) =>
        context.Set<ModelRow>().Where(row => row.GenerationId == generationId && row.Name == name);
}

/// <summary>Names of stored models.</summary>
internal static class ModelNames
{
    /// <summary>The fitted reader, with a generation of traits.</summary>
    public const string Reader = "reader";

    /// <summary>See <see cref="ReadingsBlob"/>, with a generation of traits.</summary>
    public const string Readings = "readings";

    /// <summary>The learned weights of the alignment score themselves, with a generation of models: as long as they were not kept as a
    /// model.</summary>
    public const string Weights = "mar";

    /// <summary>Number of the kept model that holds the learned weights of the alignment score, little-endian, with a generation of models.</summary>
    public const string KeptModel = "mar model";
}
