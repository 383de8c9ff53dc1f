using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Experiments;

/// <summary>
/// One dataset with everything fitted to it: where a person's motives are read and lists are compared. Methods are fitted when first asked for, on
/// train only; a longer history at question time needs no refit.
/// </summary>
/// <param name="engine">The fitted engine.</param>
/// <param name="seed">For methods that need chance.</param>
/// <param name="methods">Finds or fits a method.</param>
/// <param name="told">Finds the profile that a model told of a person; null where no model has told any.</param>
public sealed class FittedDataset(BuiltInEngine engine, int seed, MethodSource methods, ProfileFinder? told = null)
{
    public BuiltInEngine Engine { get; } = engine;

    public int Seed { get; } = seed;

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
    public async Task<MotiveReading> ReadingAsync(
        int user, ReadOnlyMemory<Interaction> history, bool isModelProfileWanted, CancellationToken cancellationToken) => told is null
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
        Task.Run(() => Rank(recommender, user, HistoryMemory(user, view), view, top), cancellationToken);

    /// <summary>The same for somebody outside the dataset, who has made these choices, perhaps none.</summary>
    public Task<RankedList> RankForStrangerAsync(
        IRecommender recommender, ReadOnlyMemory<Interaction> choices, int top, CancellationToken cancellationToken) =>
        Task.Run(() => Rank(recommender, user: -1, choices, HistoryView.Next, top), cancellationToken);

    /// <summary>Choices that a stranger makes now: at the moment of the latest choice that the dataset knows, without a signal.</summary>
    public ReadOnlyMemory<Interaction> ChoicesNow(IReadOnlyList<int> items)
    {
        var now = Interaction.NoTime;
        foreach (ref readonly var choice in Dataset.Interactions)
        {
            now = Math.Max(now, choice.Time);
        }

        return items.Select(item => new Interaction(item, now, float.NaN, -1)).ToArray();
    }

    /// <summary>The fitted method, fitted now if nobody has asked for it before.</summary>
    public Task<IRecommender> RecommenderAsync(string method, CancellationToken cancellationToken) => methods(method, cancellationToken);

    private RankedList Rank(IRecommender recommender, int user, ReadOnlyMemory<Interaction> choices, HistoryView view, int top)
    {
        var history = choices.Span;
        var ranked = TopN.Rank(recommender, Dataset.Items.Count, user, history, top);
        var parts = Parts(recommender, user, history, [.. ranked.Select(row => row.Item)]);
        var rows = ranked.Zip(parts, (row, explained) => (row, explained))
            .Select((pair, place) => new RankedRow(place + 1, pair.row.Item, pair.row.Score, pair.explained));
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

/// <summary>A fitted method of one dataset by its name, found or fitted now.</summary>
public delegate Task<IRecommender> MethodSource(string method, CancellationToken cancellationToken);

/// <summary>Finds the visible profile of a person if a model made it; else null.</summary>
public delegate Task<MotivationProfile?> ProfileFinder(UserId user, CancellationToken cancellationToken);
