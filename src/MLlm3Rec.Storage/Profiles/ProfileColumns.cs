using System.Collections.Concurrent;
using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Profiles;

/// <summary>
/// One generation's list columns in memory, so that any sort and filter over 100,000 users takes milliseconds without an index per
/// dimension on disk. About 100 bytes a user. A generation never changes, so neither does this.
/// </summary>
internal sealed class ProfileColumns
{
    private readonly ConcurrentDictionary<string, int[]> orders = new(StringComparer.Ordinal);
    private readonly string[] dimensions;
    private readonly float[] strengths;
    private ProfileTextIndex? words;

    private ProfileColumns(Generation generation, List<ProfileHead> users, float[] strengths)
    {
        Generation = generation;
        dimensions = [.. generation.Dimensions];
        this.strengths = strengths;
        Indices = [.. users.Select(user => user.UserIndex)];
        Ids = [.. users.Select(user => user.UserId)];
        Histories = [.. users.Select(user => user.HistoryLength)];
        Confidences = [.. users.Select(user => user.Confidence)];
    }

    public Generation Generation { get; }

    public int Count => Ids.Length;

    public IReadOnlyList<string> Dimensions => dimensions;

    /// <summary>User numbers, ascending.</summary>
    public int[] Indices { get; }

    public string[] Ids { get; }

    public int[] Histories { get; }

    public double[] Confidences { get; }

    public static ProfileColumns Load(StorageContext context, Generation generation)
    {
        var width = generation.Dimensions.Count;
        var (users, strengths) = ProfileReader.Heads(context, generation.Id);
        return strengths.Length == users.Count * width
            ? new ProfileColumns(generation, users, strengths)
            : throw new InvalidDataException($"Generation {generation.Id} holds strengths that are not {width} wide.");
    }

    /// <summary>Read when text is first searched for: three times as large as everything else here.</summary>
    public ProfileTextIndex Words(StorageContext context) => words ??= ProfileTextIndex.Load(context, Generation.Id);

    /// <summary>Place of a dimension, or −1.</summary>
    public int DimensionOf(string key) => Array.IndexOf(dimensions, key);

    public float Strength(int row, int dimension) => strengths[(row * dimensions.Length) + dimension];

    /// <summary>All rows, ascending by the key; equal keys by user number.</summary>
    public int[] Order(ProfileSort sort) => orders.GetOrAdd(sort.Key, key => key switch
    {
        "confidence" => Sorted(Confidences, Comparer<double>.Default.Compare),
        "history" => Sorted(Histories, Comparer<int>.Default.Compare),
        _ when DimensionOf(key) is >= 0 and var dimension =>
            Sorted([.. Enumerable.Range(0, Count).Select(row => Strength(row, dimension))], Comparer<float>.Default.Compare),
        _ => Sorted(Ids, StringComparer.OrdinalIgnoreCase.Compare),
    });

    public ProfileRow Row(int row)
    {
        var motives = new List<MotiveStrength>(dimensions.Length);
        for (var dimension = 0; dimension < dimensions.Length; dimension++)
        {
            if (Strength(row, dimension) is > 0 and var strength)
            {
                motives.Add(new MotiveStrength(dimensions[dimension], strength));
            }
        }

        return new ProfileRow(
            new UserId(Ids[row]), Indices[row], Histories[row], Confidences[row], [.. motives.OrderByDescending(motive => motive.Strength)]);
    }

    private static int[] Sorted<TKey>(TKey[] keys, Comparison<TKey> compare)
    {
        var rows = new int[keys.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row;
        }

        Array.Sort(rows, (left, right) => compare(keys[left], keys[right]) is not 0 and var order ? order : left.CompareTo(right));
        return rows;
    }
}

internal static class ProfileSummaries
{
    public static ProfileSummary Of(ProfileColumns columns) => new(
        columns.Count,
        columns.Count == 0 ? 0 : columns.Confidences.Average(),
        [.. columns.Dimensions.Select((key, dimension) => OfDimension(columns, key, dimension))]);

    private static DimensionSummary OfDimension(ProfileColumns columns, string key, int dimension)
    {
        var (users, sum) = (0, 0.0);
        for (var row = 0; row < columns.Count; row++)
        {
            var strength = columns.Strength(row, dimension);
            users += strength > 0 ? 1 : 0;
            sum += strength;
        }

        return new DimensionSummary(key, users, users == 0 ? 0 : sum / users);
    }
}
