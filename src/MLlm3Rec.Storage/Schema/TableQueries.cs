using System.Linq.Expressions;

namespace MLlm3Rec.Storage.Schema;

/// <summary>What queries of tables have in common.</summary>
internal static class TableQueries
{
    /// <summary>What <see cref="Containing"/> puts before a character that means nothing but itself.</summary>
    public const string Escape = "\\";

    public static IOrderedQueryable<T> Sorted<T, TKey>(this IQueryable<T> rows, Expression<Func<T, TKey>> key, bool descending) =>
        descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    /// <summary>In the same direction, so that an index that holds both serves.</summary>
    public static IOrderedQueryable<T> ThenSorted<T, TKey>(this IOrderedQueryable<T> rows, Expression<Func<T, TKey>> key, bool descending) =>
        descending ? rows.ThenByDescending(key) : rows.ThenBy(key);

    public static RowPage<T> ToPage<T>(this IQueryable<T> rows, int skip, int take) => new(rows.Skip(skip).Take(take).ToList(), rows.Count());

    /// <summary>A pattern for LIKE that finds the words anywhere, in any case of letters; null where there are none.</summary>
    public static string? Containing(string? words) => string.IsNullOrEmpty(words)
        ? null
        : $"%{words.Replace(Escape, @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal)}%";
}
