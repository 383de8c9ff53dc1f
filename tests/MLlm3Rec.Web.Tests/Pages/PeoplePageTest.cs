using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Web.Experiments;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.Exports;
using MLlm3Rec.Web.Ranking;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.Settings;
using MLlm3Rec.Web.State;
using MLlm3Rec.Testing;
using MudBlazor;
using MudBlazor.Services;

namespace MLlm3Rec.Web.Components.Pages;

/// <summary>A page over a real database in a folder of its own. Only the browser is missing.</summary>
public abstract class PeoplePageTest : BunitContext, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mllm3rec-page-");

    protected static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddStorage(new StorageOptions(folder.FullName));
        Services.AddMudServices();
        Services.AddSingleton<Preparation>();
        Services.AddSingleton<MotivePrices>();
        Services.AddSingleton<ExplainService>().AddSingleton<RankSources>();
        Services.AddSingleton<AppMode>();
        Services.AddSingleton<ExperimentMaker>();
        Services.AddSingleton<ExportTickets>();
        Services.AddScoped<CurrentDataset>();
        Services.AddScoped<ThemeState>();
        await Services.GetRequiredService<DatabaseStartup>().EnsureAsync(Cancelled);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await LeftFolder.RemoveAsync(folder);
    }

    /// <summary>Brings the small dataset in and makes it ready as far as wanted.</summary>
    protected async Task<DatasetSummary> ImportSmallDatasetAsync(params Func<RunRequest>[] steps)
    {
        var dataset = await Services.GetRequiredService<DatasetStore>()
            .SaveAsync(SmallDataset.Make(users: 60, withReviews: true), progress: null, Cancelled);
        foreach (var step in steps)
        {
            var run = await Services.GetRequiredService<RunQueue>().RunNowAsync(step(), Cancelled);
            Assert.True(run.State == RunState.Done, $"{run.Kind}: {run.State} {run.Message}");
        }

        return dataset;
    }

    protected static RunRequest Encode() => new EncodeRequest { Dataset = SmallDataset.Name };

    protected static RunRequest Extract() => new ExtractRequest { Dataset = SmallDataset.Name };

    protected static RunRequest Train() => new TrainRequest { Dataset = SmallDataset.Name };

    /// <summary>Goes to the address and shows the page that belongs there, as the router does.</summary>
    protected IRenderedComponent<TPage> Open<TPage>(string address)
        where TPage : IComponent
    {
        Render<MudPopoverProvider>();
        Navigation.NavigateTo(address);
        return Render<TPage>();
    }

    protected BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();
}
