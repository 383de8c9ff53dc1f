using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>
/// A known number of rows into one table, on the connection's open transaction. Values are given one after the other, row after row,
/// in the order of the columns; the rows are written as they fill up.
/// </summary>
/// <remarks>
/// Goes to SQLite's own calls with hundreds of rows per statement. In that way the cursor stays where it is between two rows, and rows
/// that come in the order of the table's key are appended: a million take about a third of the time of one statement per row, which
/// in turn is a quarter of that of <see cref="SqliteCommand"/> with named parameters.
/// </remarks>
internal sealed class BulkInsert : IDisposable
{
    private const int MaxRows = 500;

    private readonly SqliteConnection connection;
    private readonly string insert;
    private readonly string row;
    private readonly int width;
    private int rowsLeft;
    private sqlite3_stmt? statement;
    private int capacity;
    private int used;

    /// <param name="connection">With an open transaction.</param>
    /// <param name="table">Its name.</param>
    /// <param name="rows">How many will come.</param>
    /// <param name="datasetId">Goes into the column DatasetId of every row.</param>
    /// <param name="columns">The others.</param>
    public BulkInsert(SqliteConnection connection, string table, int rows, int datasetId, params ReadOnlySpan<string> columns)
    {
        this.connection = connection;
        rowsLeft = rows;
        width = columns.Length;
        insert = $"INSERT INTO \"{table}\" (\"DatasetId\", \"{string.Join("\", \"", columns)}\") VALUES ";
        row = $"({datasetId}{string.Concat(Enumerable.Repeat(", ?", width))})";
        Prepare();
    }

    public BulkInsert Add(long value) => Close(raw.sqlite3_bind_int64(statement, ++used, value));

    public BulkInsert Add(double value) => Close(raw.sqlite3_bind_double(statement, ++used, value));

    public BulkInsert Add(string? value) => value is null ? AddNull() : Close(raw.sqlite3_bind_text(statement, ++used, value));

    public BulkInsert AddNull() => Close(raw.sqlite3_bind_null(statement, ++used));

    public void Dispose() => statement?.Dispose();

    private BulkInsert Close(int result)
    {
        Check(result);
        if (used == capacity)
        {
            Execute();
        }

        return this;
    }

    private void Execute()
    {
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
        rowsLeft -= used / width;
        used = 0;
        if (rowsLeft < MaxRows)
        {
            Prepare();
        }
    }

    /// <summary>Makes the statement for the next block of rows; none after the last.</summary>
    private void Prepare()
    {
        statement?.Dispose();
        statement = null;
        var rows = Math.Min(rowsLeft, MaxRows);
        capacity = rows * width;
        if (rows > 0)
        {
            Check(raw.sqlite3_prepare_v2(connection.Handle, insert + string.Join(", ", Enumerable.Repeat(row, rows)), out statement));
        }
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
        }
    }
}
