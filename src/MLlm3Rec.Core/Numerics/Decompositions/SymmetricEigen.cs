namespace MLlm3Rec.Numerics.Decompositions;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, 8.5).</summary>
public static class SymmetricEigen
{
    private const int MaxSweeps = 60;

    /// <summary>Values in descending order; column j of Vectors belongs to value j. The input is not changed.</summary>
    public static (double[] Values, double[,] Vectors) Of(double[,] matrix, int size)
    {
        var a = (double[,])matrix.Clone();
        var vectors = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            vectors[i, i] = 1;
        }

        var scale = Sum(a, size, offDiagonal: false) + Sum(a, size, offDiagonal: true);
        for (var sweep = 0; sweep < MaxSweeps && Sum(a, size, offDiagonal: true) > 1e-22 * scale; sweep++)
        {
            for (var p = 0; p < size - 1; p++)
            {
                for (var q = p + 1; q < size; q++)
                {
                    Rotate(a, vectors, size, p, q);
                }
            }
        }

        return Sorted(a, vectors, size);
    }

    private static double Sum(double[,] a, int size, bool offDiagonal)
    {
        var sum = 0.0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                sum += i == j == offDiagonal ? 0 : a[i, j] * a[i, j];
            }
        }

        return sum;
    }

    private static void Rotate(double[,] a, double[,] vectors, int size, int p, int q)
    {
        if (a[p, q] == 0)
        {
            return;
        }

        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < size; k++)
        {
            (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q]);
        }

        for (var k = 0; k < size; k++)
        {
            (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k]);
            (vectors[k, p], vectors[k, q]) = (c * vectors[k, p] - s * vectors[k, q], s * vectors[k, p] + c * vectors[k, q]);
        }
    }

    private static (double[] Values, double[,] Vectors) Sorted(double[,] a, double[,] vectors, int size)
    {
        var order = Enumerable.Range(0, size).OrderByDescending(i => a[i, i]).ToArray();
        var sorted = new double[size, size];
        for (var j = 0; j < size; j++)
        {
            for (var i = 0; i < size; i++)
            {
                sorted[i, j] = vectors[i, order[j]];
            }
        }

        return (order.Select(i => a[i, i]).ToArray(), sorted);
    }
}
