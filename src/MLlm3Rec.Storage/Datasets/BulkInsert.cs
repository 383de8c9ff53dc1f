using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MLlm3Rec.Storage.Datasets;

/// <summary>
/// One prepared INSERT for many rows of one table, on the connection's open transaction. A column keeps its value until it is bound
/// again, so what does not change is bound once.
/// </summary>
/// <remarks>
/// Goes to SQLite's own calls: <see cref="SqliteCommand"/> costs about four times as much per row, for parameters by name and their checks.
/// </remarks>
internal sealed class BulkInsert : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;

    public BulkInsert(SqliteConnection connection, string table, params ReadOnlySpan<string> columns)
    {
        this.connection = connection;
        var places = string.Join(", ", Enumerable.Repeat("?", columns.Length));
        Check(raw.sqlite3_prepare_v2(
            connection.Handle, $"INSERT INTO \"{table}\" (\"{string.Join("\", \"", columns)}\") VALUES ({places})", out statement));
    }

    /// <param name="column">Zero-based place in the constructor's list.</param>
    /// <param name="value">The value until further notice.</param>
    public BulkInsert Bind(int column, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, column + 1, value));
        return this;
    }

    public BulkInsert Bind(int column, double value)
    {
        Check(raw.sqlite3_bind_double(statement, column + 1, value));
        return this;
    }

    public BulkInsert Bind(int column, string? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(statement, column + 1) : raw.sqlite3_bind_text(statement, column + 1, value));
        return this;
    }

    public BulkInsert Bind(int column, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(statement, column + 1, utf8));
        return this;
    }

    public BulkInsert BindNull(int column)
    {
        Check(raw.sqlite3_bind_null(statement, column + 1));
        return this;
    }

    /// <summary>Writes the row that is bound.</summary>
    public void Write()
    {
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection.Handle);
}
