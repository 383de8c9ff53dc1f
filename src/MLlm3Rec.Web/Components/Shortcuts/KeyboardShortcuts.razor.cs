using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Shortcuts;

/// <summary>The keyboard's single letters: one per stage, and a question mark for the sheet that names them all.</summary>
public sealed partial class KeyboardShortcuts(NavigationManager navigation, CurrentDataset current, IDialogService dialogs, IJSRuntime js)
{
    private const string Help = "?";

    private IJSObjectReference? module;
    private DotNetObjectReference<KeyboardShortcuts>? self;
    private bool sheetIsOpen;

    /// <summary>From here on letters are heard. Once, after the first render.</summary>
    public async Task ListenAsync()
    {
        self = DotNetObjectReference.Create(this);
        module = await ImportAsync(js, "./Components/Shortcuts/KeyboardShortcuts.razor.js");
        await module.InvokeVoidAsync("listen", self, Destination.All.Select(destination => destination.Key.ToString()).Append(Help));
    }

    [JSInvokable]
    public async Task KeyPressed(string key)
    {
        if (key == Help)
        {
            await InvokeAsync(ShowSheetAsync);
        }
        else if (Destination.All.FirstOrDefault(destination => destination.Key.ToString() == key) is { } destination)
        {
            navigation.NavigateTo(destination.Address(current.Name));
        }
    }

    public async Task ShowSheetAsync()
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

    protected override ValueTask LetGoAsync()
    {
        self?.Dispose();
        return module.ReleaseAsync("ignore");
    }
}
