using MLlm3Rec.Numerics.Sparse;

namespace MLlm3Rec.Reading;

/// <summary>How often words keep company, weighted, and the positive pointwise mutual information of it.</summary>
/// <remarks>
/// In running text a pair at distance d ≤ w counts (w + 1 − d) / w; in a bag of n words every pair counts 4 / n, so that a long list of tags
/// does not outweigh a title. PPMI(i, j) = max(0, log(c_ij · T / (r_i · r_j))) · c_ij / (c_ij + 1), where r are the sums of rows and T the sum of
/// all; the last factor discounts rare pairs. Sources: Levy, Goldberg and Dagan 2015, "Improving distributional similarity with lessons learned
/// from word embeddings"; Pantel and Lin 2002, "Discovering word senses from text", for the discount.
/// Every row is summed by one thread in corpus order: the result is the same for any number of threads.
/// </remarks>
internal static class Cooccurrence
{
    /// <summary>Bags longer than this are read in windows of this many words to either side.</summary>
    private const int BagReach = 40;

    public static SparseRows Ppmi(Corpus corpus, int window, CancellationToken cancellationToken)
    {
        var size = corpus.Lexicon.Words.Count;
        var (offsets, places) = PlacesByWord(corpus.Words, size);
        var segmentOf = SegmentOfPlace(corpus);
        var counts = SparseRowsBuilder.Build(size, size, int.MaxValue, (row, sums) =>
        {
            foreach (var place in places.AsSpan(offsets[row], offsets[row + 1] - offsets[row]))
            {
                AddCompany(corpus, segmentOf[place], place, window, sums);
            }
        }, cancellationToken);
        return Informative(counts);
    }

    private static void AddCompany(Corpus corpus, int segment, int place, int window, RowSums sums)
    {
        var start = corpus.Segments[segment];
        var end = corpus.Segments[segment + 1];
        var isBag = corpus.IsBag[segment];
        var reach = isBag ? BagReach : window;
        var word = corpus.Words[place];
        for (var other = Math.Max(start, place - reach); other < Math.Min(end, place + reach + 1); other++)
        {
            var company = corpus.Words[other];
            if (company < 0 || company == word)
            {
                continue;
            }

            sums.Add(company, isBag ? 4f / (end - start) : (window + 1f - Math.Abs(other - place)) / window);
        }
    }

    private static SparseRows Informative(SparseRows counts)
    {
        var sums = Enumerable.Range(0, counts.RowCount)
            .Select(row => { var sum = 0.0; foreach (var value in counts.ValuesOf(row)) { sum += value; } return sum; })
            .ToArray();
        var total = sums.Sum();
        return SparseRowsBuilder.Build(counts.RowCount, counts.ColumnCount, int.MaxValue, (row, informative) =>
        {
            var columns = counts.ColumnsOf(row);
            var values = counts.ValuesOf(row);
            for (var entry = 0; entry < columns.Length; entry++)
            {
                var pmi = Math.Log(values[entry] * total / (sums[row] * sums[columns[entry]]));
                if (pmi > 0)
                {
                    informative.Add(columns[entry], (float)(pmi * values[entry] / (values[entry] + 1)));
                }
            }
        }, CancellationToken.None);
    }

    private static (int[] Offsets, int[] Places) PlacesByWord(int[] words, int size)
    {
        var offsets = new int[size + 1];
        foreach (var word in words)
        {
            if (word >= 0)
            {
                offsets[word + 1]++;
            }
        }

        for (var word = 0; word < size; word++)
        {
            offsets[word + 1] += offsets[word];
        }

        var next = offsets.AsSpan(0, size).ToArray();
        var places = new int[offsets[size]];
        for (var place = 0; place < words.Length; place++)
        {
            if (words[place] >= 0)
            {
                places[next[words[place]]++] = place;
            }
        }

        return (offsets, places);
    }

    private static int[] SegmentOfPlace(Corpus corpus)
    {
        var segmentOf = new int[corpus.Words.Length];
        for (var segment = 0; segment < corpus.IsBag.Length; segment++)
        {
            segmentOf.AsSpan(corpus.Segments[segment], corpus.Segments[segment + 1] - corpus.Segments[segment]).Fill(segment);
        }

        return segmentOf;
    }
}
