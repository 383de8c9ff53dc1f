using System.Numerics.Tensors;

namespace MLlm3Rec.Numerics.Layers;

/// <summary>Rows looked up in a table, and their gradients brought back.</summary>
public static class Embedding
{
    /// <summary>rows[i] = scale · table[numbers[i]].</summary>
    /// <param name="table">[entries × width], row-major.</param>
    /// <param name="numbers">One per row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="scale">Factor.</param>
    /// <param name="rows">[numbers × width].</param>
    public static void Gather(ReadOnlySpan<float> table, ReadOnlySpan<int> numbers, int width, float scale, Span<float> rows)
    {
        for (var row = 0; row < numbers.Length; row++)
        {
            table.Slice(numbers[row] * width, width).CopyTo(rows[(row * width)..]);
        }

        if (scale != 1)
        {
            var all = rows[..(numbers.Length * width)];
            TensorPrimitives.Multiply(all, scale, all);
        }
    }

    /// <summary>table[numbers[i]] += scale · rows[i], in the order of the rows: a number may come again.</summary>
    /// <param name="rows">[numbers × width].</param>
    /// <param name="numbers">One per row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="scale">Factor.</param>
    /// <param name="table">[entries × width], added to.</param>
    public static void Scatter(ReadOnlySpan<float> rows, ReadOnlySpan<int> numbers, int width, float scale, Span<float> table)
    {
        for (var row = 0; row < numbers.Length; row++)
        {
            var place = table.Slice(numbers[row] * width, width);
            TensorPrimitives.MultiplyAdd(rows.Slice(row * width, width), scale, place, place);
        }
    }
}
