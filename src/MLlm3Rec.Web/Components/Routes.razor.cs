using Microsoft.AspNetCore.Components;
using MLlm3Rec.Web.Datasets;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components;

public sealed partial class Routes(ThemeState theme, CurrentDataset current, DatasetFeed changes)
{
    private Type? firstPage;
    private bool movedOn;

    /// <summary>The choice in the visitor's cookie.</summary>
    [Parameter]
    public ThemeChoice Theme { get; set; }

    /// <summary>The dataset that this browser looked at last.</summary>
    [Parameter]
    public string? RememberedDataset { get; set; }

    protected override async Task OnInitializedAsync()
    {
        current.Remember(RememberedDataset);
        Hold(changes.OnChanged(() => DispatchAsync(() => current.ReloadAsync(Leaving))));
        await current.ReloadAsync(Leaving);
        await theme.SetAsync(Theme, isDark: false);
    }

    // On the page a person lands on, the first Tab must reach the skip link, so the heading takes focus only on later pages.
    private bool HasMovedOn(Microsoft.AspNetCore.Components.RouteData route)
    {
        firstPage ??= route.PageType;
        return movedOn |= route.PageType != firstPage;
    }
}
