using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

/// <param name="RunId">Of the run.</param>
/// <param name="Unit">Its name there.</param>
/// <param name="Content">What the unit found, where the run itself needs it at its end; else null.</param>
internal sealed record RunUnitRow(int RunId, string Unit, byte[]? Content);

internal sealed class RunUnitConfiguration : IEntityTypeConfiguration<RunUnitRow>
{
    public void Configure(EntityTypeBuilder<RunUnitRow> builder)
    {
        builder.ToTable("RunUnits").WithoutRowId();
        builder.HasKey(row => new { row.RunId, row.Unit });
        builder.HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>What a run has finished and will not do again, inside the caller's transaction.</summary>
internal static class RunUnits
{
    public static IQueryable<RunUnitRow> Of(StorageContext context, int runId) => context.Set<RunUnitRow>().Where(row => row.RunId == runId);

    /// <summary>Leaves a unit as it is that is there already.</summary>
    public static void Keep(StorageContext context, int runId, string unit, byte[]? content = null)
    {
        if (!Of(context, runId).Any(row => row.Unit == unit))
        {
            context.Insert(new RunUnitRow(runId, unit, content));
        }
    }

    /// <summary>Null where it is not finished or kept nothing.</summary>
    public static byte[]? Find(StorageContext context, int runId, string unit) =>
        Of(context, runId).Where(row => row.Unit == unit).Select(row => row.Content).FirstOrDefault();

    public static void Clear(StorageContext context, int runId) => Of(context, runId).ExecuteDelete();
}
