using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLlm3Rec.Connections;

/// <summary>A secret that shows itself to nobody who does not ask by name: not in text, JSON, a debugger or an exception.</summary>
[DebuggerDisplay(Hidden)]
[JsonConverter(typeof(HiddenConverter))]
public sealed class ApiKey
{
    private const string Hidden = "(hidden)";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string value;

    /// <exception cref="ArgumentException">Nothing but white space.</exception>
    public ApiKey(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        this.value = value.Trim();
    }

    /// <summary>The key, for the one place that puts it into a request's header or encrypts it.</summary>
    public string Reveal() => value;

    public override string ToString() => Hidden;

    private sealed class HiddenConverter : JsonConverter<ApiKey>
    {
        public override ApiKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new JsonException("A key is never read from JSON.");

        public override void Write(Utf8JsonWriter writer, ApiKey value, JsonSerializerOptions options) => writer.WriteStringValue(Hidden);
    }
}
