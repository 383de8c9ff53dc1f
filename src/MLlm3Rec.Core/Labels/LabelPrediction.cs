using System.Text.Json.Serialization;

namespace MLlm3Rec.Labels;

/// <summary>What an engine read in a labelled text, as it stands in a file of predictions.</summary>
/// <param name="Id">The text's.</param>
/// <param name="For">Keys of the dimensions that it says the text speaks for.</param>
/// <param name="Against">Keys of those that it says the thing fails at.</param>
/// <param name="Quotes">Per dimension spoken for, the literal words that it rests on.</param>
public sealed record LabelPrediction(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("for")] IReadOnlyList<string> For,
    [property: JsonPropertyName("against")] IReadOnlyList<string> Against,
    [property: JsonPropertyName("quotes")] IReadOnlyDictionary<string, string> Quotes)
{
    public IReadOnlyList<string> Of(LabelSide side) => side == LabelSide.For ? For : Against;
}
