using MLlm3Rec.Baselines;
using MLlm3Rec.Baselines.Factorization;
using MLlm3Rec.Baselines.Graph;
using MLlm3Rec.Baselines.Neighbours;
using MLlm3Rec.Baselines.Sequential;
using MLlm3Rec.Baselines.Text;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Experiments;

/// <summary>The methods by the names that people use for them.</summary>
public static class MethodCatalogue
{
    public const string Mar = "mar";

    /// <summary>Before a dataset's name: the alignment score with the weights that were learned there.</summary>
    public const string Transferred = "mar-from:";

    /// <summary>Ours first, then from the simplest to the costliest.</summary>
    public static IReadOnlyList<MethodEntry> Entries { get; } =
    [
        Entry(
            Mar,
            "MAR, alignment",
            MethodProvenance.Ours,
            new MarOptions(),
            (options, engine) => Alignment(engine!, options)) with { NeedsEngine = true },
        Entry("popularity", "Popularity", MethodProvenance.Published, NoOptions.Instance, (_, _) => new PopularityAlgorithm()),
        Entry(
            "item-knn",
            "ItemKNN, cosine",
            MethodProvenance.Published,
            new ItemKnnOptions(),
            (options, _) => new ItemKnnAlgorithm(options)) with { Grid = MethodGrids.ItemKnn },
        Entry(
            "item-knn-bm25",
            "ItemKNN, BM25",
            MethodProvenance.Published,
            new ItemKnnOptions { Weighting = KnnWeighting.Bm25 },
            (options, _) => new ItemKnnAlgorithm(options)) with { Grid = MethodGrids.ItemKnn },
        Entry(
            "user-knn",
            "UserKNN, cosine",
            MethodProvenance.Published,
            new UserKnnOptions(),
            (options, _) => new UserKnnAlgorithm(options)) with { Grid = MethodGrids.UserKnn },
        Entry("tf-idf", "TF-IDF of texts", MethodProvenance.Published, NoOptions.Instance, (_, _) => new TfIdfAlgorithm()),
        Entry("bm25", "BM25 of texts", MethodProvenance.Published, new Bm25Options(), (options, _) => new Bm25Algorithm(options)),
        Entry(
            "trait-cosine",
            "Cosine of trait vectors",
            MethodProvenance.Ours,
            NoOptions.Instance,
            (_, engine) => new TraitCosineAlgorithm(engine!.Traits)) with { NeedsEngine = true },
        Entry(
            "ease",
            "EASE^R",
            MethodProvenance.Published,
            new EaseOptions(),
            (options, _) => new EaseAlgorithm(options)) with { Grid = MethodGrids.Ease, IsSlow = true },
        Entry(
            "ials",
            "iALS",
            MethodProvenance.Published,
            new IalsOptions(),
            (options, _) => new IalsAlgorithm(options)) with { Grid = MethodGrids.Ials },
        Entry(
            "bpr",
            "BPR-MF",
            MethodProvenance.Published,
            new BprOptions(),
            (options, _) => new BprAlgorithm(options)) with { Grid = MethodGrids.Bpr, IsSlow = true },
        Entry(
            "lightgcn",
            "LightGCN",
            MethodProvenance.Published,
            new LightGcnOptions(),
            (options, _) => new LightGcnAlgorithm(options)) with { Grid = MethodGrids.LightGcn, IsSlow = true },
        Entry(
            "gru4rec",
            "GRU4Rec",
            MethodProvenance.Published,
            new Gru4RecOptions(),
            (options, _) => new Gru4RecAlgorithm(options)) with { Grid = MethodGrids.Gru4Rec, IsSlow = true },
        Entry(
            "sasrec",
            "SASRec",
            MethodProvenance.Published,
            new SasRecOptions(),
            (options, _) => new SasRecAlgorithm(options)) with { Grid = MethodGrids.Transformer, IsSlow = true },
        Entry(
            "bert4rec",
            "BERT4Rec",
            MethodProvenance.Published,
            new Bert4RecOptions(),
            (options, _) => new Bert4RecAlgorithm(options)) with { Grid = MethodGrids.Transformer, IsSlow = true },
        Entry(
            "sasrec-augmented",
            "SASRec behind an augmenter",
            MethodProvenance.Reduced,
            new AugmentedSasRecOptions(),
            (options, _) => new AugmentedSasRecAlgorithm(options)) with { Grid = MethodGrids.Transformer, IsSlow = true },
        Entry("random", "Random", MethodProvenance.Ours, new RandomOptions(), (options, _) => new RandomAlgorithm(options.Seed)),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Entries.Select(entry => entry.Name)];

