using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>What becomes of uploaded files, in words.</summary>
public static class ImportWords
{
    /// <summary>"This is MovieLens 1M." or, for what is no public format, "This is a table of your own."</summary>
    public static string Found(SourcePreview preview) => preview.MappingIsFree ? "This is a table of your own." : $"This is {preview.FormatName}.";

    /// <summary>"Choices come from ratings.csv, items from movies.csv. README is not used: it has neither …"</summary>
    public static string Files(IReadOnlyList<SourceFile> files)
    {
        var used = files.Where(file => file.Role is not SourceRole.Ignored)
            .GroupBy(file => file.Role)
            .Select((role, index) => $"{Role(role.Key, first: index == 0)} from {string.Join(" and ", role.Select(file => file.Name))}");
        var ignored = files.Where(file => file.Role is SourceRole.Ignored)
            .Select(file => $"{file.Name} is not used{(file.Note is null ? "" : $": {file.Note}")}.");
        return string.Join(" ", [$"{string.Join(", ", used)}.", .. ignored]);
    }

    private static string Role(SourceRole role, bool first) => (role, first) switch
    {
        (SourceRole.Interactions, true) => "Choices come",
        (SourceRole.Interactions, false) => "choices",
        (SourceRole.Items, true) => "Items come",
        (SourceRole.Items, false) => "items",
        (_, true) => "Tags come",
        _ => "tags",
    };
}
