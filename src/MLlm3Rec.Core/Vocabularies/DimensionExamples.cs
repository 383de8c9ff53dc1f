namespace MLlm3Rec.Vocabularies;

/// <summary>Sentences that teach what a dimension means, beside its cue words: whoever reads by clauses learns from them.</summary>
/// <param name="For">They give the reason.</param>
/// <param name="Against">They say that the thing fails at it.</param>
/// <param name="Neither">They sound like it and say neither.</param>
public sealed record DimensionExamples(IReadOnlyList<string> For, IReadOnlyList<string> Against, IReadOnlyList<string> Neither)
{
    public static readonly DimensionExamples None = new([], [], []);

    public int Count => For.Count + Against.Count + Neither.Count;

    public IEnumerable<string> All => For.Concat(Against).Concat(Neither);

    /// <summary>Both, each sentence once per list.</summary>
    public DimensionExamples With(DimensionExamples others) =>
        new([.. For.Union(others.For)], [.. Against.Union(others.Against)], [.. Neither.Union(others.Neither)]);

    public bool Equals(DimensionExamples? other) => other is not null
        && For.SequenceEqual(other.For) && Against.SequenceEqual(other.Against) && Neither.SequenceEqual(other.Neither);

    public override int GetHashCode() => Count;
}
