using System.Text.Json.Serialization;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MLlm3Rec.Storage.Datasets;

/// <summary>One imported dataset; everything that belongs to it carries its id and goes with it.</summary>
internal sealed class DatasetConfiguration : IEntityTypeConfiguration<DatasetSummary>
{
    public void Configure(EntityTypeBuilder<DatasetSummary> builder)
    {
        builder.ToTable("Datasets");
        builder.Property(row => row.Name).IgnoresCase();
        builder.Property(row => row.FirstTime).HasConversion<UnixSeconds>();
        builder.Property(row => row.LastTime).HasConversion<UnixSeconds>();
        builder.Property(row => row.Signal).HasConversion<string>();
        builder.Property(row => row.Files).AsJson(DatasetJson.Default.IReadOnlyListSourceFile);
        builder.HasIndex(row => row.Name).IsUnique();
        builder.HasIndex(row => row.ContentHash);
    }
}

internal sealed record UserRow(int DatasetId, int Index, string ExternalId, int HistoryLength);

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

/// <param name="DatasetId">Of the dataset.</param>
/// <param name="Index">Its number there.</param>
/// <param name="ExternalId">Its id in the source.</param>
/// <param name="Title">If the source has one, as with the others.</param>
/// <param name="Categories">A JSON array of texts; null for none.</param>
/// <param name="Brand">Who makes it.</param>
/// <param name="Description">In the shop's words.</param>
/// <param name="Tags">A JSON array of texts; null for none.</param>
internal sealed record ItemRow(
    int DatasetId, int Index, string ExternalId, string? Title, string? Categories, string? Brand, string? Description, string? Tags);

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

/// <param name="DatasetId">Of the dataset.</param>
/// <param name="UserIndex">Who chose.</param>
/// <param name="Position">Zero-based place in the user's history, oldest first.</param>
/// <param name="ItemIndex">What.</param>
/// <param name="Time">Null where the source has none.</param>
/// <param name="Signal">In the source's own unit; null where it has none.</param>
internal sealed record InteractionRow(int DatasetId, int UserIndex, int Position, int ItemIndex, DateTimeOffset? Time, float? Signal);

/// <summary>
/// Without a foreign key, here and below: SQLite would look the dataset up for every row. They come and go with it in one transaction.
/// </summary>
internal sealed class InteractionConfiguration : IEntityTypeConfiguration<InteractionRow>
{
    public void Configure(EntityTypeBuilder<InteractionRow> builder)
    {
        builder.ToTable("Interactions").WithoutRowId();
        builder.HasKey(row => new { row.DatasetId, row.UserIndex, row.Position });
        builder.Property(row => row.Time).HasConversion<UnixSeconds>();
    }
}

/// <summary>
/// Who chose an item: the index of <see cref="InteractionRow"/> by item, as a table of its own. An index is kept up to date in the order
/// of the rows, here at random; a table can be filled in its own order, which takes a quarter of the time.
/// </summary>
internal sealed record InteractionByItemRow(int DatasetId, int ItemIndex, int UserIndex, int Position);

internal sealed class InteractionByItemConfiguration : IEntityTypeConfiguration<InteractionByItemRow>
{
    public void Configure(EntityTypeBuilder<InteractionByItemRow> builder)
    {
        builder.ToTable("InteractionsByItem").WithoutRowId();
        builder.HasKey(row => new { row.DatasetId, row.ItemIndex, row.UserIndex, row.Position });
    }
}

/// <summary>Review texts lie apart, so that a walk through the histories does not drag them along.</summary>
internal sealed record ReviewRow(int DatasetId, int UserIndex, int Position, string Text);

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<ReviewRow>
{
    public void Configure(EntityTypeBuilder<ReviewRow> builder)
    {
        builder.ToTable("Reviews").WithoutRowId();
        builder.HasKey(row => new { row.DatasetId, row.UserIndex, row.Position });
        builder.OfDataset();
    }
}

internal sealed record SkippedRowRow(int DatasetId, int Number, string File, long Row, string Reason, string Text);

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
        builder.HasOne<DatasetSummary>().WithMany().HasForeignKey("DatasetId").OnDelete(DeleteBehavior.Cascade);
        return builder;
    }
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<SourceFile>))]
internal sealed partial class DatasetJson : JsonSerializerContext;
