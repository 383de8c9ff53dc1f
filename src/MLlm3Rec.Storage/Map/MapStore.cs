using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Map;

/// <summary>A finished map. It goes when the traits that it shows are replaced.</summary>
internal sealed class MapRow
{
    public int Id { get; init; }

    /// <summary>The traits that it was made from.</summary>
    public int GenerationId { get; init; }

    /// <summary>The run that made it.</summary>
    public int RunId { get; init; }

    /// <summary>Options that give the same map have the same.</summary>
    public required string OptionsKey { get; init; }

    public required MapOptions Options { get; init; }

    public int Points { get; init; }

    public double Trustworthiness { get; init; }

    public double Preservation { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required byte[] Content { get; init; }
}

internal sealed class MapConfiguration : IEntityTypeConfiguration<MapRow>
{
    public void Configure(EntityTypeBuilder<MapRow> builder)
    {
        builder.ToTable("Maps");
        builder.Property(row => row.Options).AsJson(StoredJson.Default.MapOptions);
        builder.HasIndex(row => new { row.GenerationId, row.OptionsKey }).IsUnique();
        builder.HasOne<GenerationRow>().WithMany().HasForeignKey(row => row.GenerationId).OnDelete(DeleteBehavior.Cascade);
    }
}

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

/// <summary>The finished maps of each dataset's present traits: computed once per options, then reused.</summary>
public sealed class MapStore(Database database, TimeProvider clock)
{
    /// <summary>The oldest maps of a dataset beyond so many make room.</summary>
    private const int Kept = 24;

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<MapSummary>> ListAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<MapSummary>>(
            context => Summaries(context.Set<MapRow>(), Of(context, datasetId)).ToList(),
            cancellationToken);

    /// <summary>The map that these options gave or would give; null where it was not computed yet.</summary>
    public Task<MapSummary?> FindAsync(int datasetId, MapOptions options, CancellationToken cancellationToken)
    {
        var key = options.Key;
        return database.ReadAsync(
            context =>
                Summaries(context.Set<MapRow>().Where(map => map.OptionsKey == key), Of(context, datasetId)).FirstOrDefault(), cancellationToken);
    }

    public Task<StoredMap?> OpenAsync(int id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            // Both of one row.
            context =>
                Summaries(One(context, id), context.Set<GenerationRow>()).FirstOrDefault() is { } summary
                    ? new StoredMap(summary, TraitMapFile.Read(ContentOf(context, id)!))
                    : null,
            cancellationToken);

    /// <summary>Gives the groups of a map other names. False where there is no such map any more, or it has other groups.</summary>
    /// <param name="id">The map.</param>
    /// <param name="names">One per group, in their order.</param>
    /// <param name="by">Who named them; null for what sets them apart.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    public Task<bool> NameGroupsAsync(int id, IReadOnlyList<string> names, string? by, CancellationToken cancellationToken) =>
        database.WriteAsync(
            context =>
            {
                if (ContentOf(context, id) is not { } content || TraitMapFile.Read(content) is var map && map.GroupNames.Count != names.Count)
                {
                    return false;
                }

                var renamed = TraitMapFile.Write(map with { GroupNames = names, NamedBy = by });
                return One(context, id).ExecuteUpdate(change => change.SetProperty(row => row.Content, renamed)) > 0;
            },
            cancellationToken);

    /// <summary>Inside the caller's transaction.</summary>
    internal void Write(StorageContext context, int generationId, int runId, MapOptions options, TraitMap map)
    {
        var (key, all) = (options.Key, context.Set<MapRow>().Where(row => row.GenerationId == generationId));
        context.Replace(all.Where(row => row.OptionsKey == key), new MapRow
        {
            GenerationId = generationId,
            RunId = runId,
            OptionsKey = key,
            Options = options,
            Points = map.Count,
            Trustworthiness = map.Quality.Trustworthiness,
            Preservation = map.Quality.Preservation,
            CreatedAt = clock.GetUtcNow(),
            Content = TraitMapFile.Write(map),
        });
        var old = all.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Select(row => row.Id).Skip(Kept).ToList();
        all.Where(row => old.Contains(row.Id)).ExecuteDelete();
    }

    private static IQueryable<MapRow> One(StorageContext context, int id) => context.Set<MapRow>().Where(map => map.Id == id);

    private static byte[]? ContentOf(StorageContext context, int id) => One(context, id).Select(map => map.Content).FirstOrDefault();

    private static IQueryable<GenerationRow> Of(StorageContext context, int datasetId) =>
        context.Set<GenerationRow>().Where(generation => generation.DatasetId == datasetId);

    /// <summary>Newest first.</summary>
    private static IQueryable<MapSummary> Summaries(IQueryable<MapRow> maps, IQueryable<GenerationRow> generations) =>
        from map in maps
        join traits in generations on map.GenerationId equals traits.Id
        orderby map.CreatedAt descending, map.Id descending
        select new MapSummary(map.Id, traits.DatasetId, map.RunId, map.Options, map.Points, map.Trustworthiness, map.Preservation, map.CreatedAt);
}
