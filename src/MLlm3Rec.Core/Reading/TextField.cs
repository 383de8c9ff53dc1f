namespace MLlm3Rec.Reading;

/// <summary>Which text of an interaction a quote comes from.</summary>
public enum TextField
{
    Title,
    Categories,
    Brand,
    Description,
    Tags,
    Review,
}
