using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Splitting;
using MLlm3Rec.Testing;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Ranking;

public sealed class PartCatalogueTests
{
    private static readonly IReadOnlyList<PartDefinition> All =
        [.. DefaultVocabulary.Instance.Dimensions.Select(PartCatalogue.Motive), .. PartCatalogue.Shared, PartCatalogue.ChosenByMany];

    /// <summary>The choice is “Kite”, chosen in May.</summary>
    public static TheoryData<string, string, string, string, string> Phrases => new()
    {
        {
            PartCatalogue.CloseInMeaning.Id,
            "it is described much like “Kite”, as of May",
            "it is described much like that choice",
            "it is described much like what they chose before",
            "its text is unlike what they chose so far"
        },
        {
            PartCatalogue.TitleLikeRecent.Id,
            "it is described much like “Kite”, as of May",
            "it is described much like that choice",
            "it is described much like what they chose before",
            "its title is unlike those of what they chose so far"
        },
        {
            PartCatalogue.TitleLikeAll.Id,
            "it is described much like “Kite”, as of May",
            "it is described much like that choice",
            "it is described much like what they chose before",
            "its title is unlike those of what they chose so far"
        },
        {
            PartCatalogue.TitleLikeLast.Id,
            "it is described much like “Kite”, as of May",
            "it is described much like that choice",
            "it is described much like what they chose before",
            "its title is unlike those of what they chose so far"
        },
        {
            PartCatalogue.FoundByWords.Id,
            "it is described much like “Kite”, as of May",
            "it is described much like that choice",
            "it is described much like what they chose before",
            "its texts hold few of the words of what they chose so far"
        },
        {
            PartCatalogue.KindLikePast.Id,
            "it shares a category or a tag with “Kite”, as of May",
            "it shares a category or a tag with that choice",
            "its categories or tags are like those of what they chose before",
            "its categories and tags are unlike those of what they chose so far"
        },
        {
            PartCatalogue.SameBrand.Id,
            "it is of the same brand as “Kite”, as of May",
            "it is of the same brand as that choice",
            "it is of a brand that they chose before",
            "it is of a brand that they chose before"
        },
        {
            PartCatalogue.TogetherRecent.Id,
            "people who chose “Kite”, like you in May, chose it too",
            "people often choose the two together",
            "people with choices like this person's chose it",
            "people seldom combine it with what this person chose"
        },
        {
            PartCatalogue.Together.Id,
            "people who chose “Kite”, like you in May, chose it too",
            "people often choose the two together",
            "people with choices like this person's chose it",
            "people seldom combine it with what this person chose"
        },
        {
            PartCatalogue.TogetherLast.Id,
            "people who chose “Kite”, like you in May, chose it too",
            "people often choose the two together",
            "people with choices like this person's chose it",
            "people seldom combine it with what this person chose"
        },
        {
            PartCatalogue.SameDay.Id,
            "people who chose “Kite”, like you in May, chose it on the same day",
            "people chose the two on the same day",
            "people chose it on the same day as what this person chose",
            "people seldom choose it on the same day as what this person chose"
        },
        {
            PartCatalogue.TogetherAlike.Id,
            "people who chose things like “Kite”, like you in May, chose things like this",
            "people chose things like the two together",
            "people who chose things like this person's choices chose things like this",
            "people seldom combine things like this with things like this person's choices"
        },
        {
            PartCatalogue.SameCompany.Id,
            "it is chosen with much the same things as “Kite”, as of May",
            "it is chosen with much the same things as that choice",
            "it is chosen with much the same things as their choices",
            "it is chosen with other things than their choices are"
        },
        {
            PartCatalogue.KindsTogether.Id,
            "people often combine this kind of thing with the kind of “Kite”, as of May",
            "people often combine this kind of thing with that kind",
            "people often combine this kind of thing with kinds that this person chose",
            "people seldom combine this kind of thing with what this person chose"
        },
        {
            PartCatalogue.BrandsTogether.Id,
            "people often combine this brand with that of “Kite”, as of May",
            "people often combine the brands of the two",
            "people often combine this brand with brands that this person chose",
            "people seldom combine this brand with those that this person chose"
        },
        {
            PartCatalogue.Next.Id,
            "it is often what people choose after “Kite”, as of May",
            "it is often what people choose after it",
            "it often follows what they chose",
            "it seldom follows what they chose"
        },
        {
            PartCatalogue.NextInCompany.Id,
            "it follows much the same things as what people choose after “Kite”, as of May",
            "it follows much the same things as what people choose after that",
            "it follows much the same things as what people choose after this person's choices",
            "it follows other things than what people choose after this person's choices"
        },
        {
            PartCatalogue.LearnedTogether.Id,
            "people who choose things like “Kite”, like you in May, tend to choose things like this",
            "things like the two tend to be chosen together",
            "people who choose things like this person's choices tend to choose things like this",
            "people who choose things like this person's choices seldom choose things like this"
        },
        {
            PartCatalogue.LearnedNext.Id,
            "things like this tend to be chosen after things like “Kite”, as of May",
            "things like this tend to be chosen after things like that",
            "things like this tend to be chosen after things like their choices",
            "things like this are seldom chosen after things like their choices"
        },
    };

