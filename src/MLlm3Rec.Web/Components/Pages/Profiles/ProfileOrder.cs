namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>What the list of people is sorted by, as an address names it: a column, or the strength of one motive.</summary>
/// <param name="Key">"id", "history", "confidence", or "motive:" and a dimension's key.</param>
public readonly record struct ProfileOrder(string Key)
{
    private const string MotivePrefix = "motive:";

    public static readonly ProfileOrder Id = new("id");
    public static readonly ProfileOrder History = new("history");
    public static readonly ProfileOrder Confidence = new("confidence");

    public static ProfileOrder Motive(string dimension) => new(MotivePrefix + dimension);

    /// <summary>Key of the dimension where the order is by a motive's strength, else null.</summary>
    public string? Dimension => Key.StartsWith(MotivePrefix, StringComparison.Ordinal) ? Key[MotivePrefix.Length..] : null;

    /// <summary>Ids are read from A on; of everything else the most comes first.</summary>
    public bool DescendingByDefault => this != Id;

    public static ProfileOrder Parse(string? text) => text switch
    {
        "id" => Id,
        "history" => History,
        { Length: > 7 } when text.StartsWith(MotivePrefix, StringComparison.Ordinal) => new ProfileOrder(text),
        _ => Confidence,
    };
}
