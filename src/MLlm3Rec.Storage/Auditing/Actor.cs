using System.Globalization;

namespace MLlm3Rec.Storage.Auditing;

/// <summary>Who does something. Nobody signs in, so a name is what its bearer says; it tells colleagues apart, and proves nothing.</summary>
/// <param name="Name">Of a browser, an account or the program itself; at most <see cref="LongestName"/> letters, none of them invisible.</param>
/// <param name="Origin">Where they are.</param>
public sealed record Actor(string Name, ActorOrigin Origin)
{
    public const int LongestName = 60;

    /// <summary>What the program does without being asked.</summary>
    public static Actor Program { get; } = new("MLlm3Rec", ActorOrigin.Program);

    /// <summary>A name as it may stand in lists: without control characters and marks of direction, and of reasonable length. Null where nothing is
    /// left.</summary>
    public static string? NameOf(string? text)
    {
        var visible = string.Concat((text ?? "").Where(letter =>
            char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate))).Trim();
        return visible.Length == 0 ? null : visible.Length > LongestName ? visible[..LongestName].TrimEnd() : visible;
    }
}

public enum ActorOrigin
{
    Program,
    Web,
    CommandLine,
}

/// <summary>Who acts at this moment: said once where a click, a request or a command comes in, and true for all that follows from it.</summary>
/// <param name="usual">Where nobody has said otherwise.</param>
public sealed class CurrentActor(Actor usual)
{
    private readonly AsyncLocal<Actor?> acting = new();

    public Actor Now => acting.Value ?? usual;

    /// <summary>Until the caller's own asynchronous method ends.</summary>
    public void Is(Actor actor) => acting.Value = actor;
}
