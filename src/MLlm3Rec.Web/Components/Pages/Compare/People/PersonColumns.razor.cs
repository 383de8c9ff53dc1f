using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MLlm3Rec.Datasets;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Web.Experiments;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Compare.People;

/// <summary>One person's kept lists by two to six methods. The item under the pointer or the focus is marked and joined in all of them.</summary>
public sealed partial class PersonColumns(ExperimentStore store, ExperimentExports exports, IJSRuntime js)
{
    private const int Shown = 10;

    private ElementReference columns;
    private IJSObjectReference? module;
    private PersonLists? person;
    private Dataset? dataset;
    private CompareView? opened;
    private bool follows;

    [Parameter, EditorRequired]
    public required ExperimentBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required CompareView View { get; set; }

    [Parameter]
    public EventCallback<CompareView> OnChange { get; set; }

    private int[] Users => Board.Experiment.Facts.Users;

    protected override async Task OnParametersSetAsync()
    {
        if (opened == View)
        {
            return;
        }

        opened = View;
        dataset ??= await exports.DatasetAsync(Board.Experiment, Leaving);
        await OpenAsync();
    }

    private async Task OpenAsync()
    {
        var from = dataset!; // Opened before.
        var user = View.User is { } id && from.TryFindUser(new UserId(id), out var named) ? named : Users[0];
        person = await TryAsync(async () => await PersonLists.OpenAsync(Board.Experiment, store, from, user, Methods(), Leaving)
            ?? await PersonLists.OpenAsync(Board.Experiment, store, from, Users[0], Methods(), Leaving));
        follows &= person is not null; // What was followed has gone with the lists.
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (person is not null && !follows)
        {
            follows = true;
            module = await ImportAsync(js, "./Components/Pages/Compare/People/PersonColumns.razor.js");
            await module.InvokeVoidAsync("follow", columns);
        }
    }

    protected override ValueTask LetGoAsync() => module.ReleaseAsync();

    private List<string> Methods()
    {
        var known = Board.Experiment.Methods.Select(method => method.Method).ToList();
        var wanted = View.Methods.Where(known.Contains).ToList();
        return wanted.Count >= 2 ? wanted : [.. known.Take(Math.Min(3, known.Count))];
    }

    private Task PickAsync(string user) => OnChange.InvokeAsync(View with { User = user });

    private Task ToggleAsync(string method, bool wanted) =>
        OnChange.InvokeAsync(View with { Methods = wanted ? [.. Methods(), method] : [.. Methods().Where(one => one != method)] });
}
