using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Runs;

/// <summary>From what a person chose to what it would take, and to the runs that do it.</summary>
public sealed class RunPlan(DatasetStore datasets, RunEstimates estimates, UserDraw draw, Preparation preparation, RunQueue queue)
{
    public async Task<Estimate> EstimateAsync(ReadingView view, AppSettings settings, CancellationToken cancellationToken) =>
        await RequestAsync(view, settings, cancellationToken) switch
        {
            ExtractRequest extract => await estimates.OfAsync(extract, cancellationToken),
            EncodeRequest encode => await estimates.OfAsync(encode, cancellationToken),
            _ => Estimate.Free,
        };

    /// <summary>Queues the run, behind whatever it needs first and before what must be made anew after it.</summary>
    /// <returns>Number of the run itself.</returns>
    public async Task<int> StartAsync(ReadingView view, AppSettings settings, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(view, settings, cancellationToken);
        var readiness = await preparation.ReadinessAsync((await datasets.GetAsync(request.Dataset, cancellationToken)).Id, cancellationToken);
        int? before = null;
        foreach (var stage in Pipeline.Needs(request).Where(stage => readiness.Of(stage) is null))
        {
            before = await queue.EnqueueAsync(Pipeline.Request(stage, request.Dataset), before, cancellationToken);
        }

        var run = await queue.EnqueueAsync(request, before, cancellationToken);
        if (request is EncodeRequest)
        {
            // Weights that were learned on other traits fit no longer.
            await queue.EnqueueAsync(new TrainRequest { Dataset = request.Dataset }, run, cancellationToken);
        }

        return run;
    }

    private async Task<RunRequest> RequestAsync(ReadingView view, AppSettings settings, CancellationToken cancellationToken)
    {
        var drawn = view is { What: AnswerTask.Profile, Drawn: { } count }
            ? await draw.OfAsync(view.Dataset ?? "", count, UserDraw.UsualSeed, cancellationToken)
            : null;
        return view.ToRequest(view.Read(settings).Use, drawn);
    }
}
