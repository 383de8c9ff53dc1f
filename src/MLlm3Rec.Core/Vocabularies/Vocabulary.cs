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

    /// <summary>Twelve hexadecimal digits of a hash over keys, names, definitions and cues.</summary>
    public string Version { get; }

    public int Count => Dimensions.Count;

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
