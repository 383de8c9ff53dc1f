namespace MLlm3Rec.Vocabularies;

/// <summary>One named reason for choosing. Users' motives and items' traits speak in the same dimensions.</summary>
/// <param name="Key">Stable and short, lower case with hyphens, e.g. "health-safety".</param>
/// <param name="Name">As shown, e.g. "Health &amp; safety".</param>
/// <param name="Definition">One sentence a person outside the team understands.</param>
/// <param name="Cues">Words and phrases that speak for the dimension, lower case.</param>
public sealed record MotiveDimension(string Key, string Name, string Definition, IReadOnlyList<string> Cues);
