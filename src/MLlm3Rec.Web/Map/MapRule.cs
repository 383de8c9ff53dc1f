using MLlm3Rec.Map;

namespace MLlm3Rec.Web.Map;

/// <summary>Which points to select, said instead of drawn.</summary>
public sealed record MapRule
{
    /// <summary>Null for both.</summary>
    public PointKind? Kind { get; init; }

    /// <summary>Least strength per dimension, in the vocabulary's order; 0 asks for nothing.</summary>
    public required double[] AtLeast { get; init; }

    /// <summary>A cluster's number, or null for any.</summary>
    public int? Cluster { get; init; }

    /// <summary>Least number of choices a person made, or times an item was chosen.</summary>
    public int Choices { get; init; }

    public static MapRule Any(int dimensions) => new() { AtLeast = new double[dimensions] };

    public IEnumerable<int> On(MapBoard board) => Enumerable.Range(0, board.Count).Where(point =>
        board.Map.Points[point].Kind is var kind && kind != PointKind.Dimension
        && (Kind is null || kind == Kind)
        && (Cluster is null || board.Map.Groups[point] == Cluster)
        && board.Facts.Choices[point] >= Choices
        && Enumerable.Range(0, AtLeast.Length)
            .All(dimension => AtLeast[dimension] <= 0 || board.Facts.Strength(point, dimension) >= AtLeast[dimension]));

    public MapRule With(int dimension, double atLeast)
    {
        var changed = AtLeast.ToArray();
        changed[dimension] = atLeast;
        return this with { AtLeast = changed };
    }
}
