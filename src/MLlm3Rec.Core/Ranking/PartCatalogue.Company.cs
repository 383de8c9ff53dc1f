namespace MLlm3Rec.Ranking;

/// <content>What goes together, and what comes next, in everybody's choices.</content>
public static partial class PartCatalogue
{
    public static PartDefinition TogetherRecent { get; } = new("together-recent", PartKind.CoPreference, "Chosen together with recent choices")
    {
        Phrases = Counted("recent choices weighing more"),
    };

    public static PartDefinition Together { get; } = new("together", PartKind.CoPreference, "Often chosen together")
    {
        Phrases = Counted("all choices weighing the same"),
    };

    public static PartDefinition TogetherLast { get; } = new("together-last", PartKind.CoPreference, "Chosen together with the last choice")
    {
        Phrases = Counted("the last choice weighing most"),
    };

    public static PartDefinition SameDay { get; } = new("same-day", PartKind.CoPreference, "Chosen on the same day")
    {
        Phrases = new()
        {
            Measure = "How often the same people chose the two on the same day, for how often each is chosen at all.",
            InGeneral = "people chose it on the same day as what this person chose",
            ByChoice = "people who chose {choice}{likewise} chose it on the same day",
            BySameChoice = "people chose the two on the same day",
            Against = "people seldom choose it on the same day as what this person chose",
        },
    };

    public static PartDefinition TogetherAlike { get; } = new("together-alike", PartKind.CoPreference, "Chosen together with something like it")
    {
        Phrases = new()
        {
            Measure = "How often the same people chose things whose texts are like the two, for how often each is chosen at all.",
            InGeneral = "people who chose things like this person's choices chose things like this",
            ByChoice = "people who chose things like {choice}{likewise} chose things like this",
            BySameChoice = "people chose things like the two together",
            Against = "people seldom combine things like this with things like this person's choices",
        },
    };

    public static PartDefinition SameCompany { get; } = new("same-company", PartKind.CoPreference, "Chosen by the same circles")
    {
        Phrases = new()
        {
            Measure = "How alike the two are in what else people choose with them, whether or not anybody chose both.",
            InGeneral = "it is chosen with much the same things as their choices",
            ByChoice = "it is chosen with much the same things as {choice}{when}",
            BySameChoice = "it is chosen with much the same things as that choice",
            Against = "it is chosen with other things than their choices are",
        },
    };

    public static PartDefinition KindsTogether { get; } = new("kinds-together", PartKind.CoPreference, "Kinds that go together")
    {
        Phrases = new()
        {
            Measure = "How much more often than by chance people combine the item's kind with the kinds chosen before.",
            InGeneral = "people often combine this kind of thing with kinds that this person chose",
            ByChoice = "people often combine this kind of thing with the kind of {choice}{when}",
            BySameChoice = "people often combine this kind of thing with that kind",
            Against = "people seldom combine this kind of thing with what this person chose",
        },
    };

    public static PartDefinition BrandsTogether { get; } = new("brands-together", PartKind.CoPreference, "Brands that go together")
    {
        Phrases = new()
        {
            Measure = "How much more often than by chance people combine the item's brand with the brands chosen before.",
            InGeneral = "people often combine this brand with brands that this person chose",
            ByChoice = "people often combine this brand with that of {choice}{when}",
            BySameChoice = "people often combine the brands of the two",
            Against = "people seldom combine this brand with those that this person chose",
        },
    };

    public static PartDefinition Next { get; } = new("next", PartKind.Sequence, "Often chosen next")
    {
        Phrases = new()
        {
            Measure = "How often people chose the item soon after what was chosen before, for how often each is chosen at all.",
            InGeneral = "it often follows what they chose",
            ByChoice = "it is often what people choose after {choice}{when}",
            BySameChoice = "it is often what people choose after it",
            Against = "it seldom follows what they chose",
        },
    };

    public static PartDefinition NextInCompany { get; } = new("next-company", PartKind.Sequence, "Chosen next by the same circles")
    {
        Phrases = new()
        {
            Measure = "How alike the item is to what people choose next, in what it follows, whether or not anybody chose it after these choices.",
            InGeneral = "it follows much the same things as what people choose after this person's choices",
            ByChoice = "it follows much the same things as what people choose after {choice}{when}",
            BySameChoice = "it follows much the same things as what people choose after that",
            Against = "it follows other things than what people choose after this person's choices",
        },
    };

    public static PartDefinition LearnedTogether { get; } = new("learned-together", PartKind.CoPreference, "Learned to go together")
    {
        Phrases = new()
        {
            Measure = "How well the two go together, as learned from everybody's choices and texts.",
            InGeneral = "people who choose things like this person's choices tend to choose things like this",
            ByChoice = "people who choose things like {choice}{likewise} tend to choose things like this",
            BySameChoice = "things like the two tend to be chosen together",
            Against = "people who choose things like this person's choices seldom choose things like this",
        },
    };

    public static PartDefinition LearnedNext { get; } = new("learned-next", PartKind.Sequence, "Learned to come next")
    {
        Phrases = new()
        {
            Measure = "How well the item comes after what was chosen before, as learned from everybody's choices and texts.",
            InGeneral = "things like this tend to be chosen after things like their choices",
            ByChoice = "things like this tend to be chosen after things like {choice}{when}",
            BySameChoice = "things like this tend to be chosen after things like that",
            Against = "things like this are seldom chosen after things like their choices",
        },
    };

    private static PartPhrases Counted(string weights) => new()
    {
        Measure = $"How often the same people chose the two, for how often each is chosen at all, {weights}.",
        InGeneral = "people with choices like this person's chose it",
        ByChoice = "people who chose {choice}{likewise} chose it too",
        BySameChoice = "people often choose the two together",
        Against = "people seldom combine it with what this person chose",
    };
}
