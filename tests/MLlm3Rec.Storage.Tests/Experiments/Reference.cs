using System.Globalization;

namespace MLlm3Rec.Storage.Experiments;

/// <summary>Another implementation, which knows nothing of ours: reads a TREC run and its qrels, counts a tie half.</summary>
internal static class Reference
{
    public static (double Hit, double Gain, double Reciprocal) Evaluate(string folder, string method, int k)
    {
        var truth = File.ReadLines(Path.Combine(folder, "qrels.txt"))
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => words[2]);
        var lists = File.ReadLines(Path.Combine(folder, method + ".run")).Select(line => line.Split(' '))
            .GroupBy(words => words[0])
            .ToDictionary(
                group => group.Key,
                group => group.Select(words => (Item: words[2], Score: float.Parse(words[4], CultureInfo.InvariantCulture))).ToList());
        var (hits, gains, reciprocals) = (0.0, 0.0, 0.0);
        foreach (var (user, hidden) in truth)
        {
            var list = lists.GetValueOrDefault(user) ?? [];
            var found = list.FindIndex(row => row.Item == hidden);
            if (found < 0)
            {
                continue;
            }

            var score = list[found].Score;
            var rank = 1 + list.Count(row => row.Score > score) + (list.Count(row => row.Score == score) - 1) / 2.0;
            if (rank < k + 1)
            {
                hits++;
                gains += 1 / Math.Log2(rank + 1);
                reciprocals += 1 / rank;
            }
        }

        return (hits / truth.Count, gains / truth.Count, reciprocals / truth.Count);
    }
}