    public static TheoryData<string, string, string> PhrasesOfNobody => new()
    {
        {
            PartCatalogue.Popular.Id,
            "many people choose it",
            "fewer people choose it than most of what could stand here"
        },
        {
            PartCatalogue.PopularAlike.Id,
            "things much like it are popular",
            "fewer people choose it than most of what could stand here"
        },
        {
            PartCatalogue.PopularMonth.Id,
            "many people had chosen it in the month before",
            "fewer people choose it than most of what could stand here"
        },
        {
            PartCatalogue.PopularMonths.Id,
            "many people had chosen it in the four months before",
            "fewer people choose it than most of what could stand here"
        },
        {
            PartCatalogue.PopularYear.Id,
            "many people had chosen it in the year before",
            "fewer people choose it than most of what could stand here"
        },
        {
            PartCatalogue.LongKnown.Id,
            "many people had chosen it before",
            "many people had chosen it long before, and what is newer is chosen more"
        },
        {
            PartCatalogue.NotYetKnown.Id,
            "hardly anybody could choose it yet, and that is not held against it",
            "hardly anybody has chosen it yet"
        },
        {
            PartCatalogue.ChosenByMany.Id,
            "many people choose it",
            "fewer people choose it than most of what could stand here"
        },
    };

    [Theory]
    [MemberData(nameof(Phrases))]
    public void Phrases_OfAPartOfChoices_ClaimWhatItCounts(string id, string byChoice, string bySameChoice, string inGeneral, string against)
    {
        var part = Part(id);

        Assert.Equal(byChoice, part.Phrases.About("“Kite”", ", as of May", ", like you in May,"));
        Assert.Equal(bySameChoice, part.Phrases.BySameChoice);
        Assert.Equal((inGeneral, against), (part.Phrases.InGeneral, part.Phrases.Against));
    }

    [Theory]
    [MemberData(nameof(PhrasesOfNobody))]
    public void Phrases_OfPopularity_NameNoChoice(string id, string inGeneral, string against)
    {
        var part = Part(id);

        Assert.Equal(inGeneral, part.Phrases.About("“Kite”"));
        Assert.Null(part.Phrases.BySameChoice);
        Assert.Equal((inGeneral, against), (part.Phrases.InGeneral, part.Phrases.Against));
    }

    [Fact]
    public void Phrases_OfAMotive_NameItInSmallLetters()
    {
        var phrases = PartCatalogue.Motive(DefaultVocabulary.Instance.Dimensions[0] with { Name = "Hobby & mastery" }).Phrases;

        Assert.Equal("they choose for hobby & mastery and this offers it", phrases.InGeneral);
        Assert.Equal("it is much about hobby & mastery, and such things are chosen less often than one would think", phrases.Against);
    }

    [Fact]
    public void Tables_OfPhrases_HoldEveryPart() =>
        Assert.Equal(
            PartCatalogue.Shared.Append(PartCatalogue.ChosenByMany).Select(part => part.Id).Order(),
            Phrases.Select(row => row.Data.Item1).Concat(PhrasesOfNobody.Select(row => row.Data.Item1)).Order());

    [Fact]
    public void Ids_AndTitles_AreUnique()
    {
        Assert.Equal(All.Count, All.Select(part => part.Id).Distinct().Count());
        Assert.Equal(All.Count, All.Select(part => part.Title).Distinct().Count());
    }

    [Fact]
    public void Measures_OfAllParts_AreSentences() => Each.Holds(All, part => Assert.Matches("^How .*\\.$", part.Phrases.Measure));

    [Fact]
    public async Task FittedScore_HasExactlyThePartsOfTheCatalogue()
    {
        var split = LeaveLastOut.Split(SmallDataset.WithTastes(users: 60, items: 40));
        var algorithm = SmallDataset.Mar(split.Train, new MarOptions { Epochs = 1, LearnerEpochs = 1 }, TestContext.Current.CancellationToken);
        var fitted = (AlignmentRecommender)await algorithm.FitAsync(split.Train, split.Validation, TestContext.Current.CancellationToken);

        Assert.Equal(
            PartCatalogue.Shared.Select(part => part.Id).Order(),
            fitted.Parts.Where(part => part.Kind != PartKind.Motive).Select(part => part.Definition.Id).Order());
        Assert.Contains(fitted.Parts, part => part.Kind == PartKind.Motive);
    }

    private static PartDefinition Part(string id) => All.Single(part => part.Id == id);
}
