using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Components.Lifecycle;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.Settings;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Runs;

/// <summary>Sets up an extraction or encoding by any engine, and says before the start what it will take.</summary>
public sealed partial class ReadingPage(
    DatasetStore datasetStore, ConnectionStore connections, RunPlan plan, CurrentDataset current, AppMode mode, NavigationManager navigation)
    : PageOfDataset(current)
{
    private const string BuiltIn = "built-in";
    private static readonly SelectField.Option[] Tasks =
    [
        new(nameof(AnswerTask.Profile), "People's motives"), new(nameof(AnswerTask.Traits), "Items' traits"),
    ];

    private readonly NewestRequest asking = new();
    private ReadingView view = new();
    private IReadOnlyList<SelectField.Option>? datasets;
    private IReadOnlyList<SelectField.Option> engines = [];
    private IReadOnlyList<SelectField.Option> embedders = [];
    private Dictionary<string, string> faults = [];
    private Estimate? estimate;
    private string? trouble;
    private bool starting;

    [SupplyParameterFromQuery(Name = "what")]
    public string? What { get; set; }

    [SupplyParameterFromQuery(Name = "engine")]
    public string? Engine { get; set; }

    [SupplyParameterFromQuery(Name = "vectors")]
    public string? Vectors { get; set; }

    [SupplyParameterFromQuery(Name = "people")]
    public string? People { get; set; }

    [SupplyParameterFromQuery(Name = "calls")]
    public string? Calls { get; set; }

    [SupplyParameterFromQuery(Name = "tokens")]
    public string? Tokens { get; set; }

    [SupplyParameterFromQuery(Name = "money")]
    public string? Money { get; set; }

    [SupplyParameterFromQuery(Name = "rejected")]
    public string? Rejected { get; set; }

    [SupplyParameterFromQuery(Name = "failed")]
    public string? Failed { get; set; }

    [SupplyParameterFromQuery(Name = "last")]
    public string? Last { get; set; }

    private string? KnownWithout => view switch
    {
        { Engine: not null } => null,
        { What: AnswerTask.Traits, Vectors: { } name and not Embedders.Cues } =>
            $"The built-in engine reads the items; {name} is sent the text of each of them once, in batches, for its vector.",
        { What: AnswerTask.Traits, Vectors: null } =>
            "The built-in engine asks nobody and costs nothing. It takes seconds; a minute or so for ten thousand new items.",
        _ => "The built-in engine asks nobody: it takes seconds and costs nothing.",
    };

    protected override async Task OnInitializedAsync()
    {
        await mode.LoadAsync(Leaving);
        var known = await connections.ListAsync(Leaving);
        engines =
        [
            new(BuiltIn, "Built-in, without a network"),
            .. Options(known.Where(connection => connection.CanChat), connection => connection.ChatModel),
        ];
        embedders =
        [
            new(BuiltIn, "The sentence encoder"),
            new(Embedders.Cues, ReaderWords.Of(Embedders.Cues)),
            .. Options(known.Where(connection => connection.CanEmbed), connection => connection.EmbeddingModel ?? "a folder on this machine"),
        ];
        datasets = [.. (await datasetStore.ListAsync(Leaving)).Select(dataset =>
            new SelectField.Option(dataset.Name, $"{dataset.Name}: {dataset.Users:N0} people, {dataset.Items:N0} items"))];
        await EstimateAsync();
    }

    protected override Task OnParametersSetAsync()
    {
        view = new ReadingView
        {
            Dataset = Asked,
            What = What == "items" ? AnswerTask.Traits : AnswerTask.Profile,
            Engine = string.IsNullOrEmpty(Engine) ? null : Engine,
            Vectors = string.IsNullOrEmpty(Vectors) ? null : Vectors,
            People = string.IsNullOrEmpty(People) ? ReadingView.Everybody : People,
            Calls = Calls,
            Tokens = Tokens,
            Money = Money,
            FailedOnly = Failed == "only",
            KeepRejected = Rejected == "keep",
            LeaveOutLast = Last == "out",
        };
        return datasets is null ? Task.CompletedTask : EstimateAsync();
    }

    /// <summary>A newer choice takes the place of an older one that is still being estimated.</summary>
    private async Task EstimateAsync()
    {
        var cancellationToken = asking.Begin();
        (estimate, trouble, faults) = (null, null, view.Read(mode.Current).Faults);
        if (faults.Count > 0 || datasets is { Count: 0 })
        {
            return;
        }

        StateHasChanged();
        try
        {
            estimate = await plan.EstimateAsync(view, mode.Current, cancellationToken);
        }
        catch (Exception refused) when (Refusal.WordsOf(refused) is not null)
        {
            trouble = refused.Message;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A newer choice is being estimated, or the page is gone.
        }
    }

    private async Task StartAsync()
    {
        starting = true;
        try
        {
            navigation.NavigateTo(Urls.Run(await plan.StartAsync(view, mode.Current, CancellationToken.None)));
        }
        catch (Exception refused) when (Refusal.WordsOf(refused) is not null)
        {
            trouble = refused.Message;
        }
        finally
        {
            starting = false;
        }
    }

    private void Show(ReadingView next) => navigation.NavigateTo(Urls.Read(next), replace: true);

    private static IEnumerable<SelectField.Option> Options(IEnumerable<Connection> connections, Func<Connection, string?> model) =>
        connections.Select(connection => new SelectField.Option(connection.Name, $"{connection.Name} ({model(connection)})"));

    private static string? Named(string? choice) => choice == BuiltIn ? null : choice;

    private static string? Or(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    protected override ValueTask LetGoAsync()
    {
        asking.Dispose();
        return ValueTask.CompletedTask;
    }
}
