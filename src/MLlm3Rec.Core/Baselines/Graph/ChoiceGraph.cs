using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Baselines.Graph;

/// <summary>Who chose what, as the symmetric normalised matrix over users, then items.</summary>
internal sealed class ChoiceGraph
{
    private const int RowsAtATime = 128;

    private ChoiceGraph(int users, SparseRows matrix, SparseRows byUser)
    {
        Users = users;
        Matrix = matrix;
        ByUser = byUser;
    }

    public int Users { get; }

    public int Nodes => Matrix.RowCount;

    /// <summary>[nodes × nodes]: 1 / √(degree · degree) where a user and an item are joined.</summary>
    public SparseRows Matrix { get; }

    /// <summary>[users × items], columns ascending.</summary>
    public SparseRows ByUser { get; }

    public int Degree(int node) => Matrix.Offsets[node + 1] - Matrix.Offsets[node];

    public static ChoiceGraph Of(Dataset train)
    {
        var byItem = ChoiceMatrix.ByUser(train).Transpose();
        var byUser = byItem.Transpose();
        var (users, choices) = (byUser.RowCount, byUser.Columns.Length);
        var offsets = new int[users + byItem.RowCount + 1];
        byUser.Offsets.CopyTo(offsets, 0);
        for (var item = 0; item < byItem.RowCount; item++)
        {
            offsets[users + item + 1] = choices + byItem.Offsets[item + 1];
        }

        int[] columns = [.. byUser.Columns.Select(item => users + item), .. byItem.Columns];
        var values = new float[columns.Length];
        for (var node = 0; node < offsets.Length - 1; node++)
        {
            for (var entry = offsets[node]; entry < offsets[node + 1]; entry++)
            {
                var other = columns[entry];
                values[entry] = 1 / MathF.Sqrt((float)(offsets[node + 1] - offsets[node]) * (offsets[other + 1] - offsets[other]));
            }
        }

        return new ChoiceGraph(users, new SparseRows(offsets.Length - 1, offsets, columns, values), byUser);
    }

    /// <summary>target = start + matrix · source, all [nodes × width]; a row belongs to one thread.</summary>
    public void Smooth(float[] start, float[] source, float[] target, int width, ParallelOptions parallel) =>
        Parallel.For(0, (Nodes + RowsAtATime - 1) / RowsAtATime, parallel, part =>
        {
            for (var node = part * RowsAtATime; node < Math.Min(Nodes, (part + 1) * RowsAtATime); node++)
            {
                var sum = target.AsSpan(node * width, width);
                start.AsSpan(node * width, width).CopyTo(sum);
                GatheredRows.Add(source, Matrix.ColumnsOf(node), Matrix.ValuesOf(node), sum);
            }
        });
}
