using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Profiles;

/// <summary>Keeps the lists that people are scrolling through: the latest few generations and the latest few queries.</summary>
internal sealed class ProfileListCache
{
    private const int Generations = 4;
    private const int Queries = 16;

    private readonly Lock gate = new();
    private readonly List<ProfileColumns> columns = [];
    private readonly List<(ProfileColumns List, string Query, int[] Matches)> matches = [];

    public ProfileColumns Columns(StorageContext context, Generation generation)
    {
        lock (gate)
        {
            if (columns.Find(held => held.Generation.Id == generation.Id && held.Generation.Revision == generation.Revision) is { } held)
            {
                return held;
            }
        }

        var loaded = ProfileColumns.Load(context, generation);
        Keep(columns, loaded, Generations);
        return loaded;
    }

    public int[] Matches(ProfileColumns list, ProfileQuery query, Func<int[]> find)
    {
        var key = $"{query.Text}\n{string.Join('\n', query.Motives)}\n{query.Sort.Key}\n{query.Descending}";
        lock (gate)
        {
            var held = matches.FindIndex(entry => entry.List == list && entry.Query == key);
            if (held >= 0)
            {
                return matches[held].Matches;
            }
        }

        var found = find();
        Keep(matches, (list, key, found), Queries);
        return found;
    }

    private void Keep<T>(List<T> held, T latest, int most)
    {
        lock (gate)
        {
            held.Add(latest);
            if (held.Count > most)
            {
                held.RemoveAt(0);
            }
        }
    }
}
