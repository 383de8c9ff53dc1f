using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Storage.Models;

/// <summary>One fitted method of a dataset; its content is a file.</summary>
internal sealed class FittedModelRow
{
    public int Id { get; init; }

    public int DatasetId { get; init; }

    /// <summary>Of the dataset when it was fitted.</summary>
    public required string DataHash { get; init; }

    public required string Method { get; init; }

    /// <summary>JSON object of what differs from the options as shipped.</summary>
    public required string Settings { get; init; }

    public required string Split { get; init; }

    public int Seed { get; init; }

    public required string CodeVersion { get; init; }

    /// <summary>NDCG@10 on validation, full catalogue; null where it was not measured.</summary>
    public double? Ndcg { get; init; }

    public double FitSeconds { get; init; }

    public long Bytes { get; init; }

    /// <summary>Name inside the folder of models.</summary>
    public required string File { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; init; }
}

internal sealed class FittedModelConfiguration : IEntityTypeConfiguration<FittedModelRow>
{
    public void Configure(EntityTypeBuilder<FittedModelRow> builder)
    {
        builder.ToTable("FittedModels");
        builder.HasIndex(row => new { row.DatasetId, row.Method, row.CreatedAt });
        builder.OfDataset();
    }
}
