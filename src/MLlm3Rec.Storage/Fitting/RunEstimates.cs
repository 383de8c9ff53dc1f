using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>What a run would take, before it starts. Makes no call.</summary>
public sealed class RunEstimates(DatasetStore datasets, FittedDatasetCache fittedDatasets, ModelEngines engines, AnswerStore answers)
{
    /// <summary><see cref="Estimate.Free"/> for the built-in engine.</summary>
    public async Task<Estimate> OfAsync(ExtractRequest request, CancellationToken cancellationToken)
    {
        if (request.Engine is not { } use)
        {
            return Estimate.Free;
        }

        await using var engine = await engines.OpenAsync(use, Usage.None, cancellationToken);
        var summary = await datasets.GetAsync(request.Dataset, cancellationToken);
        var dataset = await fittedDatasets.DatasetAsync(summary, cancellationToken);
        var users = UserChoice.Of(dataset, request.Users);
        var wanted = await FailedOnlyAsync(use, summary.Id, AnswerTask.Profile, users, user => dataset.Users[user].Value, cancellationToken);
        return await engine.Profiles.EstimateAsync(dataset, wanted, request.LeaveOutLast, cancellationToken);
    }

    /// <inheritdoc cref="OfAsync(ExtractRequest, CancellationToken)"/>
    public async Task<Estimate> OfAsync(EncodeRequest request, CancellationToken cancellationToken)
    {
        if (request.Engine is not { } use)
        {
            return Estimate.Free;
        }

        await using var engine = await engines.OpenAsync(use, Usage.None, cancellationToken);
        var summary = await datasets.GetAsync(request.Dataset, cancellationToken);
        var dataset = await fittedDatasets.DatasetAsync(summary, cancellationToken);
        var items = ItemChoice.Of(dataset, request.Items);
        var wanted = await FailedOnlyAsync(use, summary.Id, AnswerTask.Traits, items, item => dataset.Items[item].Id.Value, cancellationToken);
        return await engine.Traits.EstimateAsync(dataset, wanted, cancellationToken);
    }

    /// <summary>What a test of a draft would take: everybody is asked with the live prompt once and with the draft as often as the plan
    /// says.</summary>
    public async Task<Estimate> OfAsync(string datasetName, TestPlan plan, ModelUse use, CancellationToken cancellationToken)
    {
        var summary = await datasets.GetAsync(datasetName, cancellationToken);
        var dataset = await fittedDatasets.DatasetAsync(summary, cancellationToken);
        var users = UserChoice.Of(dataset, plan.Users);
        var sum = Estimate.Free;
        foreach (var (content, times) in ((string, int)[])[(plan.Live, 1), (plan.Draft, plan.Repeats)])
        {
            await using var engine = await engines.OpenAsync(use, new BudgetMeter(use.Budget), PromptSet.Parse(content), cancellationToken);
            var once = await engine.Profiles.EstimateAsync(dataset, users, leaveOutLast: false, cancellationToken);
            sum = new Estimate(
                sum.Calls + times * once.Calls, sum.Remembered + times * once.Remembered, sum.TokensIn + times * once.TokensIn,
                sum.TokensOut + times * once.TokensOut, sum.Price + times * once.Price, sum.Duration + times * once.Duration);
        }

        return sum;
    }

    private async Task<IReadOnlyList<int>> FailedOnlyAsync(
        ModelUse use, int datasetId, AnswerTask task, int[] all, Func<int, string> idOf, CancellationToken cancellationToken)
    {
        if (!use.RetryFailed)
        {
            return all;
        }

        var failed = (await answers.FailedAsync(datasetId, task, use.Connection, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(unit => failed.Contains(idOf(unit)))];
    }
}
