namespace MLlm3Rec.Datasets;

/// <summary>Finds rows that several files hold: a whole beside its parts, a file that was downloaded twice, two exports that overlap.</summary>
/// <remarks>
/// Two rows are one choice if user, item and time are the same and the files are not; inside one file choosing again is a choice. The file with the
/// most rows keeps the row, of equals the one with the shorter name, then the one that was read first. Rows without time may well be choices made
/// again: they are left out only where other files hold every row of theirs and there are at least <see cref="Telling"/>.
/// Memory: 6 bytes for a row, while nothing is ordered yet.
/// </remarks>
internal static class FileCopies
{
    /// <summary>Fewer rows without time that stand elsewhere too tell nothing.</summary>
    public const int Telling = 10;

    /// <param name="rows">Of all files, one file after the other.</param>
    /// <param name="files">Names, and how many rows there are up to the end of each; none is empty.</param>
    /// <param name="users">How many users the rows name.</param>
    /// <param name="cancellationToken">Stops between two users.</param>
    /// <returns>Which rows stay, and per file what became of it.</returns>
    public static (bool[] Kept, IReadOnlyList<FileCopy> Files) Find(
        RowBlocks rows, IReadOnlyList<(string Name, int End)> files, int users, CancellationToken cancellationToken)
    {
        int[] ends = [.. files.Select(file => file.End)];
        int[] sizes = [.. ends.Select((end, file) => end - (file == 0 ? 0 : ends[file - 1]))];
        var preference = new int[files.Count];
        foreach (var (place, file) in Enumerable.Range(0, files.Count)
            .OrderByDescending(file => sizes[file]).ThenBy(file => files[file].Name.Length).ThenBy(file => file).Index())
        {
            preference[file] = place;
        }

        var marks = new Marks(rows, ends, preference);
        var (offsets, byUser) = ByUser(rows, users);
        for (var user = 0; user < users; user++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            marks.Add(byUser.AsSpan(offsets[user]..offsets[user + 1]));
        }

        FileCopy[] copies = [.. sizes.Select((size, file) => marks.Judge(file, ends[file] - size, ends[file]))];
        return (Array.ConvertAll(marks.Elsewhere, isElsewhere => !isElsewhere), copies);
    }

    /// <summary>Places of rows by user, in their order.</summary>
    private static (int[] Offsets, int[] Places) ByUser(RowBlocks rows, int users)
    {
        var offsets = new int[users + 1];
        for (var row = 0; row < rows.Count; row++)
        {
            offsets[rows[row].User + 1]++;
        }

        for (var user = 0; user < users; user++)
        {
            offsets[user + 1] += offsets[user];
        }

        var (next, places) = (offsets[..^1], new int[rows.Count]);
        for (var row = 0; row < rows.Count; row++)
        {
            places[next[rows[row].User]++] = row;
        }

        return (offsets, places);
    }

    /// <summary>Which rows a preferred file holds too.</summary>
    private sealed class Marks(RowBlocks rows, int[] ends, int[] preference)
    {
        private readonly Dictionary<(int File, int Keeper), int> shared = [];

        public bool[] Elsewhere { get; } = new bool[rows.Count];

        /// <param name="own">Places of the rows of one user; left in another order.</param>
        public void Add(Span<int> own)
        {
            own.Sort((one, other) => Compare(one, other) is var order and not 0 ? order : one.CompareTo(other));
            var start = 0;
            while (start < own.Length)
            {
                var end = start + 1;
                while (end < own.Length && Compare(own[start], own[end]) == 0)
                {
                    end++;
                }

                AddEquals(own[start..end]);
                start = end;
            }
        }

        /// <summary>Counts what is marked of a file, and takes the marks back where they do not tell that it is a copy.</summary>
        public FileCopy Judge(int file, int start, int end)
        {
            var (timed, untimed) = (0, 0);
            for (var row = start; row < end; row++)
            {
                timed += Elsewhere[row] && rows[row].Interaction.HasTime ? 1 : 0;
                untimed += Elsewhere[row] && !rows[row].Interaction.HasTime ? 1 : 0;
            }

            var isWhole = timed + untimed == end - start && (timed > 0 || untimed >= Telling);
            for (var row = start; row < end; row++)
            {
                Elsewhere[row] &= isWhole || rows[row].Interaction.HasTime;
            }

            var keepers = shared.Where(pair => pair.Key.File == file).ToList();
            return new FileCopy(
                isWhole ? end - start : timed, isWhole, keepers.Count == 0 ? -1 : keepers.MaxBy(pair => pair.Value).Key.Keeper, keepers.Count);
        }

        private void AddEquals(ReadOnlySpan<int> equals)
        {
            var keeper = FileOf(equals[0]);
            foreach (var row in equals[1..])
            {
                keeper = preference[FileOf(row)] < preference[keeper] ? FileOf(row) : keeper;
            }

            foreach (var row in equals)
            {
                var file = FileOf(row);
                if (file != keeper)
                {
                    Elsewhere[row] = true;
                    shared[(file, keeper)] = shared.GetValueOrDefault((file, keeper)) + 1;
                }
            }
        }

        private int FileOf(int row) => Array.BinarySearch(ends, row + 1) is var place && place >= 0 ? place : ~place;

        private int Compare(int one, int other)
        {
            ref readonly var first = ref rows[one];
            ref readonly var second = ref rows[other];
            return first.Interaction.Item != second.Interaction.Item
                ? first.Interaction.Item.CompareTo(second.Interaction.Item)
                : MomentOf(first).CompareTo(MomentOf(second));
        }

        /// <summary>Places that two files state are compared only where neither says when.</summary>
        private static long MomentOf(in HistoryOrder.Row row) => row.Interaction.HasTime ? row.Interaction.Time : row.Key;
    }
}

/// <param name="Rows">How many of its rows are left out because another file holds them too.</param>
/// <param name="IsWhole">Whether those are all it has.</param>
/// <param name="Keeper">Number of the file that keeps most of them; −1 without any.</param>
/// <param name="Keepers">How many files keep some.</param>
internal sealed record FileCopy(int Rows, bool IsWhole, int Keeper, int Keepers);
