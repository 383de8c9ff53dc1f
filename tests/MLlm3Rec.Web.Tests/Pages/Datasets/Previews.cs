using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Web.Components.Pages.Datasets;

/// <summary>Looks at files that need no files.</summary>
internal static class Previews
{
    public static SourcePreview Table(IReadOnlyList<string> columns, params (string Role, string Column)[] guess) => new()
    {
        Format = "table",
        FormatName = "Table",
        MappingIsFree = true,
        File = "choices.csv",
        Columns = columns,
        Rows = [],
        Mapping = guess.ToDictionary(pair => pair.Role, pair => pair.Column),
        Missing = [.. new[] { "user", "item" }.Where(role => guess.All(pair => pair.Role != role))],
        Files = [new SourceFile("choices.csv", SourceRole.Interactions, 0, 0, 0)],
    };
}
