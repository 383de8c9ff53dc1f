using System.Text.Json;

namespace MLlm3Rec.Storage.Exports;

/// <summary>An array of objects, one per row, written as they come.</summary>
public static class JsonRows
{
    public const string ContentType = "application/json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static async Task WriteAsync(ExportTable table, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, leaveOpen: true);
        await WriteAsync(table.Documents(), writer, Readable, cancellationToken);
    }

    /// <returns>How many were written.</returns>
    public static async Task<long> WriteAsync(
        IAsyncEnumerable<object> documents, TextWriter writer, JsonSerializerOptions style, CancellationToken cancellationToken)
    {
        var rows = 0L;
        await foreach (var document in documents.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync((rows++ == 0 ? "[\n" : ",\n").AsMemory(), cancellationToken);
            await writer.WriteAsync(JsonSerializer.Serialize(document, style).AsMemory(), cancellationToken);
        }

        await writer.WriteLineAsync((rows == 0 ? "[]" : "\n]").AsMemory(), cancellationToken);
        return rows;
    }
}
