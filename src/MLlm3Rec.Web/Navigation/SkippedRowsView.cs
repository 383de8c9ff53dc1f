using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Web.Navigation;

/// <summary>Which rows that could not be read are shown: a part of the address of their page.</summary>
public sealed record SkippedRowsView(string? File, string? Reason, string? Text)
{
    public bool IsFiltered => this is not (null, null, null);

    public static SkippedRowsView Parse(string? file, string? reason, string? text) => new(Some(file), Some(reason), Some(text));

    public static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>As parts of an address, from the first page.</summary>
    public IReadOnlyDictionary<string, object?> Query() => new Dictionary<string, object?>
    {
        ["file"] = File,
        ["reason"] = Reason,
        ["text"] = Text,
        ["page"] = null,
    };

    public SkippedRowQuery ToQuery(TableView table) => new()
    {
        File = File,
        Reason = Reason,
        Text = Text,
        Sort = table.SortAs<SkippedRowColumn>(),
        Descending = table.Descending,
        Skip = table.Skip,
        Take = table.Take,
    };
}
