using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace MLlm3Rec.Map;

/// <summary>Whose points a map shows. Anchors of the dimensions are on every map.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MapContent>))]
public enum MapContent
{
    Both,
    Items,
    Users,
}

/// <summary>What makes two points near.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MapSpace>))]
public enum MapSpace
{
    /// <summary>Their trait vectors: the meaning of texts and what they offer.</summary>
    Traits,

    /// <summary>Motives alone: which dimensions stand out, by the population's measure.</summary>
    Motives,
}

/// <summary>How many dimensions become two.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MapMethod>))]
public enum MapMethod
{
    Umap,
    Pca,
}

/// <summary>How a map is made. The same options on the same traits give the same map.</summary>
public sealed record MapOptions
{
    public MapContent Show { get; init; } = MapContent.Both;

    public MapSpace Space { get; init; } = MapSpace.Traits;

    public MapMethod Method { get; init; } = MapMethod.Umap;

    /// <summary>UMAP's surroundings of a point, itself included; PCA does without.</summary>
    [Range(2, 200)]
    public int Neighbours { get; init; } = 15;

    /// <summary>UMAP's least distance on the map; PCA does without.</summary>
    [Range(0.0, 0.99)]
    public double MinimumDistance { get; init; } = 0.1;

    /// <summary>Groups that points are divided into, in many dimensions.</summary>
    [Range(2, 40)]
    public int Clusters { get; init; } = 12;

    public int Seed { get; init; } = 42;

    /// <summary>The same for options that give the same map: what PCA does without does not tell maps apart.</summary>
    [JsonIgnore]
    public string Key => Method == MapMethod.Pca
        ? FormattableString.Invariant($"{Show} {Space} {Method} {Clusters} {Seed}")
        : FormattableString.Invariant($"{Show} {Space} {Method} {Neighbours} {MinimumDistance} {Clusters} {Seed}");

    /// <exception cref="ValidationException">A number is out of its range; says which and what the range is.</exception>
    public MapOptions Validated()
    {
        Validator.ValidateObject(this, new ValidationContext(this), validateAllProperties: true);
        return this;
    }
}
