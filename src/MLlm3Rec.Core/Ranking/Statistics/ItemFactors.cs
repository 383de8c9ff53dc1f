using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Ranking.Statistics;

/// <summary>Items in a space where those chosen by the same circles of people lie close.</summary>
/// <remarks>
/// The right singular vectors of the choices, each entry divided by (|user| · |item|)^¼, times their singular values, rows of unit length.
/// Source: PureSVD, Cremonesi et al. 2010, doi:10.1145/1864708.1864721; the damping of busy users and popular items is ours.
/// </remarks>
/// <param name="Vectors">[items × size], row-major; zeros for an item nobody chose in train.</param>
/// <param name="Size">Length of a vector.</param>
internal sealed record ItemFactors(float[] Vectors, int Size)
{
    public static ItemFactors Of(Dataset train, int rank, int seed, CancellationToken cancellationToken)
    {
        var byItem = Damped(train);
        var byUser = byItem.Transpose();
        var factors = TruncatedSvd.Of(
            (byItem.RowCount, byItem.ColumnCount),
            (x, product, columns) => SparseProducts.Times(byItem, x, product, columns, cancellationToken),
            (x, product, columns) => SparseProducts.Times(byUser, x, product, columns, cancellationToken),
            rank, powerIterations: 3, (ulong)(uint)seed, cancellationToken);
        var vectors = (float[])factors.U.Clone();
        for (var item = 0; item < byItem.RowCount; item++)
        {
            var row = vectors.AsSpan(item * factors.Rank, factors.Rank);
            System.Numerics.Tensors.TensorPrimitives.Multiply(row, factors.S, row);
            Kernels.Normalize(row);
        }

        return new ItemFactors(vectors, factors.Rank);
    }

    private static SparseRows Damped(Dataset train)
    {
        var byItem = Choices.ByUser(train).Transpose();
        var byUser = byItem.Transpose();
        for (var item = 0; item < byItem.RowCount; item++)
        {
            for (var entry = byItem.Offsets[item]; entry < byItem.Offsets[item + 1]; entry++)
            {
                var product = (double)byItem.ColumnsOf(item).Length * byUser.ColumnsOf(byItem.Columns[entry]).Length;
                byItem.Values[entry] = (float)Math.Pow(product, -0.25);
            }
        }

        return byItem;
    }
}