    /// <summary>Methods that are fitted while a page waits, or that a page can do without fitting.</summary>
    public static IReadOnlyList<string> QuickNames { get; } = [.. Entries.Where(entry => !entry.IsSlow).Select(entry => entry.Name)];

    /// <exception cref="UnknownMethodException">There is none of that name.</exception>
    public static MethodEntry Find(string method) =>
        Entries.FirstOrDefault(entry => entry.Name == method) ?? throw new UnknownMethodException(method);

    /// <summary>What a method is called in words, ablations and borrowed weights too; its own name where nobody knows it.</summary>
    public static string TitleOf(string method) => Ablation.Find(method) is { } ablation ? $"MAR, {ablation.Title}"
        : TaughtOn(method) is { } taught ? $"MAR, weights of {taught}"
        : Entries.FirstOrDefault(entry => entry.Name == method)?.Title ?? method;

    /// <summary>Whether a method works on motives and traits and so needs the engine.</summary>
    public static bool NeedsEngine(string method) =>
        Entries.Any(entry => entry.Name == method && entry.NeedsEngine)
            || LanguageMethod.Of(method) is not null
            || Ablation.Find(method) is not null
            || TaughtOn(method) is not null;

    /// <summary>The dataset whose weights a method takes; null for methods that learn where they rank.</summary>
    public static string? TaughtOn(string method) => method.StartsWith(Transferred, StringComparison.Ordinal) ? method[Transferred.Length..] : null;

    /// <summary>Whether a method of that name can be measured; ablations of the alignment score are methods too.</summary>
    public static bool Knows(string method) => Names.Contains(method) || NeedsEngine(method);

    /// <param name="method">One of <see cref="Names"/>.</param>
    /// <param name="engine">May be null for methods that do without (<see cref="NeedsEngine"/>).</param>
    /// <param name="seed">For whatever chance the method needs.</param>
    /// <exception cref="UnknownMethodException">There is none of that name.</exception>
    public static IAlgorithm Create(string method, BuiltInEngine? engine, int seed) => Ablation.Find(method) is { } ablation
        ? Alignment(engine ?? throw new ArgumentNullException(nameof(engine)), ablation.Options with { Seed = seed })
        : Find(method).Create(engine, seed, MethodSettings.None);

    /// <summary>The alignment scorer with the motives and traits of an engine.</summary>
    public static MarAlgorithm Alignment(BuiltInEngine engine, int seed) => Alignment(engine, new MarOptions { Seed = seed });

    private static MarAlgorithm Alignment(BuiltInEngine engine, MarOptions options) =>
        new(engine.Extractor, engine.Traits, engine.Vocabulary, options);

    private static MethodEntry Entry<TOptions>(
        string name, string title, MethodProvenance provenance, TOptions defaults, Func<TOptions, BuiltInEngine?, IAlgorithm> make)
        where TOptions : notnull => new()
        {
            Name = name,
            Title = title,
            Provenance = provenance,
            Defaults = defaults,
            Make = (options, engine) => make((TOptions)options, engine),
        };
}

public sealed class UnknownMethodException(string method) : RefusalException(
    $"There is no method \"{method}\". Known methods: {string.Join(", ", MethodCatalogue.Names.Concat(LanguageMethod.Patterns))}.");
