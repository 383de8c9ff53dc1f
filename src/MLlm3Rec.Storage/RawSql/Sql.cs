using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.RawSql;

/// <summary>Plain SQL on a context's own connection and transaction, for what EF Core would do row by row.</summary>
internal static class Sql
{
    public static SqliteConnection Connection(this StorageContext context) => (SqliteConnection)context.Database.GetDbConnection();

    /// <summary>A prepared command with parameters in the order of <paramref name="values"/>: @0, @1 …</summary>
    public static SqliteCommand Command(this StorageContext context, string text, params ReadOnlySpan<object?> values)
    {
        var command = context.Connection().CreateCommand();
        command.CommandText = text;
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters.AddWithValue("@" + index, values[index] ?? DBNull.Value);
        }

        return command;
    }

    public static int Execute(this StorageContext context, string text, params ReadOnlySpan<object?> values)
    {
        using var command = context.Command(text, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row, or default where there is no row or it is null.</summary>
    public static T? Scalar<T>(this StorageContext context, string text, params ReadOnlySpan<object?> values)
    {
        using var command = context.Command(text, values);
        using var reader = command.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetFieldValue<T>(0) : default;
    }

    public static List<T> Rows<T>(this StorageContext context, string text, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var command = context.Command(text, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
