using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Datasets;

/// <summary>The tables whose rows belong to a dataset, whichever concern brought them; copies that only serve as an index are left out.</summary>
internal static class DatasetTables
{
    public static IEnumerable<string> Of(WorkbenchContext context) =>
        context.Model.GetEntityTypes()
            .Where(type => type.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(DatasetRow) && key.DeleteBehavior == DeleteBehavior.Cascade))
            .Where(type => type.ClrType != typeof(InteractionByItemRow))
            .Select(type => type.GetTableName())
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    /// <summary>"SkippedRows" → "skipped rows".</summary>
    public static string InWords(string table) =>
        string.Concat(table.Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
