using MLlm3Rec.Exchanges;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Components.Running;
using MLlm3Rec.Web.Prompts;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Prompts.Trials;

/// <summary>Whom a draft is tried on, and what came of it, while it comes.</summary>
public sealed partial class TestPanel(TestService tests, PeopleChoice choice, RunFeed runs, TestFeed feed, TimeProvider clock)
{
    private PeopleWish wish = new(PeopleSource.Sample, 50);
    private ChosenPeople? people;
    private IReadOnlyList<TestSet> sets = [];
    private IReadOnlyList<SelectField.Option> selections = [];
    private string? connection;
    private int repeats = 1;
    private Estimate? estimate;
    private string? limit;
    private string? refused;
    private PromptTest? test;
    private IReadOnlyList<TrialRow> rows = [];
    private IReadOnlyDictionary<string, string> speaking = new Dictionary<string, string>();
    private ActiveRuns? watch;
    private volatile bool heard;
    private bool isRunning;
    private string? ended;

    [Parameter, EditorRequired] public required DraftService Service { get; set; }

    [Parameter, EditorRequired] public required PublishedPrompt Live { get; set; }

    [Parameter, EditorRequired] public required DatasetSummary Dataset { get; set; }

    /// <summary>Number of the test to show; null for the draft's latest.</summary>
    [Parameter] public int? Shown { get; set; }

    /// <summary>Code of a selection that the person came with.</summary>
    [Parameter] public string? People { get; set; }

    /// <summary>Names of those that chat.</summary>
    [Parameter] public IReadOnlyList<string> Connections { get; set; } = [];

    [Parameter] public EventCallback<int> OnShow { get; set; }

    [Parameter] public EventCallback OnTested { get; set; }

    private bool IsOutdated => test is not null && (test.DraftVersion != Service.Current.Version || test.LiveVersion != Live.Set.Version);

    private string? Obstacle => this switch
    {
        { isRunning: true } => "A test is under way.",
        _ when Service.Faults.Count > 0 => $"First mend what is marked: {Service.Faults[0].Words}",
        _ when Service.Current.Version == Live.Set.Version => "The draft says the same as the live prompt: change something first.",
        { Service.Trouble: { } trouble } => trouble,
        { people: null } => "Choosing people …",
        { people.Fault: { } fault } => fault,
        _ => refused,
    };

    /// <summary>The draft was edited.</summary>
    public void Refresh() => StateHasChanged();

    public async Task RunAsync()
    {
        // What was typed a moment ago is under way to the store: it is what one means to test.
        await Service.SaveAsync(Leaving);
        if (Obstacle is null)
        {
            // The obstacle names a missing choice.
            var started = await tests.StartAsync(Dataset, Service.Saved, Live.Set, people!, connection, repeats, Leaving);
            await OnShow.InvokeAsync(started);
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Hold(feed.Subscribe(number => heard |= number == test?.Id));
        sets = await tests.Sets.ListAsync(Dataset.Id, Leaving);
        selections = [.. (await tests.SelectionsAsync(Dataset.Id, People, Leaving))
            .Select(selection => new SelectField.Option(selection.Code, $"{selection.Name ?? "People you chose"} ({selection.Users:N0})"))];
        await ChooseAsync(People is { Length: > 0 } code ? new PeopleWish(PeopleSource.Selection, 0, code) : wish);
        Hold(watch = new ActiveRuns(runs, clock, run => run.Id == test?.RunId));
        Dispatch(() => watch.FollowAsync(FollowAsync, Period, Leaving));
    }

    protected override async Task OnParametersSetAsync()
    {
        if (test is null || (Shown is { } wanted && wanted != test.Id))
        {
            await ShowAsync();
        }
    }

    private async Task ChooseAsync(PeopleWish next)
    {
        (wish, people, refused) = (next, null, null);
        try
        {
            people = await choice.OfAsync(Dataset, next, Service.Saved.Id, Leaving);
        }
        catch (NotReadyException notReady)
        {
            people = new ChosenPeople([], "", notReady.Message);
        }

        await EstimateAsync();
    }

    private Task ConnectAsync(string? name)
    {
        connection = name;
        return EstimateAsync();
    }

    private Task RepeatAsync(int times)
    {
        repeats = times;
        return EstimateAsync();
    }

    private async Task EstimateAsync()
    {
        (estimate, limit, refused) = (null, null, null);
        if (connection is not null && people is { Fault: null } chosen && Service.Faults.Count == 0)
        {
            (estimate, limit, refused) = await tests.EstimateAsync(Dataset, Service.Current, Live.Set, chosen, connection, repeats, Leaving);
        }
    }

    private async Task KeepAsync(string name)
    {
        await tests.Sets.SaveAsync(Dataset.Id, new TestSet(name, people!.Users), Leaving); // Only chosen people can be kept.
        sets = await tests.Sets.ListAsync(Dataset.Id, Leaving);
    }

    private Task CancelAsync() => test?.RunId is { } run ? tests.CancelAsync(run, Leaving) : Task.CompletedTask;

    private async Task RetryAsync()
    {
        if (test is not null)
        {
            await tests.RetryAsync(Dataset, test, Leaving);
            await ShowAsync();
        }
    }
}
