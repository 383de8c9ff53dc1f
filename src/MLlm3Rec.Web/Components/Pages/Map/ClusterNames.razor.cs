using Microsoft.AspNetCore.Components;
using MLlm3Rec.Web.Map;

namespace MLlm3Rec.Web.Components.Pages.Map;

/// <summary>Who named the clusters, and who else could.</summary>
public sealed partial class ClusterNames(ClusterNaming naming)
{
    private IReadOnlyList<string>? models;
    private string? words;
    private bool busy;

    [Parameter, EditorRequired]
    public required MapBoard Board { get; set; }

    /// <summary>The map has other names now.</summary>
    [Parameter]
    public EventCallback OnNamed { get; set; }

    protected override async Task OnInitializedAsync() => models = await naming.ModelsAsync(Leaving);

    private async Task NameAsync(string? model)
    {
        (busy, words) = (true, model is null ? null : $"{model} is asked …");
        StateHasChanged();
        var (changed, outcome) = model is null ? await naming.ByWordsAsync(Board, Leaving) : await naming.ByModelAsync(Board, model, Leaving);
        (busy, words) = (false, outcome);
        if (changed)
        {
            await OnNamed.InvokeAsync();
        }
    }
}
