using Microsoft.EntityFrameworkCore;

namespace MLlm3Rec.Storage.Schema;

/// <summary>Inserts inside a transaction that is open: each is in the database when the call returns, and nothing stays tracked.</summary>
internal static class Writing
{
    /// <returns>The row with the number that the database gave it.</returns>
    public static TRow Insert<TRow>(this StorageContext context, TRow row)
        where TRow : class
    {
        context.Add(row);
        context.SaveChanges();
        context.ChangeTracker.Clear();
        return row;
    }

    public static void InsertAll<TRow>(this StorageContext context, IEnumerable<TRow> rows)
        where TRow : class
    {
        context.AddRange(rows);
        context.SaveChanges();
        context.ChangeTracker.Clear();
    }

    /// <summary>In place of whatever stood there.</summary>
    public static void Replace<TRow>(this StorageContext context, IQueryable<TRow> former, TRow row)
        where TRow : class
    {
        former.ExecuteDelete();
        context.Insert(row);
    }
}
