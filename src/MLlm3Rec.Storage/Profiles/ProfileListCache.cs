using MLlm3Rec.Storage.Caching;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Profiles;

/// <summary>Keeps the lists that people are scrolling through: the latest few generations and the latest few queries.</summary>
internal sealed class ProfileListCache(Database database) : IDisposable
{
    private const int Generations = 4;
    private const int Queries = 16;

    private readonly AsyncCache<(int Generation, int Revision), ProfileColumns> columns = new(Generations);
    private readonly AsyncCache<(int Generation, int Revision, string Query), int[]> matches = new(Queries);

    public Task<ProfileColumns> ColumnsAsync(Generation generation, CancellationToken cancellationToken) => columns.GetAsync(
        (generation.Id, generation.Revision),
        () => database.ReadAsync(context => ProfileColumns.Load(context, generation), CancellationToken.None),
        cancellationToken);

    /// <summary>The rows of a list that a query is about, in its order.</summary>
    public Task<int[]> MatchesAsync(ProfileColumns list, ProfileQuery query, CancellationToken cancellationToken) => matches.GetAsync(
        (list.Generation.Id, list.Generation.Revision, $"{query.Text}\n{string.Join('\n', query.Motives)}\n{query.Sort.Key}\n{query.Descending}"),
        () => database.ReadAsync(context => ProfileSearch.Matches(context, list, query), CancellationToken.None),
        cancellationToken);

    public void Dispose()
    {
        columns.Dispose();
        matches.Dispose();
    }
}
