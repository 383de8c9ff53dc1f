using System.Numerics.Tensors;

namespace MLlm3Rec.Numerics.Decompositions;

/// <summary>Orthonormal columns by modified Gram–Schmidt, each column passed twice ("twice is enough", Kahan).</summary>
public static class Orthonormal
{
    /// <summary>
    /// Replaces the columns of a row-major [rows × columns] matrix by an orthonormal basis of their span, in place.
    /// A column that depends on earlier ones becomes zero.
    /// </summary>
    public static void Columns(float[] matrix, int rows, int columns)
    {
        var transposed = new float[matrix.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                transposed[column * rows + row] = matrix[row * columns + column];
            }
        }

        for (var column = 0; column < columns; column++)
        {
            Orthogonalise(transposed, rows, column);
        }

        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                matrix[row * columns + column] = transposed[column * rows + row];
            }
        }
    }

    private static void Orthogonalise(float[] transposed, int rows, int column)
    {
        var current = transposed.AsSpan(column * rows, rows);
        var before = TensorPrimitives.Norm<float>(current);
        for (var pass = 0; pass < 2; pass++)
        {
            for (var earlier = 0; earlier < column; earlier++)
            {
                var other = transposed.AsSpan(earlier * rows, rows);
                TensorPrimitives.MultiplyAdd(other, -TensorPrimitives.Dot<float>(other, current), current, current);
            }
        }

        var after = TensorPrimitives.Norm<float>(current);
        if (after <= 1e-5f * before || after == 0)
        {
            current.Clear();
        }
        else
        {
            TensorPrimitives.Divide(current, after, current);
        }
    }
}
