using MLlm3Rec.Datasets;

namespace MLlm3Rec.Benchmarks;

/// <summary>Smaller and larger versions of a dataset, for measuring how cost grows.</summary>
internal static class GrownDataset
{
    /// <summary>Every other user with their choices; all items.</summary>
    public static Dataset EveryOther(Dataset source)
    {
        int[] users = [.. Enumerable.Range(0, source.Users.Count).Where(user => user % 2 == 0)];
        return Of(source, [.. users.Select(user => source.Users[user])], source.Items, users.Select(user => source.HistoryMemory(user)));
    }

    /// <summary>Everybody once more under another name, so that choices double too.</summary>
    public static Dataset TwiceTheUsers(Dataset source)
    {
        var everybody = Enumerable.Range(0, source.Users.Count);
        return Of(
            source,
            [.. source.Users, .. source.Users.Select(user => new UserId($"{user.Value} again"))],
            source.Items,
            everybody.Concat(everybody).Select(user => source.HistoryMemory(user)));
    }

    /// <summary>Every item has a twin of the same texts; every other choice goes to the twin.</summary>
    public static Dataset TwiceTheItems(Dataset source)
    {
        var count = source.Items.Count;
        Item[] items = [.. source.Items, .. source.Items.Select(item => item with { Id = new ItemId($"{item.Id.Value} again") })];
        return Of(source, source.Users, items, Enumerable.Range(0, source.Users.Count).Select(Split));

        ReadOnlyMemory<Interaction> Split(int user)
        {
            var history = source.History(user).ToArray();
            for (var place = user % 2; place < history.Length; place += 2)
            {
                history[place] = history[place] with { Item = history[place].Item + count };
            }

            return history;
        }
    }

    private static Dataset Of(
        Dataset source, IReadOnlyList<UserId> users, IReadOnlyList<Item> items, IEnumerable<ReadOnlyMemory<Interaction>> histories)
    {
        var offsets = new List<int> { 0 };
        var choices = new List<Interaction>();
        foreach (var history in histories)
        {
            choices.AddRange(history.Span);
            offsets.Add(choices.Count);
        }

        return new Dataset(source.Name, users, items, [.. offsets], [.. choices], source.Reviews, source.Signal);
    }
}
