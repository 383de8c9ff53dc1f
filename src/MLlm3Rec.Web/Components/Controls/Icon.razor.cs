using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Controls;

public sealed partial class Icon
{
    /// <summary>Icons are constants of the library, so these are few, and an icon that is drawn again is not looked through again.</summary>
    private static readonly ConcurrentDictionary<string, string> Drawings = new(StringComparer.Ordinal);

    [Parameter, EditorRequired]
    public required string Path { get; set; }

    [Parameter]
    public string? Class { get; set; }

    /// <summary>What of an icon is seen: most begin with an unpainted square, in groups around nothing, and a page has seventy of them.</summary>
    private static string Drawing(string path) => Drawings.GetOrAdd(
        path, static whole => Backdrop().Replace(whole, "").Replace("<g></g>", "", StringComparison.Ordinal));

    [GeneratedRegex("""<(?:rect|path)(?=[^>]* fill="none")(?=[^>]*(?:height="24"|d="M0[ ,]0h24v24H0))[^>]*/>""")]
    private static partial Regex Backdrop();
}
