using MLlm3Rec.Storage.Auditing;

namespace MLlm3Rec.Web.State;

/// <summary>
/// Whoever sits at this browser, by the name that the browser keeps. Nobody signs in: a name tells colleagues apart and proves nothing. A browser
/// that has none yet is given one, so that even then two are not the same.
/// </summary>
public sealed class Visitor
{
    /// <summary>Name of the cookie that keeps the name.</summary>
    public const string Cookie = "name";

    private readonly Subscribers subscribers = new();

    public string Name { get; private set; } = "somebody";

    public Actor Actor => new(Name, ActorOrigin.Web);

    public IDisposable OnChanged(Func<Task> callback) => subscribers.Add(callback);

    /// <summary>What the cookie says; null where it says nothing that can be shown.</summary>
    public static string? Remembered(HttpRequest request) => Actor.NameOf(request.Cookies[Cookie]);

    /// <summary>For a browser that comes for the first time.</summary>
    public static string NewName() => $"Guest {Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(2))}";

    /// <returns>The name as it is now: without what cannot be seen, and as it was where nothing is left.</returns>
    public async Task<string> CallAsync(string? name)
    {
        if (Actor.NameOf(name) is { } known && known != Name)
        {
            Name = known;
            await subscribers.NotifyAsync();
        }

        return Name;
    }
}
