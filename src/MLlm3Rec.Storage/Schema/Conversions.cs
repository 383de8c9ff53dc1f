using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MLlm3Rec.Storage.Schema;

/// <summary>How values lie in columns, the same in every table and in any database.</summary>
internal static class Conversions
{
    /// <summary>A moment as milliseconds since 1970: numbers sort and compare everywhere.</summary>
    public static PropertyBuilder<DateTimeOffset> AsUnixMilliseconds(this PropertyBuilder<DateTimeOffset> property) =>
        property.HasConversion(time => time.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number));

    /// <inheritdoc cref="AsUnixMilliseconds(PropertyBuilder{DateTimeOffset})"/>
    public static PropertyBuilder<DateTimeOffset?> AsUnixMilliseconds(this PropertyBuilder<DateTimeOffset?> property) => property.HasConversion(
        new ValueConverter<DateTimeOffset, long>(time => time.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number)));

    /// <summary>A record as JSON text.</summary>
    /// <param name="property">Of an entity.</param>
    /// <param name="form">The generated form of <typeparamref name="T"/>.</param>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property, JsonTypeInfo form) => property.HasConversion(
        new ValueConverter<T, string>(value => JsonSerializer.Serialize(value, form), text => (T)JsonSerializer.Deserialize(text, form)!)); // Null columns are not converted.
}
