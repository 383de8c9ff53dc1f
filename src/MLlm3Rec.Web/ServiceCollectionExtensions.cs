using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using MLlm3Rec.Reports;
using MLlm3Rec.Web.Ask;
using MLlm3Rec.Web.Datasets;
using MLlm3Rec.Web.Experiments;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.Exports;
using MLlm3Rec.Web.Health;
using MLlm3Rec.Web.Map;
using MLlm3Rec.Web.Prompts;
using MLlm3Rec.Web.Ranking;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.Settings;
using MLlm3Rec.Web.Startup;
using MLlm3Rec.Web.State;
using MLlm3Rec.Web.Uploads;
using MudBlazor;
using MudBlazor.Services;

namespace MLlm3Rec.Web;

public static class ServiceCollectionExtensions
{
    /// <summary>The browser side of the app: circuits, MudBlazor and the state containers of a tab.</summary>
    public static IServiceCollection AddWorkbench(this IServiceCollection services)
    {
        // The browser sends no field of more than 20,000 characters (MainLayout.razor.js), which are at most 120,000 bytes on the way.
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(options => options.MaximumReceiveMessageSize = 256 * 1024);
        // A person who loses the network for five minutes finds the page as it was.
        services.Configure<CircuitOptions>(options => options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10));
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.VisibleStateDuration = 4000;
        });
        services.AddExceptionHandler<RefusalHandler>();
        services.AddSingleton<ServerHealth>();
        services.AddOptions<UploadOptions>().BindConfiguration("Uploads").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SampleSetupOptions>().BindConfiguration("Sample");
        services.AddHostedService<SampleSetup>();
        services.AddHostedService<LatestComparison>();
        services.AddSingleton<UploadFolder>();
        services.AddSingleton<ExportTickets>().AddSingleton<ComparisonReports>();
        services.AddSingleton<Preparation>();
        services.AddSingleton<MapBoards>().AddSingleton<MapService>().AddSingleton<ClusterNaming>();
        services.AddSingleton<MotivePrices>();
        services.AddSingleton<ExplainService>().AddSingleton<RankSources>();
        services.AddSingleton<ExperimentMaker>();
        services.AddSingleton<PersonFacts>().AddSingleton<RankingFacts>().AddSingleton<DatasetFacts>().AddSingleton<DatasetFinder>();
        services.AddSingleton<ReadyQuestions>().AddSingleton<AskService>();
        services.AddSingleton<RunPlan>();
        services.AddSingleton<DatasetFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<DatasetFeed>());
        services.AddHostedService<QueueService>();
        services.AddHostedService<WatchService>();
        services.AddHostedService<UploadCleaning>();
        services.AddSingleton<PeopleChoice>()
            .AddSingleton<PreviewMaker>()
            .AddSingleton<StudioStores>()
            .AddSingleton<TestRuns>()
            .AddSingleton<TestService>();
        services.AddSingleton<AppMode>();
        services.AddSingleton<ConnectionTests>();
        services.AddScoped<ThemeState>();
        services.AddScoped<CurrentDataset>();
        services.AddScoped<Visitor>().AddScoped<CircuitHandler, VisitorCircuit>().AddSingleton<CircuitHandler, CircuitMemory>();
        return services;
    }
}
