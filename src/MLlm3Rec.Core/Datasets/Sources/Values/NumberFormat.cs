namespace MLlm3Rec.Datasets.Sources.Values;

/// <summary>How a column writes its numbers.</summary>
internal enum NumberFormat
{
    /// <summary>4.5, 1e3.</summary>
    Point,

    /// <summary>4,5; a point divides thousands.</summary>
    Comma,

    /// <summary>1,234.5.</summary>
    Thousands,
}
