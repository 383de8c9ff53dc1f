using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Ranking;

/// <summary>The definitions of all parts that a score may be made of: one per motive dimension, and those that hold for every vocabulary.</summary>
public static partial class PartCatalogue
{
    public static PartDefinition CloseInMeaning { get; } = new("close-in-meaning", PartKind.Meaning, "Close in meaning")
    {
        Phrases = Described(
            "How close the item's text lies in meaning to the texts of what was chosen before.", "its text is unlike what they chose so far"),
    };

    public static PartDefinition TitleLikeRecent { get; } = new("title-recent", PartKind.Meaning, "Title like recent choices")
    {
        Phrases = Titled("recent choices weighing more"),
    };

    public static PartDefinition TitleLikeAll { get; } = new("title-all", PartKind.Meaning, "Title like all choices")
    {
        Phrases = Titled("all choices weighing the same"),
    };

    public static PartDefinition TitleLikeLast { get; } = new("title-last", PartKind.Meaning, "Title like the last choice")
    {
        Phrases = Titled("the last choice alone"),
    };

    public static PartDefinition FoundByWords { get; } = new("found-by-words", PartKind.Meaning, "Found by the words of past choices")
    {
        Phrases = Described(
            "How well all the item's texts answer a search with the words of what was chosen before, rare words weighing more.",
            "its texts hold few of the words of what they chose so far"),
    };

    public static PartDefinition KindLikePast { get; } = new("kind-past", PartKind.Meaning, "Kind like past choices")
    {
        Phrases = new()
        {
            Measure = "How much the item's categories and tags are those of what was chosen before.",
            InGeneral = "its categories or tags are like those of what they chose before",
            ByChoice = "it shares a category or a tag with {choice}{when}",
            BySameChoice = "it shares a category or a tag with that choice",
            Against = "its categories and tags are unlike those of what they chose so far",
        },
    };

    public static PartDefinition SameBrand { get; } = new("same-brand", PartKind.Meaning, "Same brand")
    {
        Phrases = new()
        {
            Measure = "How many past choices are of the item's brand, recent ones weighing more.",
            InGeneral = "it is of a brand that they chose before",
            ByChoice = "it is of the same brand as {choice}{when}",
            BySameChoice = "it is of the same brand as that choice",
            Against = "it is of a brand that they chose before",
        },
    };

    public static PartDefinition Popular { get; } = new("popular", PartKind.Popularity, "Popular")
    {
        Phrases = Prevalent("How many people chose the item.", "many people choose it"),
    };

    public static PartDefinition PopularAlike { get; } = new("popular-alike", PartKind.Popularity, "Things like it are popular")
    {
        Phrases = Prevalent("How many people chose the things whose texts are most like the item's.", "things much like it are popular"),
    };

    public static PartDefinition PopularMonth { get; } = new("popular-month", PartKind.Popularity, "Popular in the last month")
    {
        Phrases = Prevalent("How many people chose the item in the month before.", "many people had chosen it in the month before"),
    };

    public static PartDefinition PopularMonths { get; } = new("popular-four-months", PartKind.Popularity, "Popular in the last four months")
    {
        Phrases = Prevalent("How many people chose the item in the four months before.", "many people had chosen it in the four months before"),
    };

    public static PartDefinition PopularYear { get; } = new("popular-year", PartKind.Popularity, "Popular in the last year")
    {
        Phrases = Prevalent("How many people chose the item in the year before.", "many people had chosen it in the year before"),
    };

    public static PartDefinition LongKnown { get; } = new("long-known", PartKind.Popularity, "Long known")
    {
        Shape = CurveShape.Falling,
        Phrases = Prevalent(
            "How many people had ever chosen the item before; more of it never speaks for an item.", "many people had chosen it before") with
        {
            Against = "many people had chosen it long before, and what is newer is chosen more",
        },
    };

    /// <summary>What makes up for what nobody could choose yet; its weight is set, not learned (<c>EqualExposure</c>).</summary>
    public static PartDefinition NotYetKnown { get; } = new("not-yet-known", PartKind.Popularity, "Not yet known")
    {
        Shape = CurveShape.Straight,
        Phrases = new()
        {
            Measure = "How little choices tell of the item: 1 where nobody chose it yet, a half at three choices, less with more.",
            InGeneral = "hardly anybody could choose it yet, and that is not held against it",
            Against = "hardly anybody has chosen it yet",
        },
    };

    /// <summary>
    /// What a person has said not to want: as much as the same words would add were they wanted, taken away. No weight of its own is learned.
    /// </summary>
    public static PartDefinition SaidNotToWant { get; } = new("said-not-to-want", PartKind.Meaning, "Said not to want")
    {
        Phrases = new()
        {
            Measure = "How much the item would gain were what the person does not want what the person wants.",
            InGeneral = "it has nothing of what they said they do not want",
            Against = "it is much like what they said they do not want",
        },
    };

    /// <summary>The one part of the baseline that ranks by popularity alone.</summary>
    public static PartDefinition ChosenByMany { get; } = new("chosen-by-many", PartKind.Popularity, "Chosen by many")
    {
        Phrases = Prevalent("How many people chose the item.", "many people choose it"),
    };

    /// <summary>Those that hold for every vocabulary, in the order in which they are shown.</summary>
    public static IReadOnlyList<PartDefinition> Shared =>
    [
        CloseInMeaning, TitleLikeRecent, TitleLikeAll, TitleLikeLast, FoundByWords, KindLikePast, SameBrand,
        TogetherRecent, Together, TogetherLast, SameDay, TogetherAlike, SameCompany, KindsTogether, BrandsTogether,
        Next, NextInCompany, LearnedTogether, LearnedNext,
        Popular, PopularAlike, PopularMonth, PopularMonths, PopularYear, LongKnown, NotYetKnown,
    ];

    /// <summary>The part of one motive dimension.</summary>
    public static PartDefinition Motive(MotiveDimension dimension)
    {
        var name = dimension.Name.Length == 0 ? "" : char.ToLowerInvariant(dimension.Name[0]) + dimension.Name[1..];
        return new PartDefinition(MotiveId(dimension.Key), PartKind.Motive, dimension.Name)
        {
            Dimension = dimension.Key,
            Shape = CurveShape.Straight,
            Phrases = new PartPhrases
            {
                Measure = "How strong the motive is in the person, times how much the item's text, or its buyers, say of it.",
                InGeneral = $"they choose for {name} and this offers it",
                Against = $"it is much about {name}, and such things are chosen less often than one would think",
            },
        };
    }

    /// <summary>Id of the part of a motive dimension by the dimension's key.</summary>
    public static string MotiveId(string dimension) => $"motive/{dimension}";

    private static PartPhrases Described(string measure, string against) => new()
    {
        Measure = measure,
        InGeneral = "it is described much like what they chose before",
        ByChoice = "it is described much like {choice}{when}",
        BySameChoice = "it is described much like that choice",
        Against = against,
    };

    private static PartPhrases Titled(string weights) => Described(
        $"How many telling words the item's title shares with the titles of what was chosen before, {weights}.",
        "its title is unlike those of what they chose so far");

    private static PartPhrases Prevalent(string measure, string inGeneral) => new()
    {
        Measure = measure,
        InGeneral = inGeneral,
        Against = "fewer people choose it than most of what could stand here",
    };
}
