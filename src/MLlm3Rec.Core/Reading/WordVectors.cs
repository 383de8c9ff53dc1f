using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Decompositions;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

/// <summary>A vector per word, from the company it keeps, and the vector of a text made of them.</summary>
/// <param name="Lexicon">The words.</param>
/// <param name="Size">Length of a vector; 0 where the dataset has too little text to learn from.</param>
/// <param name="Values">[words × size], row-major, unit rows or zeros.</param>
internal sealed record WordVectors(Lexicon Lexicon, int Size, float[] Values)
{
    /// <summary>Weight a / (a + p) of a word with frequency p. Source: Arora, Liang and Ma 2017, "A simple but tough-to-beat baseline for sentence
    /// embeddings".</summary>
    private const double FrequencyScale = 1e-3;

    /// <summary>U · √S of the truncated SVD of the PPMI matrix, less the mean row, scaled to unit length.</summary>
    public static WordVectors Learn(Corpus corpus, ReadingOptions options, CancellationToken cancellationToken)
    {
        var ppmi = Cooccurrence.Ppmi(corpus, options.Window, cancellationToken);
        var size = corpus.Lexicon.Words.Count;
        // The matrix is symmetric: its transpose needs no second product.
        MatrixProduct product = (x, result, columns) => SparseProducts.Times(ppmi, x, result, columns, options.Parallel(cancellationToken));
        var svd = TruncatedSvd.Of((size, size), product, product, options.WordVectorSize, powerIterations: 3, (ulong)options.Seed, cancellationToken);
        for (var row = 0; row < size; row++)
        {
            var vector = svd.U.AsSpan(row * svd.Rank, svd.Rank);
            for (var column = 0; column < svd.Rank; column++)
            {
                vector[column] *= MathF.Sqrt(svd.S[column]);
            }

        }

        TakeOffMean(svd.U, size, svd.Rank);
        return new WordVectors(corpus.Lexicon, svd.Rank, svd.U);
    }

    /// <summary>
    /// Takes off what all words share and scales to unit length. Without this a few words lie near everything (hubs) and would be learned as cues of
    /// anything.
    /// </summary>
    private static void TakeOffMean(float[] values, int rows, int size)
    {
        var mean = new double[size];
        for (var i = 0; i < values.Length; i++)
        {
            mean[i % size] += values[i] / (double)rows;
        }

        for (var row = 0; row < rows; row++)
        {
            var vector = values.AsSpan(row * size, size);
            for (var column = 0; column < size; column++)
            {
                vector[column] -= (float)mean[column];
            }

            Kernels.Normalize(vector);
        }
    }

    public ReadOnlySpan<float> Of(int word) => Values.AsSpan(word * Size, Size);

    /// <summary>Adds the text's words to a sum; frequent words count less.</summary>
    public void AddText(string text, float weight, Span<float> sum)
    {
        Span<char> buffer = stackalloc char[WordForm.MaxLength];
        foreach (var token in new Tokens(text))
        {
            var word = Lexicon.Find(WordForm.Of(text.AsSpan(token.Start, token.Length), buffer));
            if (word >= 0)
            {
                TensorPrimitives.MultiplyAdd(Of(word), weight * WeightOf(word), sum, sum);
            }
        }
    }

    private float WeightOf(int word) => (float)(FrequencyScale / (FrequencyScale + (double)Lexicon.Counts[word] / Lexicon.Total));
}
