namespace MLlm3Rec.Vocabularies;

/// <summary>
/// The vocabulary that every dataset starts with: twelve reasons for choosing, with cues for shops, films, games, music, places and news.
/// </summary>
/// <remarks>
/// A cue is a word or a phrase; plurals and hyphens do not matter; a trailing * stands for any ending; a leading ! silences the words for its
/// dimension where they mean something else ("!soft gel": a nail technique, not a touch). Words that several fields use in different senses are left
/// out or appear only inside phrases: a missed hint costs less than a false one.
/// </remarks>
public static class DefaultVocabulary
{
    public static Vocabulary Instance { get; } = new(
    [
        Dimension("functionality", "Functionality", "It does its job: it performs, fixes a problem and fits the use.", PracticalCues.Functionality),
        Dimension("aesthetics", "Aesthetics", "It is good to look at: colour, shape, style and design.", PleasureCues.Aesthetics),
        Dimension("quality", "Quality", "It is well made and lasts: materials, workmanship, reliability, a good name.", PracticalCues.Quality),
        Dimension("value", "Value", "It gives much for the money: low price, large pack, good deal.", PracticalCues.Value),
        Dimension("convenience", "Convenience", "It saves time and effort: quick, easy, light, ready when needed.", PracticalCues.Convenience),
        Dimension(
            "health-safety", "Health & safety", "It is good for body and mind, or does no harm: gentle, tested, protective.", CareCues.HealthSafety),
        Dimension(
            "sensory-pleasure",
            "Sensory pleasure",
            "It pleases the senses or the mood: scent, taste, touch, sound, thrill, fun.",
            PleasureCues.SensoryPleasure),
        Dimension(
            "identity-status",
            "Identity & status",
            "It says who one is or wants to be: style of life, belonging, prestige.",
            PeopleCues.IdentityStatus),
        Dimension(
            "social-gifting",
            "Social & gifting",
            "It is for others or with others: gifts, family, friends, play and feasts together.",
            PeopleCues.SocialGifting),
        Dimension(
            "hobby-mastery",
            "Hobby & mastery",
            "It feeds a pursuit or a skill: making, collecting, learning, thinking hard, practising.",
            PeopleCues.HobbyMastery),
        Dimension("novelty", "Novelty", "It is new, different or surprising: inventions, discoveries, other worlds.", PleasureCues.Novelty),
        Dimension(
            "sustainability",
            "Sustainability",
            "It spares nature and is fair: natural, reused, organic, made with care for others.",
            CareCues.Sustainability),
    ]);

    private static MotiveDimension Dimension(string key, string name, string definition, string cues) =>
        new(key, name, definition, cues.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
