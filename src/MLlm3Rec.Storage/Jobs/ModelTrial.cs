using System.Runtime.CompilerServices;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>The part of a test that asks a model: each person once with the live prompt, and with the draft as often as planned, inside one
/// budget.</summary>
internal sealed class ModelTrial(TestStores stores, int test, TestPlan plan, ModelUse use, TrialPeople people)
{
    /// <summary>Why nobody else was asked; null where everybody was.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Rows as they come, a few at a time.</summary>
    public async IAsyncEnumerable<(IReadOnlyList<(int Place, TrialRow Row)> Rows, Usage Usage)> RunAsync(
        FittedDataset fittedDataset, int[] users, int[] places, Usage spent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var budget = new BudgetMeter(ModelEngines.Left(use.Budget, spent));
        await using var live = await stores.Engines.OpenAsync(use, budget, PromptSet.Parse(plan.Live), cancellationToken);
        await using var draft = await stores.Engines.OpenAsync(use, budget, PromptSet.Parse(plan.Draft), cancellationToken);
        var asking = InParallel.StreamAsync(
            places, draft.Parallel, (place, token) =>
                AskAsync(live, draft, fittedDataset, users[place], token), asked => asked.Row is not null, cancellationToken);
        await foreach (var (place, (row, usage)) in asking)
        {
            yield return (row is null ? [] : [(place, row)], usage);
        }

        Stopped = budget.Ended;
    }

    private async Task<(TrialRow? Row, Usage Usage)> AskAsync(
        ModelEngine live, ModelEngine draft, FittedDataset fittedDataset, int user, CancellationToken cancellationToken)
    {
        var (id, history) = (fittedDataset.Dataset.Users[user], fittedDataset.HistoryMemory(user, HistoryView.HeldOut));
        var drafts = new List<Answer<MotivationProfile>>();
        for (var sample = 0; sample < plan.Repeats; sample++)
        {
            var asking = new AskOptions(sample, sample > 0 ? null : said => stores.Feed.Hear(test, id.Value, said));
            drafts.Add(await draft.Profiles.ExtractAsync(fittedDataset.Dataset, id, history, asking, cancellationToken));
        }

        var before = await live.Profiles.ExtractAsync(fittedDataset.Dataset, id, history, cancellationToken);
        var usage = Usage.Of([.. drafts.SelectMany(answer => answer.Exchanges), .. before.Exchanges]);
        if (drafts[0] is NotAsked<MotivationProfile> || before is NotAsked<MotivationProfile>)
        {
            return (null, usage);
        }

        var row = (before, drafts[0]) is (Accepted<MotivationProfile> { Value: var was }, Accepted<MotivationProfile> { Value: var now })
            ? people.CompareTold(user, was, now)
            : new TrialRow { User = id.Value, Motives = [], Moves = [] };
        return (row with
        {
            Failure = WhyNot(drafts[0]),
            LiveFailure = WhyNot(before),
            Repeats = plan.Repeats == 1 ? [] : Grouped(drafts, PromptSet.Parse(plan.Draft)),
            Cases = [.. plan.Cases.Where(mark => mark.User == id.Value)
                .Select(mark => new CaseResult(mark, Holds(before, mark) ?? true, Holds(drafts[0], mark)))],
        }, usage);
    }

    private static string? WhyNot(Answer<MotivationProfile> answer) =>
        answer is Rejected<MotivationProfile> rejected ? string.Join(" ", rejected.Reasons) : null;

    private static bool? Holds(Answer<MotivationProfile> answer, TrialCase mark) =>
        answer is Accepted<MotivationProfile> accepted ? mark.Holds(accepted.Value) : null;

    private static RepeatedAnswer[] Grouped(IEnumerable<Answer<MotivationProfile>> answers, PromptSet draft) =>
    [
        .. answers.Select(answer => answer is Accepted<MotivationProfile> accepted
                ? string.Join('\u001f', accepted.Value.Motives.Select(motive => motive.Dimension).Order(StringComparer.Ordinal))
                : "\u001fno usable answer")
            .GroupBy(told => told).OrderByDescending(group => group.Count())
            .Select(group =>
                new RepeatedAnswer(
                    [.. group.Key.Split('\u001f').Select(key => draft.Dimensions.FirstOrDefault(dimension => dimension.Key == key)?.Name ?? key)],
                    group.Count())),
    ];
}
