using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;

namespace MLlm3Rec.Storage.Map;

/// <summary>A finished map. It goes when the traits that it shows are replaced.</summary>
internal sealed class MapRow
{
    public int Id { get; init; }

    /// <summary>The traits that it was made from.</summary>
    public int GenerationId { get; init; }

    /// <summary>The run that made it.</summary>
    public int RunId { get; init; }

    /// <summary>Options that give the same map have the same.</summary>
    public required string OptionsKey { get; init; }

    /// <summary>JSON of the options.</summary>
    public required string Options { get; init; }

    public int Points { get; init; }

    public double Trustworthiness { get; init; }

    public double Preservation { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>Users and items that somebody picked out. Content gives the code, so picking the same again gives the same address.</summary>
internal sealed class SelectionRow
{
    public int Id { get; init; }

    public int DatasetId { get; init; }

    public required string Code { get; init; }

    /// <summary>Null until somebody saves it; then it is kept.</summary>
    public string? Name { get; init; }

    public int UserCount { get; init; }

    public int ItemCount { get; init; }

    /// <summary>One bit per user of the dataset, the lowest bit first; empty for none.</summary>
    public required byte[] Users { get; init; }

    /// <summary>One bit per item of the dataset.</summary>
    public required byte[] Items { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; init; }
}

internal sealed class MapConfiguration : IEntityTypeConfiguration<MapRow>
{
    public void Configure(EntityTypeBuilder<MapRow> builder)
    {
        builder.ToTable("Maps");
        builder.HasIndex(row => new { row.GenerationId, row.OptionsKey }).IsUnique();
        builder.HasOne<GenerationRow>().WithMany().HasForeignKey(row => row.GenerationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SelectionConfiguration : IEntityTypeConfiguration<SelectionRow>
{
    public void Configure(EntityTypeBuilder<SelectionRow> builder)
    {
        builder.ToTable("Selections");
        builder.HasIndex(row => new { row.DatasetId, row.Code }).IsUnique();
        builder.OfDataset();
    }
}
