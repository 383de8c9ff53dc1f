using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Web.Settings;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Settings;

public sealed partial class SettingsPage(ConnectionStore store, SpendingStore spending, ConnectionTests tests, AppMode mode) : IDisposable
{
    private readonly Lifetime lifetime = new();
    private IDisposable? trials;
    private IReadOnlyList<Connection>? connections;
    private IReadOnlyDictionary<string, Usage> taken = new Dictionary<string, Usage>();

    protected override async Task OnInitializedAsync()
    {
        trials = tests.OnChanged(() => InvokeAsync(StateHasChanged));
        await mode.LoadAsync(lifetime.Token);
        taken = await spending.ByConnectionAsync(lifetime.Token);
        connections = await store.ListAsync(lifetime.Token);
    }

    private Task SaveAsync(AppSettings settings) => mode.SaveAsync(settings, lifetime.Token);

    public void Dispose()
    {
        trials?.Dispose();
        lifetime.Dispose();
    }
}
