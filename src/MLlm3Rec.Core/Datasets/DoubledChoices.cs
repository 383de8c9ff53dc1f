namespace MLlm3Rec.Datasets;

/// <summary>Choices that have user, item and time of another one: rows that were written twice, or a day that stands for its moments.</summary>
public static class DoubledChoices
{
    /// <summary>How many of them could be left out without a user, an item and a time that is then missing. Rows without time are not
    /// counted.</summary>
    public static int Count(Dataset dataset)
    {
        var (count, items) = (0, new List<int>());
        for (var user = 0; user < dataset.Users.Count; user++)
        {
            var history = dataset.History(user);
            for (int start = 0, end; start < history.Length; start = end)
            {
                items.Clear();
                for (end = start; end < history.Length && history[end].Time == history[start].Time; end++)
                {
                    items.Add(history[end].Item);
                }

                count += history[start].HasTime && items.Count > 1 ? items.Count - items.Distinct().Count() : 0;
            }
        }

        return count;
    }
}
