using MLlm3Rec.Datasets;

namespace MLlm3Rec.Evaluation.Lists;

/// <summary>What lists are like, whether or not they hold the hidden item. Of lists over the whole catalogue only: sampled candidates are mostly by
/// lot.</summary>
/// <param name="Coverage">Share of the catalogue that is proposed to anybody, in [0, 1].</param>
/// <param name="Novelty">Mean over proposals of −log₂ of the share of people who chose the item in train (an unchosen one counts as if half a person
/// had), in bits: higher is less known. Source: Vargas &amp; Castells 2011, doi:10.1145/2043932.2043955.</param>
/// <param name="Diversity">Mean over users of 1 − the share of categories that two items of a list have in common (Jaccard), over all pairs, in [0,
/// 1]; null where items have no categories.</param>
/// <param name="PopularShare">Share of proposals that belong to the most chosen tenth of the catalogue, in [0, 1].</param>
/// <param name="Concentration">Gini coefficient of how often items are proposed, in [0, 1): 0 where all are proposed equally often.</param>
public sealed record BeyondAccuracy(double Coverage, double Novelty, double? Diversity, double PopularShare, double Concentration)
{
    /// <param name="lists">One per user.</param>
    /// <param name="depth">How many of each list count.</param>
    /// <param name="train">What was known.</param>
    public static BeyondAccuracy Of(IReadOnlyList<TopList> lists, int depth, Dataset train)
    {
        var chosen = Counts(train);
        var popular = MostChosen(chosen);
        var proposed = new int[chosen.Length];
        var (bits, popularHits, proposals) = (0.0, 0L, 0L);
        foreach (var list in lists)
        {
            foreach (var item in list.Items.AsSpan(0, Math.Min(depth, list.Items.Length)))
            {
                proposed[item]++;
                bits -= Math.Log2(Math.Max(0.5, chosen[item]) / Math.Max(1, train.Users.Count));
                popularHits += popular[item] ? 1 : 0;
                proposals++;
            }
        }

        return new BeyondAccuracy(
            proposed.Length == 0 ? 0 : (double)proposed.Count(count => count > 0) / proposed.Length,
            proposals == 0 ? 0 : bits / proposals,
            MeanDiversity(lists, depth, train.Items),
            proposals == 0 ? 0 : (double)popularHits / proposals,
            Gini(proposed));
    }

    /// <summary>Of numbers ≥ 0, in [0, 1); 0 where all are equal or zero.</summary>
    public static double Gini(IReadOnlyList<int> counts)
    {
        var total = counts.Sum(count => (double)count);
        var weighted = 0.0;
        foreach (var (place, count) in counts.Order().Index())
        {
            weighted += (2.0 * (place + 1) - counts.Count - 1) * count;
        }

        return total == 0 ? 0 : weighted / (counts.Count * total);
    }

    private static int[] Counts(Dataset train)
    {
        var counts = new int[train.Items.Count];
        foreach (var choice in train.Interactions)
        {
            counts[choice.Item]++;
        }

        return counts;
    }

    private static bool[] MostChosen(int[] counts)
    {
        var popular = new bool[counts.Length];
        foreach (var item in Enumerable.Range(0, counts.Length).OrderByDescending(item => counts[item]).Take((counts.Length + 9) / 10))
        {
            popular[item] = true;
        }

        return popular;
    }

    private static double? MeanDiversity(IReadOnlyList<TopList> lists, int depth, IReadOnlyList<Item> items)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[][] categories = [.. items.Select(item => item.Categories.Distinct(StringComparer.Ordinal).Select(Number).Order().ToArray())];
        if (numbers.Count == 0)
        {
            return null;
        }

        var (sum, users) = (0.0, 0);
        foreach (var list in lists.Where(list => list.Items.Length > 1 && depth > 1))
        {
            sum += DiversityOf(list.Items.AsSpan(0, Math.Min(depth, list.Items.Length)), categories);
            users++;
        }

        return users == 0 ? null : sum / users;

        int Number(string category)
        {
            numbers.TryAdd(category, numbers.Count);
            return numbers[category];
        }
    }

    private static double DiversityOf(ReadOnlySpan<int> list, int[][] categories)
    {
        var sum = 0.0;
        for (var later = 1; later < list.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (one, other) = (categories[list[earlier]], categories[list[later]]);
                var shared = 0;
                foreach (var category in one)
                {
                    shared += Array.BinarySearch(other, category) >= 0 ? 1 : 0;
                }

                var union = one.Length + other.Length - shared;
                sum += union == 0 ? 0 : 1 - (double)shared / union;
            }
        }

        return sum / (list.Length * (list.Length - 1) / 2.0);
    }
}
