using System.Text.Json;

namespace MLlm3Rec.Web.Exports;

/// <summary>An array of objects, one per row, written as it comes.</summary>
internal static class JsonRows
{
    public const string ContentType = "application/json";

    private const int FlushBytes = 64 * 1024;

    public static async Task WriteAsync(ExportTable table, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartArray();
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            writer.WriteStartObject();
            for (var column = 0; column < table.Columns.Count; column++)
            {
                writer.WritePropertyName(table.Columns[column]);
                JsonSerializer.Serialize(writer, row[column]);
            }

            writer.WriteEndObject();
            if (writer.BytesPending > FlushBytes)
            {
                await writer.FlushAsync(cancellationToken);
            }
        }

        writer.WriteEndArray();
    }
}
