using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Web.Prompts;

/// <summary>Where the people of a test come from.</summary>
public enum PeopleSource
{
    /// <summary>Drawn, the same ones each time.</summary>
    Sample,
    Hand,
    FewChoices,
    ManyChoices,
    Disagree,
    Failures,
    Marked,
    Set,
    Selection,
}

/// <param name="Source">Where from.</param>
/// <param name="Count">How many at most.</param>
/// <param name="Key">Ids typed by hand, the name of a set or the code of a selection.</param>
public sealed record PeopleWish(PeopleSource Source, int Count, string Key = "");

/// <param name="Users">Ids, in the order of the dataset.</param>
/// <param name="Words">How they were chosen.</param>
/// <param name="Fault">Why there is nobody, or who was not found; null where all is well.</param>
public sealed record ChosenPeople(IReadOnlyList<string> Users, string Words, string? Fault = null);

/// <summary>From a wish to the ids of real people.</summary>
public sealed class PeopleChoice(
    FittedDatasetCache fittedDatasets, TestSetStore sets, SelectionStore selections, MarkStore marks, PromptTestStore tests)
{
    private const int Seed = 42;
    private const int ShortHistory = 3;
    private const int LongHistory = 10;
    private const int Top = 10;

    /// <summary>Among so many drawn people the greatest disagreement is looked for: all of a large dataset would take minutes.</summary>
    private const int LookedAt = 400;

    public async Task<ChosenPeople> OfAsync(DatasetSummary dataset, PeopleWish wish, int draft, CancellationToken cancellationToken)
    {
        var fittedDataset = await fittedDatasets.GetAsync(dataset.Name, cancellationToken);
        return wish.Source switch
        {
            PeopleSource.Hand => ByHand(fittedDataset, wish.Key),
            PeopleSource.FewChoices =>
                Slice(fittedDataset, wish, length => length is > 1 and <= ShortHistory, $"with at most {ShortHistory} choices"),
            PeopleSource.ManyChoices => Slice(fittedDataset, wish, length => length >= LongHistory, $"with at least {LongHistory} choices"),
            PeopleSource.Disagree => await DisagreeAsync(fittedDataset, wish.Count, cancellationToken),
            PeopleSource.Failures => Known(fittedDataset, await FailuresAsync(draft, cancellationToken), "whose answer failed last time"),
            PeopleSource.Marked =>
                Known(
                    fittedDataset,
                    (await marks.CasesAsync(dataset.Id, cancellationToken)).Select(mark => mark.User).Distinct(),
                    "with a marked motive"),
            PeopleSource.Set =>
                Known(
                    fittedDataset,
                    (await sets.ListAsync(dataset.Id, cancellationToken)).FirstOrDefault(set => set.Name == wish.Key)?.Users ?? [],
                    $"of the set “{wish.Key}”"),
            PeopleSource.Selection => await SelectedAsync(fittedDataset, dataset.Id, wish.Key, cancellationToken),
            _ => Slice(fittedDataset, wish, length => length > 1, "drawn by chance"),
        };
    }

    private static ChosenPeople ByHand(FittedDataset fittedDataset, string typed)
    {
        var ids = typed.Split([',', ';', ' ', '\n', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var unknown = ids.Where(id => !fittedDataset.Dataset.TryFindUser(new(id), out _)).ToArray();
        return unknown.Length > 0
            ? new ChosenPeople(
                [],
                "by hand",
                $"{fittedDataset.Dataset.Name} has no person "
                    + $"{string.Join(", ", unknown.Take(3).Select(id => $"“{id}”"))}{(unknown.Length > 3 ? " …" : "")}.")
            : Named(ids, "chosen by hand");
    }

    private static ChosenPeople Slice(FittedDataset fittedDataset, PeopleWish wish, Func<int, bool> fits, string words)
    {
        int[] fitting = [.. Enumerable.Range(0, fittedDataset.Dataset.Users.Count).Where(user => fits(fittedDataset.Dataset.History(user).Length))];
        return Named(
            [.. UserSample.Draw(fitting.Length, wish.Count, Seed).Select(place => fittedDataset.Dataset.Users[fitting[place]].Value)], words);
    }

    private static async Task<ChosenPeople> DisagreeAsync(FittedDataset fittedDataset, int count, CancellationToken cancellationToken)
    {
        var ours = await fittedDataset.RecommenderAsync(MethodCatalogue.Mar, cancellationToken);
        var other = await fittedDataset.RecommenderAsync("item-knn", cancellationToken);
        var drawn = UserSample.Draw(fittedDataset.Dataset.Users.Count, LookedAt, Seed).Where(user => fittedDataset.Hidden(user) >= 0).ToArray();
        var shared = await Task.Run(
            () =>
                drawn.AsParallel()
                    .AsOrdered()
                    .WithCancellation(cancellationToken)
                    .Select(user => (user, Shared: Shared(fittedDataset, ours, other, user)))
                    .ToArray(),
            cancellationToken);
        return Named(
            [.. shared.OrderBy(pair => pair.Shared)
                .ThenBy(pair => pair.user)
                .Take(count)
                .Select(pair => fittedDataset.Dataset.Users[pair.user].Value)],
            "for whom motives and similar items disagree most");
    }

    private static int Shared(FittedDataset fittedDataset, IRecommender one, IRecommender other, int user)
    {
        var history = fittedDataset.History(user, HistoryView.HeldOut);
        var first = TopN.Rank(one, fittedDataset.Dataset.Items.Count, user, history, Top).Select(row => row.Item).ToHashSet();
        return TopN.Rank(other, fittedDataset.Dataset.Items.Count, user, history, Top).Count(row => first.Contains(row.Item));
    }

    private async Task<IReadOnlyList<string>> FailuresAsync(int draft, CancellationToken cancellationToken) =>
        await tests.LatestAsync(draft, cancellationToken) is { } latest
            ? [.. (await tests.RowsAsync(latest.Id, cancellationToken)).Where(row => row.Failure is not null || row.Direction < 0)
                .Select(row => row.User)]
            : [];

    private async Task<ChosenPeople> SelectedAsync(FittedDataset fittedDataset, int datasetId, string code, CancellationToken cancellationToken)
    {
        var selection = await selections.FindAsync(datasetId, code, cancellationToken);
        return selection is null
            ? new ChosenPeople([], "of a selection on the map", "There is no such selection any more.")
            : Named(
                [.. fittedDataset.Dataset.Users.Where((_, user) => Selection.Bit(selection.Users, user)).Select(user => user.Value)],
                "of a selection on the map");
    }

    private static ChosenPeople Known(FittedDataset fittedDataset, IEnumerable<string> ids, string words) =>
        Named([.. ids.Where(id => fittedDataset.Dataset.TryFindUser(new(id), out _))], words);

    private static ChosenPeople Named(string[] ids, string words) => ids.Length == 0
        ? new ChosenPeople([], words, $"There is nobody {words}.")
        : new ChosenPeople(ids, $"{ids.Length:N0} {(ids.Length == 1 ? "person" : "people")} {words}");
}
