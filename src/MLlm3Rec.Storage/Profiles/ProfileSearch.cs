using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Profiles;

/// <summary>Finds the rows of a generation that a query is about. Pure but for the one scan that text search needs.</summary>
internal static class ProfileSearch
{
    /// <summary>The rows that match, in the order asked for.</summary>
    public static int[] Matches(StorageContext context, ProfileColumns columns, ProfileQuery query)
    {
        var wanted = TextMatches(context, columns, query.Text);
        var filters = query.Motives.Select(filter => (Dimension: columns.DimensionOf(filter.Dimension), filter.AtLeast)).ToArray();
        var order = columns.Order(query.Sort);
        var matches = new List<int>(order.Length);
        foreach (var row in order)
        {
            if ((wanted is null || wanted[row]) && Array.TrueForAll(filters, filter => Passes(columns, row, filter)))
            {
                matches.Add(row);
            }
        }

        if (query.Descending)
        {
            matches.Reverse();
        }

        return [.. matches];
    }

    /// <summary>A dimension that the generation does not know has strength 0 everywhere. Stored strengths are single precision.</summary>
    private static bool Passes(ProfileColumns columns, int row, (int Dimension, double AtLeast) filter) =>
        (filter.Dimension < 0 ? 0 : columns.Strength(row, filter.Dimension)) >= (float)filter.AtLeast;

    private static bool[]? TextMatches(StorageContext context, ProfileColumns columns, string? text)
    {
        bool[]? all = null;
        foreach (var word in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct())
        {
            var found = WordMatches(context, columns, word);
            for (var row = 0; all is not null && row < found.Length; row++)
            {
                found[row] &= all[row];
            }

            all = found;
        }

        return all;
    }

    private static bool[] WordMatches(StorageContext context, ProfileColumns columns, string word)
    {
        var found = new bool[columns.Count];
        for (var row = 0; row < found.Length; row++)
        {
            found[row] = columns.Ids[row].Contains(word, StringComparison.OrdinalIgnoreCase);
        }

        columns.Words(context).Mark(word.ToLowerInvariant(), found);
        return found;
    }
}
