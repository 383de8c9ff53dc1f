using System.Text.Json;
using Microsoft.Data.Sqlite;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Json;

namespace MLlm3Rec.Storage.Runs;

/// <summary>From rows to records.</summary>
internal static class RunReading
{
    public const string Columns =
        "Id, Request, State, Step, Done, Total, Message, After, CreatedAt, StartedAt, EndedAt, ElapsedMilliseconds, "
        + "DataHash, Engine, Vocabulary, Seed, CodeVersion, Result";

    public static RunRecord Run(SqliteDataReader row) => new()
    {
        Id = row.GetInt32(0),
        Request = JsonSerializer.Deserialize(row.GetString(1), StoredJson.Default.RunRequest) ?? throw new InvalidDataException("A run without a request."),
        State = Enum.Parse<RunState>(row.GetString(2)),
        Step = Text(row, 3),
        Done = row.GetInt64(4),
        Total = row.GetInt64(5),
        Message = Text(row, 6),
        After = row.IsDBNull(7) ? null : row.GetInt32(7),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
        StartedAt = Time(row, 9),
        EndedAt = Time(row, 10),
        Elapsed = TimeSpan.FromMilliseconds(row.GetInt64(11)),
        Provenance = new RunProvenance(Text(row, 12), Text(row, 13), Text(row, 14), row.IsDBNull(15) ? null : row.GetInt32(15), Text(row, 16)),
        Result = Text(row, 17) is { } result ? JsonSerializer.Deserialize(result, StoredJson.Default.RunResult) : null,
    };

    public static RunLine Line(SqliteDataReader row) => new(
        row.GetInt32(0),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
        Enum.Parse<LogLevelName>(row.GetString(2)),
        row.GetString(3));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
