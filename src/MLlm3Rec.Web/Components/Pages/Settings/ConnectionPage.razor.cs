using Microsoft.AspNetCore.Components;
using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Settings;

namespace MLlm3Rec.Web.Components.Pages.Settings;

/// <summary>One connection: set up, tested, removed. Its key goes in and never comes out.</summary>
public sealed partial class ConnectionPage(ConnectionStore store, SpendingStore spending, ConnectionTests tests, NavigationManager navigation)
{
    private ConnectionDraft? draft;
    private Connection? stored;
    private Usage usage = Usage.None;
    private bool loaded;
    private bool removing;
    private int version;

    /// <summary>Of the connection; null for a new one.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Of a new one's server; null to choose.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    private bool IsNew => Name is null;

    private string Title => Name ?? (draft is null ? "Add a model" : $"Add {ConnectionPreset.Of(draft.Kind).Title}");

    protected override void OnInitialized() => Hold(tests.OnChanged(TestedAsync));

    protected override async Task OnParametersSetAsync()
    {
        if (Name is not null)
        {
            stored = await store.FindAsync(Name, Leaving);
            draft = stored is null ? null : ConnectionDraft.Of(stored);
            usage = (await spending.ByConnectionAsync(Leaving)).GetValueOrDefault(Name) ?? Usage.None;
        }
        else
        {
            draft = Enum.TryParse<ServerKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind)
                ? ConnectionDraft.Of(ConnectionPreset.Of(kind).Begin(""))
                : null;
        }

        loaded = true;
    }

    /// <summary>A test that is done has found out what the server understands.</summary>
    private async Task TestedAsync()
    {
        if (Name is not null && tests.Of(Name) is { IsUnderWay: false })
        {
            stored = await store.FindAsync(Name, Leaving) ?? stored;
        }

        await DispatchAsync();
    }

    private async Task SavedAsync(SavedConnection saved)
    {
        tests.Forget(saved.Name);
        var testing = saved.Test ? tests.RunAsync(saved.Name, CancellationToken.None) : Task.CompletedTask;
        if (IsNew)
        {
            navigation.NavigateTo(Urls.Connection(saved.Name));
        }
        else
        {
            stored = await store.FindAsync(saved.Name, Leaving);
            draft = stored is null ? null : ConnectionDraft.Of(stored);
            version++;
        }

        await testing;
    }

    private async Task RemoveAsync()
    {
        await store.RemoveAsync(Name!, Leaving); // Only a stored connection shows the button.
        tests.Forget(Name!);
        navigation.NavigateTo(Urls.Settings());
    }
}
