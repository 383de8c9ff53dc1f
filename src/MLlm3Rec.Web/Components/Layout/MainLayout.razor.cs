using MLlm3Rec.Web.Components.Shortcuts;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;
using MudBlazor.Services;

namespace MLlm3Rec.Web.Components.Layout;

/// <summary>The frame around every page: skip link, bar, navigation, one error boundary, and the keyboard's shortcuts.</summary>
public sealed partial class MainLayout(NavigationManager navigation, IBrowserViewportService viewport, IJSRuntime js)
{
    private readonly RefusalNotices told = new();
    private readonly Guid observer = Guid.NewGuid();
    private IJSObjectReference? module;
    private KeyboardShortcuts? shortcuts;
    private DotNetObjectReference<MainLayout>? self;
    private bool isNarrow;
    private bool isOpen = true;
    private bool wasCovering;

    /// <summary>Id of the drawer, for the button that opens it.</summary>
    public const string NavigationId = "navigation";

    /// <summary>Name of the cascading value that says which page this is.</summary>
    public const string PlaceName = "place";

    [Parameter]
    public RenderFragment? Body { get; set; }

    /// <summary>Another page, or the same about something else: it begins anew, with its own errors.</summary>
    [CascadingParameter(Name = PlaceName)]
    public string Place { get; set; } = "";

    /// <summary>Where there is no room beside the page, an open navigation lies over it, and all else waits.</summary>
    private bool IsCovering => isNarrow && isOpen;

    // With <base href="/"> a bare #main would lead to the home page.
    private string SkipTarget => new Uri(navigation.Uri).PathAndQuery + "#main";

    protected override void OnInitialized() => navigation.LocationChanged += OnLocationChanged;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await viewport.SubscribeAsync(observer, change => DispatchAsync(() => FitAsync(change.Breakpoint)), new ResizeOptions());
            self = DotNetObjectReference.Create(this);
            module = await ImportAsync(js, "./Components/Layout/MainLayout.razor.js");
            await shortcuts!.ListenAsync();
            await module.InvokeVoidAsync("listen", self);
        }

        if (module is not null && wasCovering != IsCovering)
        {
            wasCovering = IsCovering;
            await module.InvokeVoidAsync(IsCovering ? "enter" : "leave");
        }
    }

    private Task FitAsync(Breakpoint room)
    {
        isNarrow = room < Breakpoint.Md;
        isOpen = !isNarrow;
        StateHasChanged();
        return Task.CompletedTask;
    }

    [JSInvokable]
    public Task NavigationLeft() => DispatchAsync(() =>
    {
        CloseNavigation();
        StateHasChanged();
        return Task.CompletedTask;
    });

    private void CloseNavigation() => isOpen = !isNarrow;

    // The skip link holds the address.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => Dispatch(async () =>
    {
        CloseNavigation();
        StateHasChanged();
        await told.DismissAsync();
    });

    protected override async ValueTask LetGoAsync()
    {
        navigation.LocationChanged -= OnLocationChanged;
        self?.Dispose();
        await viewport.UnsubscribeAsync(observer);
        await module.ReleaseAsync("ignore");
    }
}
