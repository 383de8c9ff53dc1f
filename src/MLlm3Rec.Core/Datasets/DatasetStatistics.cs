namespace MLlm3Rec.Datasets;

/// <summary>What a dataset holds, in numbers that a SQL count of its tables reproduces.</summary>
public sealed record DatasetStatistics
{
    public required int Users { get; init; }

    /// <summary>Items that were chosen at least once; in a dataset without interactions, all.</summary>
    public required int Items { get; init; }

    /// <summary>All items, also those that only a catalogue file names.</summary>
    public required int Catalogue { get; init; }

    public required int Interactions { get; init; }

    /// <summary>Interactions whose user had chosen the same item before: interactions minus different pairs.</summary>
    public required int RepeatedPairs { get; init; }

    public required DateTimeOffset? FirstTime { get; init; }

    public required DateTimeOffset? LastTime { get; init; }

    /// <summary>Users by length of their history, in <see cref="HistogramBin.Bounds"/>; bins after the last used one are left out.</summary>
    public required IReadOnlyList<HistogramBin> HistoryLengths { get; init; }

    /// <summary>Different pairs ÷ (users × items), in [0, 1]; 0 without interactions.</summary>
    public double Density => Interactions == 0 ? 0 : (Interactions - RepeatedPairs) / ((double)Users * Items);

    public double InteractionsPerUser => Users == 0 ? 0 : (double)Interactions / Users;

    public static DatasetStatistics Of(Dataset dataset)
    {
        var lastUser = new int[dataset.Items.Count];
        var chosen = 0;
        var repeats = 0;
        var first = long.MaxValue;
        var last = long.MinValue;
        for (var user = 0; user < dataset.Users.Count; user++)
        {
            foreach (ref readonly var interaction in dataset.History(user))
            {
                ref var before = ref lastUser[interaction.Item];
                chosen += before == 0 ? 1 : 0;
                repeats += before == user + 1 ? 1 : 0;
                before = user + 1;
                if (interaction.HasTime)
                {
                    first = Math.Min(first, interaction.Time);
                    last = Math.Max(last, interaction.Time);
                }
            }
        }

        return new DatasetStatistics
        {
            Users = dataset.Users.Count,
            Items = dataset.InteractionCount == 0 ? dataset.Items.Count : chosen,
            Catalogue = dataset.Items.Count,
            Interactions = dataset.InteractionCount,
            RepeatedPairs = repeats,
            FirstTime = first > last ? null : DateTimeOffset.FromUnixTimeSeconds(first),
            LastTime = first > last ? null : DateTimeOffset.FromUnixTimeSeconds(last),
            HistoryLengths = HistogramBin.Of(Enumerable.Range(0, dataset.Users.Count).Select(user => dataset.History(user).Length)),
        };
    }
}
