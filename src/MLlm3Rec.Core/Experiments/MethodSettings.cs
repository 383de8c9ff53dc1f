using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Experiments;

/// <summary>Options from words: names and values as a person types them, applied to a record of options.</summary>
public static class MethodSettings
{
    private const string SeedName = "seed";

    private static readonly JsonSerializerOptions Style = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new JsonStringEnumConverter() },
    };

    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    /// <summary>"name=value" pairs; later ones win.</summary>
    /// <exception cref="MethodSettingException">A pair has no equals sign.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> pairs)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var parts = pair.Split('=', 2);
            settings[parts[0].Trim()] = parts.Length == 2
                ? parts[1].Trim()
                : throw new MethodSettingException($"\"{pair}\" is no setting; write name=value.");
        }

        return settings;
    }

    /// <summary>What a method can be told, with the values that stand: "embedding-size" → "64"; "auto" where the dataset decides.</summary>
    public static IReadOnlyDictionary<string, string> Of(object options) =>
        Node(options).Where(pair => pair.Value is JsonValue or null)
            .ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "auto", StringComparer.Ordinal);

    /// <summary>A copy of the options with the seed and the settings in place.</summary>
    internal static object Apply(string method, object defaults, int seed, IReadOnlyDictionary<string, string> settings)
    {
        var node = Node(defaults);
        if (node.ContainsKey(SeedName))
        {
            node[SeedName] = seed;
        }

        foreach (var (name, value) in settings)
        {
            if (!node.ContainsKey(name) || node[name] is not (JsonValue or null))
            {
                var known = string.Join(", ", Of(defaults).Keys);
                throw new MethodSettingException(
                    known.Length == 0 ? $"{method} has no settings." : $"{method} has no setting \"{name}\"; it has {known}.");
            }

            node[name] = bool.TryParse(value, out var flag) && node[name]?.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? flag : value;
        }

        return Read(method, node, defaults.GetType());
    }

    private static object Read(string method, JsonObject node, Type type)
    {
        try
        {
            var options = node.Deserialize(type, Style) ?? throw new MethodSettingException($"{method} cannot be set up without options.");
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
            return options;
        }
        catch (JsonException wrong)
        {
            throw new MethodSettingException($"{method}: the value of \"{wrong.Path?.Trim('$', '.')}\" is not what the setting takes.");
        }
        catch (ValidationException wrong)
        {
            throw new MethodSettingException($"{method}: {wrong.Message}");
        }
    }

    private static JsonObject Node(object options) => JsonSerializer.SerializeToNode(options, options.GetType(), Style)!.AsObject();
}

/// <summary>A setting that a method does not take; the message says which it does.</summary>
public sealed class MethodSettingException(string message) : RefusalException(message);
