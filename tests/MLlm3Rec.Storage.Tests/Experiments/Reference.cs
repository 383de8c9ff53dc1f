using System.Globalization;

namespace MLlm3Rec.Storage.Experiments;

/// <summary>Another implementation, which knows nothing of ours: reads a TREC run, its qrels and its file of equals, and takes the mean over the
/// places of a tie.</summary>
internal static class Reference
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static (double Hit, double Gain, double Reciprocal) Evaluate(string folder, string method, int k)
    {
        var truth = File.ReadLines(Path.Combine(folder, "qrels.txt"))
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => words[2]);
        var lists = File.ReadLines(Path.Combine(folder, method + ".run")).Select(line => line.Split(' '))
            .GroupBy(words => words[0])
            .ToDictionary(
                group => group.Key,
                group => group.Select(words => (Item: words[2], Score: float.Parse(words[4], Culture))).ToList());
        var file = Path.Combine(folder, method + ".equals");
        var unlisted = (File.Exists(file) ? File.ReadLines(file) : []).Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => (First: int.Parse(words[1], Culture), Last: int.Parse(words[2], Culture)));
        var (hits, gains, reciprocals) = (0.0, 0.0, 0.0);
        foreach (var (user, hidden) in truth)
        {
            var list = lists.GetValueOrDefault(user) ?? [];
            var found = list.FindIndex(row => row.Item == hidden);
            if (found < 0 && !unlisted.ContainsKey(user))
            {
                continue;
            }

            var (first, last) = found < 0 ? unlisted[user]
                : (1 + list.Count(row => row.Score > list[found].Score), list.Count(row => row.Score >= list[found].Score));
            for (var place = first; place <= Math.Min(k, last); place++)
            {
                hits += 1.0 / (last - first + 1);
                gains += 1 / Math.Log2(place + 1) / (last - first + 1);
                reciprocals += 1.0 / place / (last - first + 1);
            }
        }

        return (hits / truth.Count, gains / truth.Count, reciprocals / truth.Count);
    }
}
