using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>One fitted method of a dataset; its content is a file.</summary>
internal sealed class FittedModelRow
{
    public int Id { get; init; }

    public int DatasetId { get; init; }

    /// <summary>Of the dataset when it was fitted.</summary>
    public required string DataHash { get; init; }

    public required string Method { get; init; }

    /// <summary>What differs from the options as shipped.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    public required string Split { get; init; }

    public int Seed { get; init; }

    public required string CodeVersion { get; init; }

    /// <summary>NDCG@10 on validation, full catalogue; null where it was not measured.</summary>
    public double? Ndcg { get; init; }

    public double FitSeconds { get; init; }

    public long Bytes { get; init; }

    /// <summary>Name inside the folder of models.</summary>
    public required string File { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class FittedModelConfiguration : IEntityTypeConfiguration<FittedModelRow>
{
    public void Configure(EntityTypeBuilder<FittedModelRow> builder)
    {
        builder.ToTable("FittedModels");
        builder.Property(row => row.Settings).AsJson(StoredJson.Default.IReadOnlyDictionaryStringString);
        builder.HasIndex(row => new { row.DatasetId, row.Method, row.CreatedAt });
        builder.OfDataset();
    }
}
