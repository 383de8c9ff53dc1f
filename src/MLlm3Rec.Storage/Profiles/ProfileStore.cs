using System.Runtime.CompilerServices;
using System.Text.Json;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Json;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Profiles;

/// <summary>The motivation profiles that readers see: those of the dataset's published generation.</summary>
public sealed class ProfileStore(Database database) : IDisposable
{
    private const int StreamBatch = 1000;

    private readonly ProfileListCache lists = new(database);

    public Task<Generation?> CurrentAsync(int datasetId, CancellationToken cancellationToken) =>
        database.ReadAsync(context => GenerationStore.Current(context, datasetId, GenerationKind.Profiles), cancellationToken);

    public async Task<ProfilePage> PageAsync(ProfileQuery query, CancellationToken cancellationToken) =>
        await FindAsync(query, cancellationToken) is (var columns, var matches)
            ? new ProfilePage([.. matches.Skip(query.Skip).Take(query.Take).Select(columns.Row)], matches.Length)
            : ProfilePage.Empty;

    /// <summary>Zero-based place of a user in the whole list of a query, or −1.</summary>
    public async Task<int> PositionAsync(ProfileQuery query, UserId user, CancellationToken cancellationToken) =>
        await FindAsync(query, cancellationToken) is (var columns, var matches)
            ? Array.FindIndex(matches, row => columns.Ids[row] == user.Value)
            : -1;

    public Task<MotivationProfile?> FindAsync(int datasetId, UserId user, CancellationToken cancellationToken) =>
        FindAsync(datasetId, user, isModelMade: false, cancellationToken);

    /// <summary>A user's visible profile if a model made it; null where the built-in engine did, or nobody.</summary>
    public Task<MotivationProfile?> FindModelProfileAsync(int datasetId, UserId user, CancellationToken cancellationToken) =>
        FindAsync(datasetId, user, isModelMade: true, cancellationToken);

    /// <summary>The model's answer that a user's visible profile comes from; null where the built-in engine made it.</summary>
    public Task<int?> AnswerOfAsync(int datasetId, UserId user, CancellationToken cancellationToken) =>
        database.ReadAsync(
            context => GenerationStore.Current(context, datasetId, GenerationKind.Profiles) is { } current
                ? DocumentsOf(context, current, user).Select(document => document.AnswerId).FirstOrDefault()
                : null,
            cancellationToken);

    /// <summary>Makes one profile the visible one of its user; everybody else's stays.</summary>
    /// <param name="datasetId">Of the dataset.</param>
    /// <param name="chosen">The profile and where it comes from.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    /// <returns>False where nothing has been extracted yet, so that there is no list to put it into, or its dimensions are other ones.</returns>
    public Task<bool> ChooseAsync(int datasetId, ChosenProfile chosen, CancellationToken cancellationToken)
    {
        var staged = StagedProfile.Of(chosen.UserIndex, chosen.Profile, chosen.Vocabulary) with { AnswerId = chosen.AnswerId };
        return database.WriteAsync(
            context =>
            {
                var current = GenerationStore.Current(context, datasetId, GenerationKind.Profiles);
                if (current is null || current.Dimensions.Count != chosen.Vocabulary.Count)
                {
                    return false;
                }

                ProfileStaging.Write(context, current.Id, [staged]);
                GenerationStore.Revise(context, current.Id);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Null where nothing has been extracted yet.</summary>
    public async Task<ProfileSummary?> SummaryAsync(int datasetId, CancellationToken cancellationToken) =>
        await CurrentAsync(datasetId, cancellationToken) is { } current
            ? ProfileSummaries.Of(await lists.ColumnsAsync(current, cancellationToken))
            : null;

    /// <summary>All profiles by user number, a batch at a time. If a new extraction is published meanwhile, the stream ends early.</summary>
    public async IAsyncEnumerable<MotivationProfile> StreamAsync(int datasetId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(datasetId, cancellationToken);
        var last = -1;
        while (current is not null)
        {
            var batch = await database.ReadAsync(
                context => context.Set<ProfileDocumentRow>().Where(row => row.GenerationId == current.Id && row.UserIndex > last)
                    .OrderBy(row => row.UserIndex).Take(StreamBatch).ToList(),
                cancellationToken);
            foreach (var row in batch)
            {
                yield return Parse(row.Document);
                last = row.UserIndex;
            }

            if (batch.Count < StreamBatch)
            {
                yield break;
            }
        }
    }

    private Task<MotivationProfile?> FindAsync(
        int datasetId, UserId user, bool isModelMade, CancellationToken cancellationToken) => database.ReadAsync(
        context => GenerationStore.Current(context, datasetId, GenerationKind.Profiles) is { } current
            && DocumentsOf(context, current, user).Where(document => !isModelMade || document.AnswerId != null)
                .Select(document => document.Document)
                .FirstOrDefault() is { } found
            ? Parse(found)
            : null,
        cancellationToken);

    private static IQueryable<ProfileDocumentRow> DocumentsOf(StorageContext context, Generation generation, UserId user)
    {
        var id = user.Value;
        return from head in context.Set<ProfileIndexRow>()
               where head.GenerationId == generation.Id && head.UserId == id
               join document in context.Set<ProfileDocumentRow>() on new { head.GenerationId, head.UserIndex } equals new
               {
                   document.GenerationId,
                   document.UserIndex,
               }
               select document;
    }

    public void Dispose() => lists.Dispose();

    private async Task<(ProfileColumns Columns, int[] Matches)?> FindAsync(ProfileQuery query, CancellationToken cancellationToken)
    {
        if (await CurrentAsync(query.DatasetId, cancellationToken) is not { } current)
        {
            return null;
        }

        var columns = await lists.ColumnsAsync(current, cancellationToken);
        return (columns, await lists.MatchesAsync(columns, query, cancellationToken));
    }

    private static MotivationProfile Parse(byte[] document) =>
        JsonSerializer.Deserialize(document, StoredJson.Default.MotivationProfile) ?? throw new InvalidDataException("A stored profile is empty.");
}

/// <summary>What a person decided to keep of several profiles of one user.</summary>
/// <param name="UserIndex">The user's number in the dataset.</param>
/// <param name="Profile">The profile.</param>
/// <param name="Vocabulary">That it was made with.</param>
/// <param name="AnswerId">The model's answer that it comes from; null for the built-in engine's.</param>
public sealed record ChosenProfile(int UserIndex, MotivationProfile Profile, Vocabulary Vocabulary, int? AnswerId);
