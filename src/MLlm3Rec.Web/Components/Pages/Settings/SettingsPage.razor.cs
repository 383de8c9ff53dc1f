using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Web.Settings;

namespace MLlm3Rec.Web.Components.Pages.Settings;

public sealed partial class SettingsPage(ConnectionStore store, SpendingStore spending, ConnectionTests tests, AppMode mode)
{
    private IReadOnlyList<Connection>? connections;
    private IReadOnlyDictionary<string, Usage> taken = new Dictionary<string, Usage>();

    protected override async Task OnInitializedAsync()
    {
        Hold(tests.OnChanged(DispatchAsync));
        await mode.LoadAsync(Leaving);
        taken = await spending.ByConnectionAsync(Leaving);
        connections = await store.ListAsync(Leaving);
    }

    private Task SaveAsync(AppSettings settings) => mode.SaveAsync(settings, Leaving);
}
