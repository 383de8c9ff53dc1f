using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace MLlm3Rec.Vocabularies;

/// <summary>The dimensions that motives and traits are told in, in display order. Versioned: the same content has the same version.</summary>
public sealed record Vocabulary
{
    public Vocabulary(IReadOnlyList<MotiveDimension> dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfZero(dimensions.Count, nameof(dimensions));
        if (dimensions.Select(dimension => dimension.Key).Distinct(StringComparer.Ordinal).Count() != dimensions.Count)
        {
            throw new ArgumentException("Two dimensions share one key.", nameof(dimensions));
        }

        Dimensions = dimensions;
        Version = VocabularyVersion.Of(dimensions);
    }

    public IReadOnlyList<MotiveDimension> Dimensions { get; }

    /// <summary>Twelve hexadecimal digits of a hash over keys, names, definitions, cues and examples.</summary>
    public string Version { get; }

    public int Count => Dimensions.Count;

    /// <summary>The examples of all dimensions.</summary>
    public IEnumerable<string> Examples => Dimensions.SelectMany(dimension => dimension.ExamplesOrNone.All);

    public int IndexOf(string key)
    {
        for (var index = 0; index < Dimensions.Count; index++)
        {
            if (Dimensions[index].Key == key)
            {
                return index;
            }
        }

        return -1;
    }
}

/// <summary>One named reason for choosing. Users' motives and items' traits speak in the same dimensions.</summary>
/// <param name="Key">Stable and short, lower case with hyphens, e.g. "health-safety".</param>
/// <param name="Name">As shown, e.g. "Health &amp; safety".</param>
/// <param name="Definition">One sentence a person outside the team understands.</param>
/// <param name="Cues">Words and phrases that speak for the dimension, lower case.</param>
public sealed record MotiveDimension(string Key, string Name, string Definition, IReadOnlyList<string> Cues)
{
    /// <summary>Null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DimensionExamples? Examples
    {
        get;
        init => field = value is { Count: > 0 } ? value : null;
    }

    /// <summary>Never null.</summary>
    [JsonIgnore]
    public DimensionExamples ExamplesOrNone => Examples ?? DimensionExamples.None;
}

internal static class VocabularyVersion
{
    public static string Of(IReadOnlyList<MotiveDimension> dimensions)
    {
        var text = string.Join('\u001e', dimensions.Select(dimension =>
            string.Join('\u001f', [dimension.Key, dimension.Name, dimension.Definition, .. dimension.Cues, .. Parts(dimension.Examples)])));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }

    /// <summary>Nothing where there are no examples: vocabularies without keep the versions that they had before there were any.</summary>
    private static IEnumerable<string> Parts(DimensionExamples? examples) => examples is null
        ? []
        : ["\u001d", .. examples.For, "\u001d", .. examples.Against, "\u001d", .. examples.Neither];
}
