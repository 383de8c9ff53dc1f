namespace MLlm3Rec.Web.State;

/// <summary>What a person asked for last and was refused, in one tab: said above the page until the next refusal, a dismissal or another
/// page.</summary>
public sealed class RefusalNotices
{
    private readonly Subscribers subscribers = new();

    public string? Words { get; private set; }

    public IDisposable OnChanged(Func<Task> callback) => subscribers.Add(callback);

    public Task TellAsync(string words) => SetAsync(words);

    public Task DismissAsync() => Words is null ? Task.CompletedTask : SetAsync(null);

    private Task SetAsync(string? words)
    {
        Words = words;
        return subscribers.NotifyAsync();
    }
}
