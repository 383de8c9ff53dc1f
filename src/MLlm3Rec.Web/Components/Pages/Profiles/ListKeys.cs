namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>Where a key leads in a list of rows, of which only some exist on the page.</summary>
public static class ListKeys
{
    /// <summary>Row to go to, or −1 where the key means nothing here or the list is empty.</summary>
    /// <param name="key">Name of the key as browsers give it.</param>
    /// <param name="active">Row that has the cursor, or −1 before the first move.</param>
    /// <param name="total">Rows in the list.</param>
    /// <param name="page">Rows that fit on the screen.</param>
    public static int Target(string key, int active, int total, int page)
    {
        if (total == 0)
        {
            return -1;
        }

        var last = total - 1;
        return key switch
        {
            "ArrowDown" => Math.Min(active + 1, last),
            "ArrowUp" => Math.Max(active - 1, 0),
            "PageDown" => Math.Min(Math.Max(active, 0) + Math.Max(page, 1), last),
            "PageUp" => Math.Max(active - Math.Max(page, 1), 0),
            "Home" => 0,
            "End" => last,
            _ => -1,
        };
    }
}
