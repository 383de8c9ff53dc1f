namespace MLlm3Rec.Web.Components.Controls.Tables;

/// <summary>Which rows of a long list one page shows. A page number past the end means the last page.</summary>
/// <param name="Asked">The page asked for, from 1; anything smaller counts as 1.</param>
/// <param name="Size">Rows per page.</param>
/// <param name="Total">Rows in the whole list.</param>
public readonly record struct PageWindow(int Asked, int Size, int Total)
{
    /// <summary>At least 1, so that an empty list still has a page to stand on.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    public int Page => Math.Clamp(Asked, 1, Pages);

    public int Skip => (Page - 1) * Size;

    public bool HasPrevious => Page > 1;

    public bool HasNext => Page < Pages;

    public string Label => Total == 0
        ? "None"
        : $"{Skip + 1:N0}–{Math.Min(Skip + Size, Total):N0} of {Total:N0}";
}
