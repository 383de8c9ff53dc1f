using System.Collections.Concurrent;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Experiments;

/// <summary>
/// One dataset with everything fitted to it, in memory: where a person's motives are read and lists are compared. Methods are fitted
/// when first asked for, on train only; a longer history at question time needs no refit.
/// </summary>
public sealed class FittedDataset
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IRecommender>>> recommenders = new(StringComparer.Ordinal);

    private readonly Func<string, Task<IRecommender?>> kept;
    private readonly ProfileFinder? told;

    /// <param name="engine">The fitted engine.</param>
    /// <param name="trained">Recommenders that were trained before, by method.</param>
    /// <param name="seed">For methods that are fitted here.</param>
    /// <param name="kept">Finds a method that was fitted and kept before, or null.</param>
    /// <param name="told">Finds the profile that a model told of a person; null where no model has told any.</param>
    public FittedDataset(BuiltInEngine engine, IEnumerable<IRecommender> trained, int seed, Func<string, Task<IRecommender?>> kept, ProfileFinder? told = null)
    {
        (this.kept, this.told) = (kept, told);
        Engine = engine;
        Seed = seed;
        foreach (var recommender in trained)
        {
            recommenders[recommender.Method] = new Lazy<Task<IRecommender>>(Task.FromResult(recommender));
        }
    }

    /// <summary>The same fitted dataset over an engine with other knobs: what was fitted stays, and the alignment score keeps its weights.</summary>
    public async Task<FittedDataset> WithAsync(BuiltInEngine engine, CancellationToken cancellationToken)
    {
        var mar = recommenders.ContainsKey(MethodCatalogue.Mar) ? (AlignmentRecommender)await RecommenderAsync(MethodCatalogue.Mar, cancellationToken) : null;
        var turned = new FittedDataset(engine, mar is null ? [] : [mar.Reread(engine.Extractor, engine.Traits, engine.Vocabulary)], Seed, method => MethodCatalogue.NeedsEngine(method) ? Task.FromResult<IRecommender?>(null) : kept(method), told);
        foreach (var (method, fitted) in recommenders.Where(pair => !MethodCatalogue.NeedsEngine(pair.Key)))
        {
            turned.recommenders[method] = fitted;
        }

        return turned;
    }

    public BuiltInEngine Engine { get; }

    public int Seed { get; }

    public Dataset Dataset => Engine.Dataset;

    /// <summary>The hidden item of a user in the view <see cref="HistoryView.HeldOut"/>, or −1.</summary>
    public int Hidden(int user) => Engine.Split.Test[user];

    public ReadOnlySpan<Interaction> History(int user, HistoryView view) =>
        view == HistoryView.HeldOut ? Engine.Split.TestHistory(user) : Dataset.History(user);

    /// <inheritdoc cref="History"/>
    public ReadOnlyMemory<Interaction> HistoryMemory(int user, HistoryView view) =>
        view == HistoryView.HeldOut ? Engine.Split.TestHistoryMemory(user) : Dataset.HistoryMemory(user);

    /// <summary>A user's motives from what the view shows.</summary>
    public MotivationProfile Profile(int user, HistoryView view) => Engine.Extractor.Extract(Dataset, Dataset.Users[user], History(user, view));

    /// <summary>By whose reading of this person's motives to rank: a model's, where one told them from visible choices and it is wanted.</summary>
    public async Task<MotiveReading> ReadingAsync(int user, ReadOnlyMemory<Interaction> history, bool isModelProfileWanted, CancellationToken cancellationToken) => told is null
        ? MotiveReading.BuiltIn
        : MotiveReading.Of(await told(Dataset.Users[user], cancellationToken), Engine.Vocabulary, history.Span, isModelProfileWanted);

    /// <summary>The <paramref name="top"/> best items that the user has not chosen yet, with their parts where the method is additive.</summary>
    public async Task<RankedList> RankAsync(string method, int user, HistoryView view, int top, CancellationToken cancellationToken)
    {
        var recommender = await RecommenderAsync(method, cancellationToken);
        return await RankAsync(recommender, user, view, top, cancellationToken);
    }

    /// <summary>The same by a recommender that may have been turned for this person.</summary>
    public Task<RankedList> RankAsync(IRecommender recommender, int user, HistoryView view, int top, CancellationToken cancellationToken) =>
        Task.Run(() => Rank(recommender, user, view, top), cancellationToken);

    /// <summary>The fitted method, fitted now if nobody has asked for it before.</summary>
    public Task<IRecommender> RecommenderAsync(string method, CancellationToken cancellationToken)
    {
        // Shared by everybody who asks, so nobody's cancellation may end it; whoever cancels just stops waiting.
        var fitted = recommenders.GetOrAdd(method, name => new Lazy<Task<IRecommender>>(() => Task.Run(() => FitAsync(name))));
        return fitted.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Whoever asks for the method next gets it as it is kept by then.</summary>
    public void Forget(string method) => recommenders.TryRemove(method, out _);

    private async Task<IRecommender> FitAsync(string method) =>
        await kept(method) ?? await MethodCatalogue.Create(method, Engine, Seed).FitAsync(Engine.Split.Train, Engine.Split.Validation, CancellationToken.None);

    private RankedList Rank(IRecommender recommender, int user, HistoryView view, int top)
    {
        var history = History(user, view);
        var ranked = TopN.Rank(recommender, Dataset.Items.Count, user, history, top);
        var parts = Parts(recommender, user, history, [.. ranked.Select(row => row.Item)]);
        var rows = ranked.Zip(parts, (row, explained) => (row, explained)).Select((pair, place) => new RankedRow(place + 1, pair.row.Item, pair.row.Score, pair.explained));
        return new RankedList(recommender.Method, user, view, view == HistoryView.HeldOut ? Hidden(user) : -1, [.. rows]);
    }

    private static IReadOnlyList<ScorePart>[] Parts(IRecommender recommender, int user, ReadOnlySpan<Interaction> history, int[] items)
    {
        if (recommender is AlignmentRecommender alignment)
        {
            return alignment.Explain(history, items);
        }

        var parts = new IReadOnlyList<ScorePart>[items.Length];
        for (var place = 0; place < items.Length; place++)
        {
            parts[place] = recommender is IAdditiveRecommender additive ? additive.Explain(user, history, items[place]) : [];
        }

        return parts;
    }
}

/// <summary>Finds the visible profile of a person if a model made it; else null.</summary>
public delegate Task<MotivationProfile?> ProfileFinder(UserId user, CancellationToken cancellationToken);
