using Microsoft.AspNetCore.Components;
using MLlm3Rec.Web.Map;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Map;

/// <summary>Who named the clusters, and who else could.</summary>
public sealed partial class ClusterNames(ClusterNaming naming) : IDisposable
{
    private readonly Lifetime lifetime = new();
    private IReadOnlyList<string>? models;
    private string? words;
    private bool busy;

    [Parameter, EditorRequired]
    public required MapBoard Board { get; set; }

    /// <summary>The map has other names now.</summary>
    [Parameter]
    public EventCallback OnNamed { get; set; }

    protected override async Task OnInitializedAsync() => models = await naming.ModelsAsync(lifetime.Token);

    public void Dispose() => lifetime.Dispose();

    private async Task NameAsync(string? model)
    {
        (busy, words) = (true, model is null ? null : $"{model} is asked …");
        StateHasChanged();
        var (changed, outcome) = model is null ? await naming.ByWordsAsync(Board, lifetime.Token) : await naming.ByModelAsync(Board, model, lifetime.Token);
        (busy, words) = (false, outcome);
        if (changed)
        {
            await OnNamed.InvokeAsync();
        }
    }
}
