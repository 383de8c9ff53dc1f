using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Settings;

/// <summary>The settings as every tab shows them: told to everybody when somebody saves here, and read again now and then, since another process may
/// save too. What they forbid is held by the stores, at every change.</summary>
public sealed class AppMode(SettingsStore store, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly Subscribers subscribers = new();
    private DateTimeOffset readAt;

    public AppSettings Current { get; private set; } = new();

    public IDisposable OnChanged(Func<Task> callback) => subscribers.Add(callback);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - readAt >= Fresh)
        {
            readAt = clock.GetUtcNow();
            await TellAsync(await store.GetAsync(cancellationToken));
        }
    }

    public async Task SaveAsync(AppSettings settings, CancellationToken cancellationToken)
    {
        await store.SaveAsync(settings, cancellationToken);
        readAt = clock.GetUtcNow();
        await TellAsync(settings);
    }

    private async Task TellAsync(AppSettings settings)
    {
        if (settings != Current)
        {
            Current = settings;
            await subscribers.NotifyAsync();
        }
    }
}
