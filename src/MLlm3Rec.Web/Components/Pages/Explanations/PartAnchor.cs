namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>Names of places on the page that a claim can link to.</summary>
internal static class PartAnchor
{
    public static string Of(string key, string part) =>
        $"{key}-{new string([.. part.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')])}";
}
