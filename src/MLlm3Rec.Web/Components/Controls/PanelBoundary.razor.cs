using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Controls;

/// <summary>Keeps one panel's failure inside the panel. The code on the screen is the code in the log.</summary>
public sealed partial class PanelBoundary(ILogger<PanelBoundary> logger, NavigationManager navigation, TimeProvider clock)
{
    private string? failureCode;
    private string? details;

    private object? failedAbout;

    /// <summary>What is missing where the panel fails, for the person and the log: "the list of people".</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>What the panel is about, such as a person: it is tried anew for another, so that one's failure is not the next one's.</summary>
    [Parameter]
    public object? About { get; set; }

    /// <summary>What there still is.</summary>
    [Parameter]
    public string Rest { get; set; } = ErrorPanel.OthersWork;

    /// <summary>Makes again what could not be made, before the panel is shown again.</summary>
    [Parameter]
    public EventCallback OnRetry { get; set; }

    protected override void OnParametersSet()
    {
        if (CurrentException is not null && !Equals(failedAbout, About))
        {
            Recover();
        }
    }

    protected override Task OnErrorAsync(Exception exception)
    {
        failedAbout = About;
        failureCode = FailureCode.New();
        details = $"{failureCode} · {Name} · {clock.GetUtcNow():O} · {navigation.Uri}\n{Folder().Replace(exception.ToString(), " in ")}";
        LogFailure(exception, failureCode, Name);
        return Task.CompletedTask;
    }

    private async Task RetryAsync()
    {
        await OnRetry.InvokeAsync();
        Recover();
    }

    /// <summary>Where somebody built this is nobody's business; the file's name and line are.</summary>
    [GeneratedRegex(@" in (?:[^\n]*[/\\])(?=[^/\\\n]+:line \d)")]
    private static partial Regex Folder();

    [LoggerMessage(EventId = 1, EventName = "PanelFailed", Level = LogLevel.Error, Message = "Panel '{Panel}' failed with code {Code}.")]
    private partial void LogFailure(Exception exception, string code, string panel);
}

/// <summary>A short code that a person can read out over the phone.</summary>
internal static class FailureCode
{
    // Without 0/O, 1/I/L, 5/S: nothing that sounds or looks like something else.
    private const string Letters = "ABCDEFGHJKMNPQRTUVWXYZ2346789";

    public static string New() => RandomNumberGenerator.GetString(Letters, 6);
}
