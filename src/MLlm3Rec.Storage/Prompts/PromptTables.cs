using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>One publication; the latest is live. Nothing is ever changed here.</summary>
internal sealed class PromptVersionRow
{
    public int Id { get; init; }

    public required PromptSet Content { get; init; }

    public required string Version { get; init; }

    public required string Who { get; init; }

    public required string Reason { get; init; }

    /// <summary>Of the test it was published with; null for a way back.</summary>
    public TrialReport? Report { get; init; }

    public DateTimeOffset At { get; init; }

    public PublishedPrompt ToPublished() => new(Id, Content, Who, Reason, Report, At);
}

internal sealed class PromptVersionConfiguration : IEntityTypeConfiguration<PromptVersionRow>
{
    public void Configure(EntityTypeBuilder<PromptVersionRow> builder)
    {
        builder.ToTable("PromptVersions");
        builder.Property(row => row.Content).AsPromptSet();
        builder.Property(row => row.Report).AsJsonOrNull(StoredJson.Default.TrialReport);
    }
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

    /// <summary>Who saved last, as they call themselves; null for drafts from before names were kept.</summary>
    public string? Who { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class PromptDraftConfiguration : IEntityTypeConfiguration<PromptDraftRow>
{
    public void Configure(EntityTypeBuilder<PromptDraftRow> builder)
    {
        builder.ToTable("PromptDrafts");
        builder.Property(row => row.Content).AsPromptSet();
    }
}

/// <summary>A test of a draft against the live prompt. It keeps both, so that it still means something when they are gone.</summary>
internal sealed class PromptTestConfiguration : IEntityTypeConfiguration<PromptTest>
{
    public void Configure(EntityTypeBuilder<PromptTest> builder)
    {
        builder.ToTable("PromptTests");
        builder.Property(row => row.Plan).AsJson(PromptJson.Default.TestPlan);
        builder.Property(row => row.Report).AsJsonOrNull(StoredJson.Default.TrialReport);
        builder.HasIndex(row => row.DraftId);
        builder.OfDataset();
    }
}

/// <param name="TestId">Of the test.</param>
/// <param name="Place">Place among the people asked, from 0.</param>
/// <param name="Failed">Whether the draft's answer was of no use.</param>
/// <param name="Document">The result.</param>
internal sealed record PromptTestPersonRow(int TestId, int Place, bool Failed, TrialRow Document);

internal sealed class PromptTestPersonConfiguration : IEntityTypeConfiguration<PromptTestPersonRow>
{
    public void Configure(EntityTypeBuilder<PromptTestPersonRow> builder)
    {
        builder.ToTable("PromptTestPeople");
        builder.HasKey(row => new { row.TestId, row.Place });
        builder.Property(row => row.Document).AsJson(StoredJson.Default.TrialRow);
        builder.HasOne<PromptTest>().WithMany().HasForeignKey(row => row.TestId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>One row with what must hold before publishing.</summary>
internal sealed record PromptGatesRow(int Id, PublishGates Document)
{
    public const int TheOne = 1;
}

internal sealed class PromptGatesConfiguration : IEntityTypeConfiguration<PromptGatesRow>
{
    public void Configure(EntityTypeBuilder<PromptGatesRow> builder)
    {
        builder.ToTable("PromptGates");
        builder.Property(row => row.Document).AsJson(StoredJson.Default.PublishGates);
    }
}

internal static class PromptColumns
{
    /// <summary>A prompt set has a written form of its own, which its version is taken from.</summary>
    public static PropertyBuilder<PromptSet> AsPromptSet(this PropertyBuilder<PromptSet> column) =>
        column.HasConversion(set => set.ToJson(), stored => PromptSet.Parse(stored), new ByReference<PromptSet>());
}
