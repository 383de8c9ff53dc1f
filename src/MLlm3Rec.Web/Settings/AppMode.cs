using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Settings;

/// <summary>The settings as every tab sees them at this moment: read once, told to everybody when somebody saves.</summary>
public sealed class AppMode(SettingsStore store)
{
    private readonly Subscribers subscribers = new();
    private bool isLoaded;

    public AppSettings Current { get; private set; } = new();

    public IDisposable OnChanged(Func<Task> callback) => subscribers.Add(callback);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!isLoaded)
        {
            Current = await store.GetAsync(cancellationToken);
            isLoaded = true;
        }
    }

    public async Task SaveAsync(AppSettings settings, CancellationToken cancellationToken)
    {
        await store.SaveAsync(settings, cancellationToken);
        (Current, isLoaded) = (settings, true);
        await subscribers.NotifyAsync();
    }
}
