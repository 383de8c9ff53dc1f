using System.Numerics.Tensors;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Ranking.Learned;

/// <summary>How much one choice speaks for another, as learned from everybody's choices and from texts: from(chosen) · to(item).</summary>
/// <remarks>to(item) = own(item) + Σₜ weight(item, t) · term(t), so that a text that is supposed to be another moves its item.</remarks>
/// <param name="Part">Id of the part that it serves.</param>
/// <param name="From">[items × size], row-major: what was chosen.</param>
/// <param name="Own">[items × size], row-major: what may be chosen, without its words.</param>
/// <param name="Words">The words, in the order of their numbers: what is stored must find them again.</param>
/// <param name="Terms">[words × size], row-major: what each word adds.</param>
/// <param name="Size">Length of a vector.</param>
internal sealed record LearnedPairs(string Part, float[] From, float[] Own, IReadOnlyList<string> Words, float[] Terms, int Size)
{
    /// <summary>Several learners' vectors side by side: what they say is added.</summary>
    public static LearnedPairs Join(string part, IReadOnlyList<LearnedPairs> parts) => new(
        part,
        Join([.. parts.Select(one => (one.From, one.Size))]),
        Join([.. parts.Select(one => (one.Own, one.Size))]),
        parts[0].Words,
        Join([.. parts.Select(one => (one.Terms, one.Size))]),
        parts.Sum(one => one.Size));

    /// <summary>The same with the words as these texts number them: words that it knows nothing of add nothing.</summary>
    /// <exception cref="InvalidDataException">It was learned from another number of items.</exception>
    public LearnedPairs For(TermWeights texts)
    {
        if (From.Length != texts.Items.RowCount * Size || Own.Length != From.Length || Terms.Length != Words.Count * Size)
        {
            throw new InvalidDataException("What was learned of pairs belongs to another dataset; train again.");
        }

        if (Words.SequenceEqual(texts.Words))
        {
            return this;
        }

        var terms = new float[texts.Words.Count * Size];
        for (var place = 0; place < Words.Count; place++)
        {
            if (texts.Numbers.TryGetValue(Words[place], out var number))
            {
                Terms.AsSpan(place * Size, Size).CopyTo(terms.AsSpan(number * Size));
            }
        }

        return this with { Words = texts.Words, Terms = terms };
    }

    /// <summary>The vectors of what may be chosen.</summary>
    /// <param name="texts">[items × words], in the order of <see cref="Words"/>.</param>
    public float[] To(SparseRows texts)
    {
        var to = (float[])Own.Clone();
        for (var item = 0; item < texts.RowCount; item++)
        {
            GatheredRows.Add(Terms, texts.ColumnsOf(item), texts.ValuesOf(item), to.AsSpan(item * Size, Size));
        }

        return to;
    }

    /// <summary>The vector of one item that may be chosen, were its text another.</summary>
    /// <param name="item">The item.</param>
    /// <param name="text">Weights of the text's terms, by number.</param>
    public float[] To(int item, IReadOnlyDictionary<int, float> text)
    {
        var vector = Own.AsSpan(item * Size, Size).ToArray();
        foreach (var (term, weight) in text)
        {
            TensorPrimitives.MultiplyAdd(Terms.AsSpan(term * Size, Size), weight, vector, vector);
        }

        return vector;
    }

    /// <summary>The same, saying so many times as much.</summary>
    public LearnedPairs Times(int factor) => this with { From = Array.ConvertAll(From, value => factor * value) };

    /// <summary>The same in half the room; what is learned is far coarser than the rounding to eleven binary digits.</summary>
    public LearnedPairs Rounded() => this with { From = Round(From), Own = Round(Own), Terms = Round(Terms) };

    private static float[] Round(float[] values) => Array.ConvertAll(values, value => (float)(Half)value);

    private static float[] Join((float[] Values, int Size)[] parts)
    {
        var size = parts.Sum(part => part.Size);
        var rows = parts[0].Values.Length / parts[0].Size;
        var joined = new float[rows * size];
        for (var row = 0; row < rows; row++)
        {
            var first = row * size;
            foreach (var (values, width) in parts)
            {
                values.AsSpan(row * width, width).CopyTo(joined.AsSpan(first));
                first += width;
            }
        }

        return joined;
    }
}
