using Bunit;
using MLlm3Rec.Connections;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Testing;
using MLlm3Rec.Web.Datasets;
using MLlm3Rec.Web.Exports;
using MLlm3Rec.Web.Guards;
using MLlm3Rec.Web.Health;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.Settings;
using MLlm3Rec.Web.State;
using MLlm3Rec.Web.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace MLlm3Rec.Web;

/// <summary>Renders pages over the real stores and a database in a temporary folder; only the browser is made up.</summary>
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mllm3rec-pages-");

    protected PageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddStorage(new StorageOptions(folder.FullName));
        Services.AddSingleton<UploadFolder>()
            .AddSingleton<ExportTickets>()
            .AddSingleton<Preparation>()
            .AddSingleton<RunPlan>()
            .AddSingleton<DatasetFeed>()
            .AddSingleton<ServerHealth>();
        Services.AddSingleton(new Listening([Listening.Usual], AllowsAnonymous: false, NamedHosts: []));
        Services.AddSingleton<AppMode>().AddSingleton<ConnectionTests>();
        Services.AddSingleton<ConnectionTest>(TestConnectionAsync);
        Services.AddScoped<ThemeState>().AddScoped<CurrentDataset>().AddScoped<Visitor>();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
    }

    /// <summary>What a test of a connection finds; nobody is asked.</summary>
    protected Func<OpenedConnection, ConnectionReport> TestConnection { get; set; } = opened =>
        new ConnectionReport(opened.Name, [], null, null, null);

    protected static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => await Get<DatabaseStartup>().EnsureAsync(Cancellation);

    protected T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>The list of a field shows up in there.</summary>
    protected IRenderedComponent<MudPopoverProvider> RenderLists() => Render<MudPopoverProvider>();

    /// <summary>A dialog or menu shows up in there.</summary>
    protected IRenderedComponent<MudDialogProvider> RenderDialogs() => Render<MudDialogProvider>();

    /// <summary>Reads and stores a table of choices: header user,item,rating,timestamp.</summary>
    protected async Task<DatasetSummary> SaveAsync(string name, string table)
    {
        var file = Path.Combine(folder.FullName, $"{name}.csv");
        await File.WriteAllTextAsync(file, table);
        var imported = await DatasetImport.ReadAsync(new ImportOptions { Name = name, Paths = [file] }, progress: null, Cancellation);
        return await Get<DatasetStore>().SaveAsync(imported, progress: null, Cancellation);
    }

    /// <summary>Does to the database what another process would.</summary>
    protected Task<int> ExecuteAsync(string sql) => Get<Database>().WriteAsync(context => context.Database.ExecuteSqlRaw(sql), Cancellation);

    /// <summary>Leaves what a reader signed whose clauses could be kinds of goods.</summary>
    protected async Task ReadByAnEarlierVersionAsync(DatasetSummary dataset)
    {
        foreach (var kind in Enum.GetValues<PipelineStage>().Select(stage => stage.Generation()))
        {
            await ExecuteAsync(
                "INSERT INTO Generations (DatasetId, Kind, RunId, Engine, Model, Vocabulary, Prompt, Dimensions, PublishedAt, Revision) VALUES "
                    + $"({dataset.Id}, '{kind}', 1, 'built-in', 'clauses 1, small', 'v', 'related words 12', '[]', '2026-01-01 00:00:00+00:00', 0)");
        }
    }

    private Task<ConnectionReport> TestConnectionAsync(OpenedConnection opened, CancellationToken cancellationToken) =>
        Task.FromResult(TestConnection(opened));

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await LeftFolder.RemoveAsync(folder);
    }
}
