using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Questions;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Profiles;

namespace MLlm3Rec.Web.Ask;

public sealed class DatasetFinderTests : AskTest
{
    private const string User = "u0002";

    [Fact]
    public async Task People_WithAMotive_AreThoseOfTheProfilesPage()
    {
        var dataset = await ReadyAsync();
        var profiles = Services.GetRequiredService<ProfileStore>();
        var motive = (await profiles.SummaryAsync(dataset.Id, Cancelled))!.Dimensions.MaxBy(dimension => dimension.Users)!.Dimension;
        var shown = await profiles.PageAsync(
            new ProfileQuery
            {
                DatasetId = dataset.Id,
                Motives = [new MotiveFilter(motive, 0.3)],
                Sort = new ProfileSort(motive),
                Descending = true,
                Take = 3,
            },
            Cancelled);

        var found = await FindAsync(dataset, new PeopleQuestion(null, motive, 0.3, 3));

        Assert.StartsWith($"{shown.Total} people of 60 with {motive}", found.Rows[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("/profiles?dataset=small%20dataset&motive=", found.Rows[0].Source.Address, StringComparison.Ordinal);
        Assert.Equal(shown.Rows.Select(row => $"Profile of {row.UserId.Value}"), found.Rows.Skip(1).Select(row => row.Source.Title));
    }

    [Fact]
    public async Task Profile_InOtherLetters_IsTheSamePersons()
    {
        var dataset = await ReadyAsync();

        var found = await FindAsync(dataset, new ProfileQuestion("U0002"));

        Each.Holds(found.Rows, row => Assert.StartsWith(User, row.Text, StringComparison.Ordinal));
        Each.Holds(found.Rows, row => Assert.Equal("/profiles?dataset=small%20dataset&user=u0002", row.Source.Address));
    }

    [Fact]
    public async Task Evidence_IsQuotedFromThePersonsHistory()
    {
        var dataset = await ReadyAsync();
        var history = await Services.GetRequiredService<HistoryStore>().OfUserAsync(dataset.Id, new(User), Cancelled);

        var found = await FindAsync(dataset, new EvidenceQuestion(User, null, 20));

        Assert.NotEmpty(found.Rows);
        Each.Holds(found.Rows, row => Assert.Contains(history, entry => row.Text.Contains(entry.Item.DisplayTitle, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Ranking_IsThatOfThePage()
    {
        var dataset = await ReadyAsync();

        var found = await FindAsync(dataset, new RankingQuestion(User, 4));

        Assert.Equal(4, found.Rows.Count);
        Assert.StartsWith("place 1 for u0002", found.Rows[0].Text, StringComparison.Ordinal);
        Assert.Equal("/ranking?dataset=small%20dataset&user=u0002", found.Rows[0].Source.Address);
    }

    [Fact]
    public async Task WhyAndWhyNotAndWhatIf_LeadToExplain()
    {
        var dataset = await ReadyAsync();
        var fitted = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(dataset.Name, Cancelled);
        var last = fitted.Dataset.Items[^1].DisplayTitle;

        var why = await FindAsync(dataset, new WhyQuestion(User, null));
        var whyNot = await FindAsync(dataset, new WhyNotQuestion(User, last));
        var whatIf = await FindAsync(dataset, new WhatIfQuestion(User, null, fitted.Engine.Dimensions()[0], 1));

        Each.Holds(
            [why, whyNot, whatIf],
            found => Assert.StartsWith("/explain?dataset=small%20dataset&user=u0002", found.Rows[0].Source.Address, StringComparison.Ordinal));
        Assert.Contains("has rank 1 of", why.Rows[0].Text, StringComparison.Ordinal);
        Assert.Contains("&not=", whyNot.Rows[0].Source.Address, StringComparison.Ordinal);
        Assert.Contains("were 1.00 and not", Assert.Single(whatIf.Rows).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparison_ThatWasNeverMade_SaysSoWithItsPage()
    {
        var dataset = await ReadyAsync();

        var found = await FindAsync(dataset, new CompareQuestion());

        Assert.StartsWith("No methods have been compared", Assert.Single(found.Rows).Text, StringComparison.Ordinal);
        Assert.Equal("/compare?dataset=small%20dataset", found.Rows[0].Source.Address);
    }

    [Fact]
    public async Task Trends_SumToOneHundredPercent()
    {
        var dataset = await ReadyAsync();

        var found = await FindAsync(dataset, new TrendQuestion(null, 20));

        Assert.NotEmpty(found.Rows);
        Each.Holds(found.Rows, row => Assert.InRange(row.Text.Split("; ")[1].Split(", ").Sum(ShareIn), 1, 100.5));
    }

    [Fact]
    public async Task Quotes_HoldTheWords()
    {
        var dataset = await ReadyAsync();
        var fitted = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(dataset.Name, Cancelled);
        var word = fitted.Dataset.Reviews[0].Split(' ')[^2];

        var found = await FindAsync(dataset, new QuoteQuestion(word, 3));

        Assert.InRange(found.Rows.Count, 1, 3);
        Each.Holds(found.Rows, row => Assert.Contains(word, row.Text, StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("0 of", (await FindAsync(dataset, new QuoteQuestion("no-such-word", 3))).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_Subjects_AreRefusedInWords()
    {
        var dataset = await ReadyAsync();
        DatasetQuestion[] unknown =
        [
            new ProfileQuestion("nobody"), new EvidenceQuestion(User, "no-motive", 5), new PeopleQuestion(null, "no-motive", 0, 5),
            new RankingQuestion("nobody", 5), new WhyQuestion(User, "no such thing"), new WhyNotQuestion("nobody", "x"),
            new WhatIfQuestion(User, null, "no-motive", 1), new TrendQuestion("no-motive", 5),
        ];

        foreach (var question in unknown)
        {
            Assert.NotEmpty((await Assert.ThrowsAsync<UnknownSubjectException>(() => FindAsync(dataset, question))).Message);
        }
    }

    private static double ShareIn(string words) => double.Parse(words.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    private Task<FoundFacts> FindAsync(DatasetSummary dataset, DatasetQuestion question) =>
        Services.GetRequiredService<DatasetFinder>().Of(dataset)(question, Cancelled);
}
