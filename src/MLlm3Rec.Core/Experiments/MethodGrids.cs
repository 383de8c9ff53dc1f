namespace MLlm3Rec.Experiments;

/// <summary>Small grids that tuning compares on validation: the settings that differ most between datasets, nothing finer.</summary>
internal static class MethodGrids
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> ItemKnn { get; } = Of("neighbours", "20", "50", "100", "200", "500", "1000");

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> UserKnn { get; } = Of("neighbours", "50", "100", "300", "1000");

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Ease { get; } = Of("regularization", "50", "100", "200", "500");

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Ials { get; } =
        Times(Of("confidence", "1", "5", "20", "50"), Of("regularization", "0.1", "1", "10"));

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Bpr { get; } =
        Times(Of("sampler", "Popularity", "Uniform"), Of("learning-rate", "0.02", "0.1"));

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> LightGcn { get; } = Of("learning-rate", "0.002", "0.005", "0.01");

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Gru4Rec { get; } =
        Times(Of("input-dropout", "0.1", "0.4"), Of("state-dropout", "0.1", "0.2"));

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Transformer { get; } =
        Times(Of("dropout", "0.2", "0.4"), Of("learning-rate", "0.001", "0.002"));

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(string name, params string[] values) =>
        [.. values.Select(value => new Dictionary<string, string> { [name] = value })];

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Times(
        IReadOnlyList<IReadOnlyDictionary<string, string>> first, IReadOnlyList<IReadOnlyDictionary<string, string>> second) =>
        [.. first.SelectMany(left => second.Select(right => left.Concat(right).ToDictionary()))];
}
