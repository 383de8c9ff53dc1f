namespace MLlm3Rec.Datasets.Sources.Values;

/// <summary>Ids that are numbers: what pandas writes as 7.0 once a value is missing, and a spreadsheet as 7, where another file has 007.</summary>
internal static class NumberId
{
    /// <summary>Without zeros before it and without ".0"; other ids stay as they are.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> id)
    {
        var point = id.IndexOf('.');
        var whole = point < 0 ? id : id[..point];
        if (whole.IsEmpty || whole.ContainsAnyExceptInRange('0', '9') || (point >= 0 && id[(point + 1)..].ContainsAnyExcept('0')))
        {
            return id;
        }

        var bare = whole.TrimStart('0');
        return bare.IsEmpty ? whole[^1..] : bare;
    }
}
