using MLlm3Rec.Map;

namespace MLlm3Rec.Storage.Map;

/// <summary>A stored map as lists show it.</summary>
/// <param name="Id">Stands in addresses.</param>
/// <param name="DatasetId">Whose map it is.</param>
/// <param name="RunId">The run that made it.</param>
/// <param name="Options">How it was made.</param>
/// <param name="Points">How many points it has.</param>
/// <param name="Trustworthiness">See <see cref="Projection.MapQuality"/>.</param>
/// <param name="Preservation">See <see cref="Projection.MapQuality"/>.</param>
/// <param name="CreatedAt">When it was finished.</param>
public sealed record MapSummary(
    int Id, int DatasetId, int RunId, MapOptions Options, int Points, double Trustworthiness, double Preservation, DateTimeOffset CreatedAt);

/// <summary>A stored map with its points.</summary>
public sealed record StoredMap(MapSummary Summary, TraitMap Map);
