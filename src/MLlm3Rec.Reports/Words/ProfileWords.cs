namespace MLlm3Rec.Reports.Words;

/// <summary>Numbers of a profile in words, so that no one has to know what 0.62 of confidence means.</summary>
public static class ProfileWords
{
    /// <summary>How far a profile can be trusted.</summary>
    public static string Confidence(double confidence) => confidence switch
    {
        >= 0.75 => "well supported",
        >= 0.5 => "fairly supported",
        >= 0.25 => "cautious",
        _ => "a first guess",
    };

    public static string Choices(int count) => count == 1 ? "1 choice" : $"{count:N0} choices";

    public static string People(int count) => count == 1 ? "1 person" : $"{count:N0} people";

    /// <summary>"1,204 of 22,363 people match", or "22,363 people" where nothing is filtered.</summary>
    public static string Matches(int matching, int all, bool filtered) => !filtered
        ? People(all)
        : matching == 1 ? $"1 of {People(all)} matches" : $"{matching:N0} of {People(all)} match";
}
