using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MLlm3Rec.Storage.Schema;

/// <summary>How every time is stored that says nothing else.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

/// <summary>How times of interactions are stored, which sources give in seconds.</summary>
internal sealed class UnixSeconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeSeconds(),
    stored => DateTimeOffset.FromUnixTimeSeconds(stored));

/// <summary>How every span of time is stored, without its fraction of a millisecond.</summary>
internal sealed class Milliseconds() : ValueConverter<TimeSpan, long>(
    span => (long)span.TotalMilliseconds,
    stored => TimeSpan.FromMilliseconds(stored));

/// <summary>Columns that hold a record as JSON.</summary>
internal static class JsonColumns
{
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> column, JsonTypeInfo<T> form) =>
        column.HasConversion(new Json<T>(form), new ByReference<T>());

    /// <summary>The same where a row may have none.</summary>
    public static PropertyBuilder<T?> AsJsonOrNull<T>(this PropertyBuilder<T?> column, JsonTypeInfo<T> form)
        where T : class => column.HasConversion((ValueConverter)new Json<T>(form), new ByReference<T>());

    private sealed class Json<T>(JsonTypeInfo<T> form) : ValueConverter<T, string>(
        value => JsonSerializer.Serialize(value, form),
        stored => Parse(stored, form))
    {
        private static T Parse(string stored, JsonTypeInfo<T> form) =>
            JsonSerializer.Deserialize(stored, form) ?? throw new InvalidDataException($"A stored {typeof(T).Name} is empty.");
    }
}

/// <summary>What stands in a column that holds a whole record is replaced and never changed.</summary>
internal sealed class ByReference<T>() : ValueComparer<T>(
    (left, right) => ReferenceEquals(left, right),
    value => RuntimeHelpers.GetHashCode(value),
    value => value);

internal static class TextColumns
{
    /// <summary>Texts that differ only in the case of their letters are the same, in comparisons, in order and where they must be unique.</summary>
    public static PropertyBuilder<string> IgnoresCase(this PropertyBuilder<string> column) => column.UseCollation("NOCASE");
}
