using MLlm3Rec.Storage.Auditing;

namespace MLlm3Rec.Storage.Exports;

/// <summary>The record as a table.</summary>
public static class AuditTables
{
    /// <summary>at, who, from, kind, what.</summary>
    public static ExportTable Entries(IAsyncEnumerable<AuditEntry> entries) => ExportTable.Of(
        entries,
        new ExportColumn<AuditEntry>("at", entry => entry.At),
        new ExportColumn<AuditEntry>("who", entry => entry.Who),
        new ExportColumn<AuditEntry>("from", entry => entry.From.ToString()),
        new ExportColumn<AuditEntry>("kind", entry => entry.Kind.ToString()),
        new ExportColumn<AuditEntry>("what", entry => entry.What));
}
