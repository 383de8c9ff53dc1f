using System.Numerics.Tensors;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Learned;

/// <summary>How much one choice speaks for another, as learned from everybody's choices and from texts: from(chosen) · to(item).</summary>
/// <param name="Name">Of the part that it serves.</param>
/// <param name="From">[items × size], row-major: what was chosen.</param>
/// <param name="To">[items × size], row-major: what may be chosen.</param>
/// <param name="Terms">[terms × size], row-major: what each term of an item's text adds to its row of <paramref name="To"/>.</param>
/// <param name="Size">Length of a vector.</param>
internal sealed record LearnedPairs(string Name, float[] From, float[] To, float[] Terms, int Size)
{
    /// <summary>Several learners' vectors side by side: what they say is added.</summary>
    public static LearnedPairs Join(string name, IReadOnlyList<LearnedPairs> parts) => new(
        name,
        Join([.. parts.Select(part => (part.From, part.Size))]),
        Join([.. parts.Select(part => (part.To, part.Size))]),
        Join([.. parts.Select(part => (part.Terms, part.Size))]),
        parts.Sum(part => part.Size));

    /// <summary>The vector of an item that may be chosen, were its text another.</summary>
    /// <param name="item">The item.</param>
    /// <param name="texts">[items × terms], as they were learned from.</param>
    /// <param name="now">Weights of the other text's terms, by number.</param>
    public float[] Retold(int item, SparseRows texts, IReadOnlyDictionary<int, float> now)
    {
        var vector = To.AsSpan(item * Size, Size).ToArray();
        var columns = texts.ColumnsOf(item);
        var values = texts.ValuesOf(item);
        for (var entry = 0; entry < columns.Length; entry++)
        {
            Add(columns[entry], -values[entry]);
        }

        foreach (var (term, weight) in now)
        {
            Add(term, weight);
        }

        return vector;

        void Add(int term, float weight) => TensorPrimitives.MultiplyAdd(Terms.AsSpan(term * Size, Size), weight, vector, vector);
    }

    /// <summary>Itself, if it has a row for every item and every term.</summary>
    /// <exception cref="InvalidDataException">It was learned from another dataset.</exception>
    public LearnedPairs Checked(int items, int terms) => From.Length == items * Size && To.Length == items * Size && Terms.Length == terms * Size
        ? this
        : throw new InvalidDataException("What was learned of pairs belongs to another dataset; train again.");

    /// <summary>The same in half the room; what is learned is far coarser than the rounding to eleven binary digits.</summary>
    public LearnedPairs Rounded() => this with { From = Round(From), To = Round(To), Terms = Round(Terms) };

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
