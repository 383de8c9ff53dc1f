using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Datasets;

/// <summary>The tables whose rows belong to a dataset, whichever concern brought them; copies that only serve as an index are left out.</summary>
internal static class DatasetTables
{
    /// <summary>Tables without a foreign key, whose rows do not go by themselves.</summary>
    public static IReadOnlyList<string> Unguarded { get; } = ["Interactions", "InteractionsByItem"];

    public static IEnumerable<string> Of(StorageContext context) =>
        context.Model.GetEntityTypes()
            .Where(type => type.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(DatasetRow) && key.DeleteBehavior == DeleteBehavior.Cascade))
            .Select(type => type.GetTableName())
            .OfType<string>()
            .Prepend(Unguarded[0])
            .Distinct(StringComparer.Ordinal);

    /// <summary>"SkippedRows" → "skipped rows".</summary>
    public static string InWords(string table) =>
        string.Concat(table.Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
