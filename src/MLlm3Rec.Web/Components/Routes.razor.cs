using Microsoft.AspNetCore.Components;
using MLlm3Rec.Refusals;
using MLlm3Rec.Web.Datasets;
using MLlm3Rec.Web.Settings;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components;

public sealed partial class Routes(ThemeState theme, Visitor visitor, CurrentDataset current, AppMode mode, DatasetFeed changes)
{
    private Type? firstPage;
    private bool movedOn;
    private string? trouble;

    /// <summary>The choice in the visitor's cookie.</summary>
    [Parameter]
    public ThemeChoice Theme { get; set; }

    /// <summary>The dataset that this browser looked at last.</summary>
    [Parameter]
    public string? RememberedDataset { get; set; }

    /// <summary>The name that this browser goes by.</summary>
    [Parameter]
    public string? VisitorName { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await visitor.CallAsync(VisitorName);
        current.Remember(RememberedDataset);
        Hold(changes.OnChanged(() => DispatchAsync(OpenAsync)));
        await OpenAsync();
        await theme.SetAsync(Theme, isDark: false);
    }

    /// <summary>The page and what its path names. Comes with the page itself, so that none is drawn as if it stood where the next one will.</summary>
    private static string PlaceOf(Microsoft.AspNetCore.Components.RouteData route) =>
        $"{route.PageType.FullName} {string.Join(' ', route.RouteValues.Select(value => $"{value.Key}={value.Value}"))}";

    /// <summary>What every page stands on. There is no panel around the pages that could say what is wrong with it.</summary>
    private async Task OpenAsync()
    {
        try
        {
            await mode.LoadAsync(Leaving);
            await current.ReloadAsync(Leaving);
            trouble = null;
        }
        catch (RefusalException refused)
        {
            trouble = refused.Message;
        }
    }

    // On the page a person lands on, the first Tab must reach the skip link, so the heading takes focus only on later pages.
    private bool HasMovedOn(Microsoft.AspNetCore.Components.RouteData route)
    {
        firstPage ??= route.PageType;
        return movedOn |= route.PageType != firstPage;
    }
}
