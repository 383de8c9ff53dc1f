using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Datasets;

internal sealed class DatasetConfiguration : IEntityTypeConfiguration<DatasetRow>
{
    public void Configure(EntityTypeBuilder<DatasetRow> builder)
    {
        builder.ToTable("Datasets");
        builder.Property(row => row.Name).UseCollation("NOCASE");
        builder.HasIndex(row => row.Name).IsUnique();
        builder.HasIndex(row => row.ContentHash);
    }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<UserRow>
{
    public void Configure(EntityTypeBuilder<UserRow> builder)
    {
        builder.ToTable("Users").WithoutRowId();
        builder.HasKey(row => new { row.DatasetId, row.Index });
        builder.HasIndex(row => new { row.DatasetId, row.ExternalId }).IsUnique();
        builder.OfDataset();
    }
}

internal sealed class ItemConfiguration : IEntityTypeConfiguration<ItemRow>
{
    public void Configure(EntityTypeBuilder<ItemRow> builder)
    {
        builder.ToTable("Items");
        builder.HasKey(row => new { row.DatasetId, row.Index });
        builder.HasIndex(row => new { row.DatasetId, row.ExternalId }).IsUnique();
        builder.OfDataset();
    }
}

/// <summary>
/// Without a foreign key, here and below: SQLite would look the dataset up for every row. They come and go with it in one transaction.
/// </summary>
internal sealed class InteractionConfiguration : IEntityTypeConfiguration<InteractionRow>
{
    public void Configure(EntityTypeBuilder<InteractionRow> builder)
    {
        builder.ToTable("Interactions").WithoutRowId();
        builder.HasKey(row => new { row.DatasetId, row.UserIndex, row.Position });
    }
}

internal sealed class InteractionByItemConfiguration : IEntityTypeConfiguration<InteractionByItemRow>
{
    public void Configure(EntityTypeBuilder<InteractionByItemRow> builder)
    {
        builder.ToTable("InteractionsByItem").WithoutRowId();
        builder.HasKey(row => new { row.DatasetId, row.ItemIndex, row.UserIndex, row.Position });
    }
}

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<ReviewRow>
{
    public void Configure(EntityTypeBuilder<ReviewRow> builder)
    {
        builder.ToTable("Reviews").WithoutRowId();
        builder.HasKey(row => new { row.DatasetId, row.UserIndex, row.Position });
        builder.OfDataset();
    }
}

internal sealed class SkippedRowConfiguration : IEntityTypeConfiguration<SkippedRowRow>
{
    public void Configure(EntityTypeBuilder<SkippedRowRow> builder)
    {
        builder.ToTable("SkippedRows").WithoutRowId();
        builder.HasKey(row => new { row.DatasetId, row.Number });
        builder.OfDataset();
    }
}

internal static class DatasetOwnership
{
    /// <summary>Rows that go when their dataset goes. The row needs a property DatasetId.</summary>
    public static EntityTypeBuilder<TRow> OfDataset<TRow>(this EntityTypeBuilder<TRow> builder)
        where TRow : class
    {
        builder.HasOne<DatasetRow>().WithMany().HasForeignKey("DatasetId").OnDelete(DeleteBehavior.Cascade);
        return builder;
    }
}
