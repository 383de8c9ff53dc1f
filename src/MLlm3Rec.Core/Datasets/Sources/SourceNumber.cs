using System.Globalization;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Signals as public files write them.</summary>
internal static class SourceNumber
{
    /// <summary>The number; an empty field is NaN and no mistake.</summary>
    public static bool TryParse(ReadOnlySpan<char> field, out float value)
    {
        field = field.Trim();
        value = float.NaN;
        return field.IsEmpty || (float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value));
    }
}
