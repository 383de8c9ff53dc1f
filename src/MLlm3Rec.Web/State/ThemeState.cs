namespace MLlm3Rec.Web.State;

/// <summary>What the person chose; <see cref="System"/> follows the operating system.</summary>
public enum ThemeChoice
{
    System,
    Light,
    Dark,
}

/// <summary>The theme of one browser tab. The browser knows first; the layout tells this container, charts and switches read it.</summary>
public sealed class ThemeState
{
    /// <summary>Name of the cookie that keeps the choice: read by the server, so that the first frame has the right colours.</summary>
    public const string Cookie = "theme";

    private readonly Subscribers subscribers = new();

    public ThemeChoice Choice { get; private set; }

    public bool IsDark { get; private set; }

    public static ThemeChoice Parse(string? text) => Enum.TryParse<ThemeChoice>(text, ignoreCase: true, out var choice) ? choice : ThemeChoice.System;

    public IDisposable OnChanged(Func<Task> callback) => subscribers.Add(callback);

    /// <summary>What the browser resolved the choice to.</summary>
    public Task SetAsync(ThemeChoice choice, bool isDark)
    {
        if (choice == Choice && isDark == IsDark)
        {
            return Task.CompletedTask;
        }

        (Choice, IsDark) = (choice, isDark);
        return subscribers.NotifyAsync();
    }
}
