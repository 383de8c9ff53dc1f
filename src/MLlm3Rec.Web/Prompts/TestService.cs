using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Settings;

namespace MLlm3Rec.Web.Prompts;

/// <summary>Starts, stops and repeats tests of drafts, and says before what they would take.</summary>
public sealed class TestService(PromptTestStore tests, TestSetStore sets, SelectionStore selections, MarkStore marks, TestRuns running)
{
    public PromptTestStore Tests => tests;

    public TestSetStore Sets => sets;

    /// <returns>Number of the test.</returns>
    public async Task<int> StartAsync(
        DatasetSummary dataset,
        PromptDraft draft,
        PromptSet live,
        ChosenPeople people,
        string? connection,
        int repeats,
        CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(dataset, draft.Set, live, people, connection, repeats, cancellationToken);
        var test = await tests.CreateAsync(dataset.Id, draft, plan, cancellationToken);
        await running.StartAsync(dataset, test, connection, retry: false, cancellationToken);
        return test;
    }

    public Task RetryAsync(DatasetSummary dataset, PromptTest test, CancellationToken cancellationToken) =>
        running.StartAsync(dataset, test.Id, test.Plan.Connection, retry: true, cancellationToken);

    public Task CancelAsync(int run, CancellationToken cancellationToken) => running.Queue.CancelAsync(run, cancellationToken);

    /// <summary>How a run ended that did not end well, in words; null where it did.</summary>
    public async Task<string?> EndAsync(int run, CancellationToken cancellationToken) =>
        await running.Runs.FindAsync(run, cancellationToken) is { State: not RunState.Done } ended ? ended.Message ?? ended.State.ToString() : null;

    /// <summary>What asking a model would take, what the settings let it spend, and why it may not start; the last is null where it may.</summary>
    public async Task<(Estimate? Estimate, string? Limit, string? Refused)> EstimateAsync(
        DatasetSummary dataset, PromptSet draft, PromptSet live, ChosenPeople people, string connection, int repeats,
        CancellationToken cancellationToken)
    {
        try
        {
            var plan = await PlanAsync(dataset, draft, live, people, connection, repeats, cancellationToken);
            var estimate = await running.Estimates.OfAsync(dataset.Name, plan, new ModelUse { Connection = connection }, cancellationToken);
            var most = (await running.Settings.GetAsync(cancellationToken)).SpendingLimit;
            return (
                estimate,
                most is null ? "There is no spending limit." : $"It stops before {most:0.##} dollars are spent.",
                estimate.Price > most
                    ? $"It would cost more than the limit of {most:0.##} dollars: choose fewer people or change the limit in Settings."
                    : null);
        }
        catch (RefusalException refused)
        {
            return (null, null, refused.Message);
        }
    }

    /// <summary>Kept selections, and the nameless one that somebody came with.</summary>
    public async Task<IReadOnlyList<SelectionSummary>> SelectionsAsync(int datasetId, string? code, CancellationToken cancellationToken)
    {
        var kept = (await selections.SavedAsync(datasetId, cancellationToken)).Where(selection => selection.Users > 0).ToList();
        if (code is not null
            && kept.All(selection => selection.Code != code)
            && await selections.SummaryAsync(datasetId, code, cancellationToken) is { } nameless)
        {
            kept.Insert(0, nameless);
        }

        return kept;
    }

    private async Task<TestPlan> PlanAsync(
        DatasetSummary dataset, PromptSet draft, PromptSet live, ChosenPeople people, string? connection, int repeats,
        CancellationToken cancellationToken)
    {
        var cases = await marks.CasesAsync(dataset.Id, cancellationToken);
        // A model is asked about everybody who bears a mark; the built-in engine reads those anyway.
        string[] users = connection is null
            ? [.. people.Users]
            : [.. people.Users.Concat(cases.Select(mark => mark.User)).Distinct(StringComparer.Ordinal)];
        return new TestPlan
        {
            Live = live.ToJson(),
            Draft = draft.ToJson(),
            Users = users,
            Chosen = people.Words,
            Connection = connection,
            Repeats = connection is null ? 1 : repeats,
            Cases = cases,
        };
    }
}

/// <summary>How tests run.</summary>
public sealed record TestRuns(RunQueue Queue, RunStore Runs, RunEstimates Estimates, SettingsStore Settings, PromptTestStore Tests)
{
    public async Task StartAsync(DatasetSummary dataset, int test, string? connection, bool retry, CancellationToken cancellationToken)
    {
        var most = (await Settings.GetAsync(cancellationToken)).SpendingLimit;
        var use = connection is null
            ? null
            : new ModelUse { Connection = connection, RetryFailed = retry, Budget = new BudgetLimits { Money = most } };
        await Tests.BeginAsync(test, cancellationToken);
        var run = await Queue.EnqueueAsync(new TestRequest { Dataset = dataset.Name, Test = test, Engine = use }, cancellationToken);
        await Tests.SetRunAsync(test, run, cancellationToken);
    }
}
