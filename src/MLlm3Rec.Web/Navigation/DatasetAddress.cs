using System.Web;

namespace MLlm3Rec.Web.Navigation;

/// <summary>Reads and changes the dataset in an address: the query's <c>dataset</c>, or the segment after <c>/datasets/</c>.</summary>
internal static class DatasetAddress
{
    public static string? DatasetOf(string address)
    {
        var uri = new Uri(address);
        if (HttpUtility.ParseQueryString(uri.Query)["dataset"] is { Length: > 0 } named)
        {
            return named;
        }

        return uri.Segments is ["/", "datasets/", var segment, ..] ? Uri.UnescapeDataString(segment.TrimEnd('/')) : null;
    }

    /// <summary>The same page for another dataset. What belongs to the old one (a user, an open row) is dropped.</summary>
    public static string WithDataset(string address, string dataset)
    {
        var uri = new Uri(address);
        switch (uri.Segments)
        {
            case ["/", "datasets/", ..]:
                return Urls.Dataset(dataset);
            case ["/", "compare/", var run] when int.TryParse(run, out _):
                return Urls.Compare(dataset); // A comparison, like any run, is of one dataset.
            case ["/", "runs/", var run] when int.TryParse(run, out _):
                return Urls.Runs(dataset: dataset);
        }

        var query = HttpUtility.ParseQueryString(uri.Query);
        query.Remove("user");
        query.Remove("open");
        query.Remove("point");
        query.Remove("sel");
        query.Remove("with");
        query.Remove("item");
        query.Remove("not");
        query.Remove("test");
        query.Remove("people");
        query.Remove("trait");
        query.Remove("page");
        query["dataset"] = dataset;
        return $"{uri.AbsolutePath}?{query}";
    }
}
