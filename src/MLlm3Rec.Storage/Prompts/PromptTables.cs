using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>One publication; the latest is live. Nothing is ever changed here.</summary>
internal sealed class PromptVersionRow
{
    public int Id { get; init; }

    public required PromptSet Content { get; init; }

    public required string Version { get; init; }

    public required string Who { get; init; }

    public required string Reason { get; init; }

    /// <summary>Of the test; null for a way back.</summary>
    public TrialReport? Report { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A draft, and who wrote it last.</summary>
internal sealed class PromptDraftRow
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required PromptSet Content { get; init; }

    public required string Version { get; init; }

    /// <summary>Grows with every save.</summary>
    public int Revision { get; init; }

    /// <summary>The browser tab that saved last.</summary>
    public required string Writer { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A test of a draft against the live prompt. It keeps both, so that it still means something when they are gone.</summary>
internal sealed class PromptTestRow
{
    public int Id { get; init; }

    public int DatasetId { get; init; }

    public int DraftId { get; init; }

    public required string DraftName { get; init; }

    public required string DraftVersion { get; init; }

    public required string LiveVersion { get; init; }

    public required TestPlan Plan { get; init; }

    /// <summary>Null until the test has ended.</summary>
    public TrialReport? Report { get; init; }

    public int? RunId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class PromptTestPersonRow
{
    public int TestId { get; init; }

    /// <summary>Place among the people asked, from 0.</summary>
    public int Place { get; init; }

    public bool Failed { get; init; }

    public required TrialRow Document { get; init; }
}

internal sealed class TestSetRow
{
    public int Id { get; init; }

    public int DatasetId { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Users { get; init; }
}

/// <summary>A motive that somebody marked as wrong.</summary>
internal sealed class ProfileMarkRow
{
    public int Id { get; init; }

    public int DatasetId { get; init; }

    public required string UserId { get; init; }

    public required string Dimension { get; init; }

    public required string Note { get; init; }

    public required string Who { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>One row with what must hold before publishing.</summary>
internal sealed class PromptGatesRow
{
    /// <summary>Number of the only row.</summary>
    public const int Only = 1;

    public int Id { get; init; }

    public required PublishGates Document { get; init; }
}

internal sealed class PromptVersionConfiguration : IEntityTypeConfiguration<PromptVersionRow>
{
    public void Configure(EntityTypeBuilder<PromptVersionRow> builder)
    {
        builder.ToTable("PromptVersions");
        builder.Property(row => row.Content).HasConversion(set => set.ToJson(), text => PromptSet.Parse(text));
        builder.Property(row => row.Report).AsJson(StoredJson.Default.TrialReport);
        builder.Property(row => row.At).AsUnixMilliseconds();
    }
}

internal sealed class PromptDraftConfiguration : IEntityTypeConfiguration<PromptDraftRow>
{
    public void Configure(EntityTypeBuilder<PromptDraftRow> builder)
    {
        builder.ToTable("PromptDrafts");
        builder.Property(row => row.Content).HasConversion(set => set.ToJson(), text => PromptSet.Parse(text));
        builder.Property(row => row.CreatedAt).AsUnixMilliseconds();
        builder.Property(row => row.UpdatedAt).AsUnixMilliseconds();
    }
}

internal sealed class PromptTestConfiguration : IEntityTypeConfiguration<PromptTestRow>
{
    public void Configure(EntityTypeBuilder<PromptTestRow> builder)
    {
        builder.ToTable("PromptTests");
        builder.HasIndex(row => row.DraftId);
        builder.OfDataset();
        builder.Property(row => row.Plan).AsJson(PromptJson.Default.TestPlan);
        builder.Property(row => row.Report).AsJson(StoredJson.Default.TrialReport);
        builder.Property(row => row.CreatedAt).AsUnixMilliseconds();
    }
}

internal sealed class PromptTestPersonConfiguration : IEntityTypeConfiguration<PromptTestPersonRow>
{
    public void Configure(EntityTypeBuilder<PromptTestPersonRow> builder)
    {
        builder.ToTable("PromptTestPeople");
        builder.HasKey(row => new { row.TestId, row.Place });
        builder.HasOne<PromptTestRow>().WithMany().HasForeignKey(row => row.TestId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(row => row.Document).AsJson(StoredJson.Default.TrialRow);
    }
}

internal sealed class TestSetConfiguration : IEntityTypeConfiguration<TestSetRow>
{
    public void Configure(EntityTypeBuilder<TestSetRow> builder)
    {
        builder.ToTable("TestSets");
        builder.HasIndex(row => new { row.DatasetId, row.Name }).IsUnique();
        builder.OfDataset();
        builder.Property(row => row.Users).AsJson(StoredJson.Default.IReadOnlyListString);
    }
}

internal sealed class ProfileMarkConfiguration : IEntityTypeConfiguration<ProfileMarkRow>
{
    public void Configure(EntityTypeBuilder<ProfileMarkRow> builder)
    {
        builder.ToTable("ProfileMarks");
        builder.HasIndex(row => new { row.DatasetId, row.UserId, row.Dimension }).IsUnique();
        builder.OfDataset();
        builder.Property(row => row.At).AsUnixMilliseconds();
    }
}

internal sealed class PromptGatesConfiguration : IEntityTypeConfiguration<PromptGatesRow>
{
    public void Configure(EntityTypeBuilder<PromptGatesRow> builder)
    {
        builder.ToTable("PromptGates");
        builder.Property(row => row.Document).AsJson(StoredJson.Default.PublishGates);
    }
}
