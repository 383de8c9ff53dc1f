namespace MLlm3Rec.Datasets.Sample;

/// <summary>The reasons that are planted, in the order of the files' letters.</summary>
internal static class SampleDimensions
{
    public const string Letters = "FAQVCHSIGMNE";

    private static readonly string[] Ordered =
    [
        "functionality", "aesthetics", "quality", "value", "convenience", "health-safety", "sensory-pleasure",
        "identity-status", "social-gifting", "hobby-mastery", "novelty", "sustainability",
    ];

    public static IReadOnlyList<string> Keys => Ordered;

    public static int IndexOf(string key) => Array.IndexOf(Ordered, key);

    public static int Count => Keys.Count;
}
