using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Map;

/// <summary>How many points of each group have a word in their titles.</summary>
internal sealed class GroupWords
{
    private const int LatestChoices = 20;
    private const int LeastPoints = 3;
    private const double Telltale = 2;
    private const double Prior = 200;

    private readonly List<string> words = [];
    private readonly int[][] counts;
    private readonly int[] sizes;

    private GroupWords(int groups)
    {
        counts = new int[groups][];
        sizes = new int[groups];
    }

    public static GroupWords Of(Dataset dataset, IReadOnlyList<MapPoint> points, byte[] groups, int count, CancellationToken cancellationToken)
    {
        var found = new GroupWords(count);
        var ofItem = found.Read(dataset);
        Array.Fill(found.counts, []);
        for (var group = 0; group < count; group++)
        {
            found.counts[group] = new int[found.words.Count];
        }

        var said = new HashSet<int>();
        for (var point = 0; point < points.Count; point++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            said.Clear();
            foreach (var item in ItemsOf(dataset, points[point]))
            {
                said.UnionWith(ofItem[item]);
            }

            found.sizes[groups[point]]++;
            foreach (var word in said)
            {
                found.counts[groups[point]][word]++;
            }
        }

        return found;
    }

    /// <summary>The words that most set a group apart, strongest first.</summary>
    public IReadOnlyList<string> Telling(int group, int most) =>
    [
        .. Enumerable.Range(0, words.Count)
            .Where(word => counts[group][word] >= LeastPoints)
            .Select(word => (Word: words[word], Score: Score(group, word)))
            .Where(word => word.Score > Telltale)
            .OrderByDescending(word => word.Score).ThenBy(word => word.Word, StringComparer.Ordinal)
            .Take(most)
            .Select(word => word.Word),
    ];

    /// <summary>z = δ / √(variance of δ), δ the difference of log odds, each smoothed by the word's share among all.</summary>
    private double Score(int group, int word)
    {
        var (all, points) = (counts.Sum(row => row[word]), sizes.Sum());
        var prior = Prior * all / points;
        var (inside, outside) = (counts[group][word] + prior, all - counts[group][word] + prior);
        var (rest, restOutside) = (sizes[group] + Prior - inside, points - sizes[group] + Prior - outside);
        return (Math.Log(inside / rest) - Math.Log(outside / restOutside)) / Math.Sqrt(1 / inside + 1 / outside);
    }

    private static IEnumerable<int> ItemsOf(Dataset dataset, MapPoint point)
    {
        if (point.Kind == PointKind.Item)
        {
            yield return point.Index;
        }
        else if (point.Kind == PointKind.User)
        {
            var history = dataset.HistoryMemory(point.Index);
            for (var place = Math.Max(0, history.Length - LatestChoices); place < history.Length; place++)
            {
                yield return history.Span[place].Item;
            }
        }
    }

    private int[][] Read(Dataset dataset)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. dataset.Items.Select(item => Read(ItemTexts.Of(item, TextField.Title), numbers))];
    }

    private int[] Read(string title, Dictionary<string, int> numbers)
    {
        var found = new HashSet<int>();
        foreach (var token in new Tokens(title))
        {
            var word = title.Substring(token.Start, token.Length).ToLowerInvariant();
            if (word.Length > 2 && !word.All(char.IsDigit))
            {
                if (!numbers.TryGetValue(word, out var number))
                {
                    number = words.Count;
                    numbers.Add(word, number);
                    words.Add(word);
                }

                found.Add(number);
            }
        }

        return [.. found];
    }
}
