using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Layout;

/// <summary>The frame around every page: skip link, bar, navigation, one error boundary, and the keyboard's single letters.</summary>
public sealed partial class MainLayout(NavigationManager navigation, CurrentDataset current, IDialogService dialogs, IJSRuntime js)
{
    private IJSObjectReference? module;
    private DotNetObjectReference<MainLayout>? self;
    private string path = "/";
    private bool sheetIsOpen;

    [Parameter]
    public RenderFragment? Body { get; set; }

    // With <base href="/"> a bare #main would lead to the home page.
    private string SkipTarget => new Uri(navigation.Uri).PathAndQuery + "#main";

    protected override void OnInitialized()
    {
        Follow(navigation.Uri);
        navigation.LocationChanged += OnLocationChanged;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Layout/MainLayout.razor.js");
            await module.InvokeVoidAsync("listen", self, Destination.All.Select(destination => destination.Key.ToString()).Append("?"));
        }
    }

    [JSInvokable]
    public async Task KeyPressed(string key)
    {
        if (key == "?")
        {
            await InvokeAsync(ShowShortcutsAsync);
        }
        else if (Destination.All.FirstOrDefault(destination => destination.Key.ToString() == key) is { } destination)
        {
            navigation.NavigateTo(destination.Address(current.Name));
        }
    }

    private async Task ShowShortcutsAsync()
    {
        if (sheetIsOpen)
        {
            return;
        }

        sheetIsOpen = true;
        var sheet = await dialogs.ShowAsync<ShortcutSheet>("Keyboard shortcuts");
        await sheet.Result;
        sheetIsOpen = false;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => Dispatch(() =>
    {
        Follow(change.Location);
        StateHasChanged();
    });

    private void Follow(string address) => path = new Uri(address).AbsolutePath;

    protected override async ValueTask LetGoAsync()
    {
        navigation.LocationChanged -= OnLocationChanged;
        self?.Dispose();
        await module.ReleaseAsync("ignore");
    }
}
