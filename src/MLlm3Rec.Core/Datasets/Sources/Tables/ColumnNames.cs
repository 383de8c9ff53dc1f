namespace MLlm3Rec.Datasets.Sources.Tables;

/// <summary>Names that tell all columns of a header apart, also where it says nothing or says the same twice.</summary>
internal static class ColumnNames
{
    /// <param name="header">As the file has it.</param>
    /// <param name="width">Fields of the rows below, or 0. R names one column less than it writes: the first holds the row's name.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> header, int width)
    {
        var missing = Math.Max(0, width - header.Count);
        var names = new List<string>(header.Count + missing);
        foreach (var name in missing == 1 ? header.Prepend("") : header.Concat(Enumerable.Repeat("", missing)))
        {
            var wanted = name.Length == 0 ? $"column {names.Count + 1}" : name;
            var unlike = wanted;
            for (var copy = 2; names.Contains(unlike, StringComparer.Ordinal); copy++)
            {
                unlike = $"{wanted} ({copy})";
            }

            names.Add(unlike);
        }

        return names;
    }
}
