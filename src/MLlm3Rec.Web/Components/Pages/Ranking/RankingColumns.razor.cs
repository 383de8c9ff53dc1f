using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Ranking;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Ranking;

/// <summary>One person's lists side by side. The item under the pointer or the focus is marked in all of them.</summary>
public sealed partial class RankingColumns(IJSRuntime js)
{
    private ElementReference columns;
    private IJSObjectReference? module;

    [Parameter, EditorRequired]
    public required RankingBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required RankingView View { get; set; }

    [Parameter, EditorRequired]
    public required Vocabulary Vocabulary { get; set; }

    /// <summary>The methods that can stand beside ours.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Methods { get; set; }

    /// <summary>Another choice of columns.</summary>
    [Parameter]
    public EventCallback<RankingView> OnChange { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await ImportAsync(js, "./Components/Pages/Ranking/RankingColumns.razor.js");
            await module.InvokeVoidAsync("follow", columns);
        }
    }

    protected override ValueTask LetGoAsync() => module.ReleaseAsync();

    private Task OnToggle(string item) => OnChange.InvokeAsync(View.Toggle(item));

    private Task ReplaceAsync(int column, string? method) =>
        method is null ? Task.CompletedTask : OnChange.InvokeAsync(View.Replace(column, method));
}
