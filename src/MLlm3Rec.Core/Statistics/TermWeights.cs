using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Statistics;

/// <summary>Texts as weighted terms.</summary>
/// <param name="Items">[items × terms], unit rows, terms ascending; an empty row where an item has no telling term.</param>
/// <param name="Terms">The same, transposed.</param>
/// <param name="Numbers">Number of each term.</param>
/// <param name="Rarity">log(items / items with the term), by number.</param>
internal sealed record TermWeights(SparseRows Items, SparseRows Terms, IReadOnlyDictionary<string, int> Numbers, float[] Rarity)
{
    /// <summary>The terms by number.</summary>
    public IReadOnlyList<string> Words { get; } = [.. Numbers.OrderBy(entry => entry.Value).Select(entry => entry.Key)];

    /// <summary>
    /// weight = log(items / items with the term), each term once per text, rows of unit length. Terms of one text only, and of all, are
    /// left out. Source: Spärck Jones 1972, doi:10.1108/eb026526.
    /// </summary>
    /// <param name="texts">The terms of each item.</param>
    public static TermWeights Of(IReadOnlyList<IReadOnlyCollection<string>> texts)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in texts.SelectMany(text => text.Distinct(StringComparer.Ordinal)))
        {
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var rarity = new List<float>();
        foreach (var (term, count) in counts)
        {
            if (count >= 2 && count < texts.Count)
            {
                numbers[term] = numbers.Count;
                rarity.Add(MathF.Log((float)texts.Count / count));
            }
        }

        var offsets = new int[texts.Count + 1];
        var columns = new List<int>();
        var values = new List<float>();
        for (var item = 0; item < texts.Count; item++)
        {
            var first = values.Count;
            foreach (var term in texts[item].Distinct(StringComparer.Ordinal))
            {
                if (numbers.TryGetValue(term, out var number))
                {
                    columns.Add(number);
                    values.Add(rarity[number]);
                }
            }

            Kernels.Normalize(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values)[first..]);
            offsets[item + 1] = values.Count;
        }

        // Twice transposed, the terms of a row ascend.
        var terms = new SparseRows(numbers.Count, offsets, [.. columns], [.. values]).Transpose();
        return new TermWeights(terms.Transpose(), terms, numbers, [.. rarity]);
    }

    /// <summary>The unit row of a text that was not counted: weight by number of term; terms that no counted text holds are left out.</summary>
    public IReadOnlyDictionary<int, float> RowOf(IReadOnlyCollection<string> text)
    {
        int[] numbers = [.. text.Distinct(StringComparer.Ordinal).Where(Numbers.ContainsKey).Select(term => Numbers[term])];
        float[] values = [.. numbers.Select(number => Rarity[number])];
        Kernels.Normalize(values);
        return numbers.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Cosines of the texts nearest to one that was not counted, as <see cref="Nearest"/> keeps them.</summary>
    /// <param name="item">Whose text it stands for: its counted text is left out, itself comes in.</param>
    /// <param name="row">As <see cref="RowOf"/> made it.</param>
    /// <param name="keep">How many.</param>
    public IReadOnlyDictionary<int, float> NearestTo(int item, IReadOnlyDictionary<int, float> row, int keep)
    {
        var sums = new Dictionary<int, float>();
        foreach (var (term, weight) in row.Where(entry => Terms.ColumnsOf(entry.Key).Length <= Common))
        {
            var others = Terms.ColumnsOf(term);
            for (var place = 0; place < others.Length; place++)
            {
                sums[others[place]] = sums.GetValueOrDefault(others[place]) + (others[place] == item ? 0 : weight * Terms.ValuesOf(term)[place]);
            }

            sums[item] = sums.GetValueOrDefault(item) + weight * weight;
        }

        return sums.Where(entry => entry.Value > 0).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(keep).ToDictionary();
    }

    /// <summary>Terms of more items than this say little and cost much when texts are compared.</summary>
    private int Common => Math.Max(50, Items.RowCount / 12);

    /// <summary>Cosines of each item's nearest texts, its own (1) included; terms of more than a twelfth of the items say little and cost much, and
    /// are skipped.</summary>
    public SparseRows Nearest(int keep, CancellationToken cancellationToken)
    {
        var common = Common;
        return SparseRowsBuilder.Build(Items.RowCount, Items.RowCount, keep, (item, sums) =>
        {
            var columns = Items.ColumnsOf(item);
            for (var entry = 0; entry < columns.Length; entry++)
            {
                var others = Terms.ColumnsOf(columns[entry]);
                if (others.Length <= common)
                {
                    sums.Add(others, Terms.ValuesOf(columns[entry]), Items.ValuesOf(item)[entry]);
                }
            }
        }, cancellationToken);
    }
}
