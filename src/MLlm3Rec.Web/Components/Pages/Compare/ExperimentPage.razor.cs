using Microsoft.AspNetCore.Components;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Experiments;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>One comparison: all users, one person, disagreements, cuts, trade-offs. The address holds whatever can be chosen.</summary>
public sealed partial class ExperimentPage(
    ExperimentMaker maker, ExperimentStore experiments, RunQueue queue, CurrentDataset current, NavigationManager navigation)
{
    private CompareView view = new() { Run = 0 };
    private ExperimentBoard? board;
    private IReadOnlyList<RunRecord> others = [];
    private bool loaded;

    [Parameter]
    public int Run { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "k")]
    public int? K { get; set; }

    [SupplyParameterFromQuery(Name = "slice")]
    public string? Slice { get; set; }

    [SupplyParameterFromQuery(Name = "baseline")]
    public string? Baseline { get; set; }

    [SupplyParameterFromQuery(Name = "against")]
    public int? Against { get; set; }

    [SupplyParameterFromQuery(Name = "worse")]
    public string? Worse { get; set; }

    [SupplyParameterFromQuery(Name = "test")]
    public string? Test { get; set; }

    [SupplyParameterFromQuery(Name = "user")]
    public string? User { get; set; }

    [SupplyParameterFromQuery(Name = "methods")]
    public string? Methods { get; set; }

    [SupplyParameterFromQuery(Name = "x")]
    public string? X { get; set; }

    [SupplyParameterFromQuery(Name = "y")]
    public string? Y { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var asked = Parse();
        if (loaded && asked == view)
        {
            return;
        }

        var before = view;
        view = asked;
        if (!loaded || !SameNumbers(before, asked))
        {
            var made = await maker.MakeAsync(asked, Leaving);
            others = made is null ? [] : await experiments.ListAsync(made.Dataset.Name, Leaving);
            if (asked == view)
            {
                (board, loaded) = (made, true);
                await (made is null ? Task.CompletedTask : current.ChooseAsync(made.Dataset.Name)); // The address names it by the run.
            }
        }
    }

    private static bool SameNumbers(CompareView one, CompareView other) =>
        one with { Tab = other.Tab, User = other.User, Methods = other.Methods, X = other.X, Y = other.Y, Worse = other.Worse } == other;

    private CompareView Parse() => new()
    {
        Run = Run,
        Tab = Enum.TryParse<CompareTab>(Tab, ignoreCase: true, out var tab) ? tab : CompareTab.All,
        K = K is { } k && CompareView.Cuts.Contains(k) ? k : 10,
        Slice = Slice is null or "all" ? null : Slice,
        Baseline = string.IsNullOrEmpty(Baseline) ? null : Baseline,
        Against = Against,
        Worse = Worse == "1",
        Test = Test == "bootstrap" ? PairedTest.Bootstrap : PairedTest.Wilcoxon,
        User = string.IsNullOrWhiteSpace(User) ? null : User,
        Methods = [.. (Methods ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(CompareView.MostMethods)],
        X = X ?? "Popular share",
        Y = Y ?? "NDCG@10",
    };

    private void Go(CompareView next)
    {
        if (next != view)
        {
            navigation.NavigateTo(next.Address);
        }
    }

    private async Task RepeatAsync()
    {
        if (await queue.RepeatAsync(Run, Leaving) is { } again)
        {
            navigation.NavigateTo(Urls.Run(again));
        }
    }
}
