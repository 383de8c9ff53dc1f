using System.ComponentModel;
using Microsoft.SemanticKernel;
using MLlm3Rec.Questions;

namespace MLlm3Rec.Language.Questions;

/// <summary>What the product knows of one dataset, as functions that a model may call. They read and change nothing, and which dataset they read is
/// not the caller's to say.</summary>
internal sealed class DatasetFunctions(FactFinder finder)
{
    /// <summary>Rows of one result.</summary>
    public const int MostRows = 20;

    [KernelFunction("find_people")]
    [Description("People by what they choose for and by words, strongest motive first. Gives their id, confidence and strongest motives.")]
    public Task<FoundFacts> FindPeopleAsync(
        [Description("Words that occur in the person's id or in what is told of their motives. Leave out for anybody.")] string? words = null,
        [Description("Key of a motive that they have.")] string? motive = null,
        [Description("How strong that motive is at least, from 0 to 1.")] double atLeast = 0.2,
        [Description("How many rows, from 1 to 20.")] int count = 10,
        CancellationToken cancellationToken = default) =>
        finder(new PeopleQuestion(words, motive, Math.Clamp(atLeast, 0, 1), Rows(count)), cancellationToken);

    [KernelFunction("profile")]
    [Description("Why one person chooses: their motives and what they avoid, each with strength and a sentence.")]
    public Task<FoundFacts> ProfileAsync(
        [Description("Id of the person.")] string person, CancellationToken cancellationToken = default) =>
        finder(new ProfileQuestion(person), cancellationToken);

    [KernelFunction("evidence")]
    [Description("Words from one person's own history that a motive rests on, with the thing chosen and the date.")]
    public Task<FoundFacts> EvidenceAsync(
        [Description("Id of the person.")] string person,
        [Description("Key of the motive; leave out for all.")] string? motive = null,
        [Description("How many rows, from 1 to 20.")] int count = 8,
        CancellationToken cancellationToken = default) =>
        finder(new EvidenceQuestion(person, motive, Rows(count)), cancellationToken);

    [KernelFunction("ranking")]
    [Description("What is proposed to one person, best first, with a reason for each. Gives ids and titles of the things.")]
    public Task<FoundFacts> RankingAsync(
        [Description("Id of the person.")] string person,
        [Description("How many places, from 1 to 20.")] int count = 10,
        CancellationToken cancellationToken = default) =>
        finder(new RankingQuestion(person, Rows(count)), cancellationToken);

    [KernelFunction("why")]
    [Description("Why a thing stands where it stands for one person: its rank, the parts of its score and the words they rest on.")]
    public Task<FoundFacts> WhyAsync(
        [Description("Id of the person.")] string person,
        [Description("Id or title of the thing; leave out for the first proposal.")] string? item = null,
        CancellationToken cancellationToken = default) =>
        finder(new WhyQuestion(person, item), cancellationToken);

    [KernelFunction("why_not")]
    [Description("Why a thing does not stand above the first proposal for one person.")]
    public Task<FoundFacts> WhyNotAsync(
        [Description("Id of the person.")] string person,
        [Description("Id or title of the thing.")] string item,
        CancellationToken cancellationToken = default) =>
        finder(new WhyNotQuestion(person, item), cancellationToken);

    [KernelFunction("what_if")]
    [Description("What would become of a thing's rank if one motive of the person were stronger or weaker. Nothing is saved.")]
    public Task<FoundFacts> WhatIfAsync(
        [Description("Id of the person.")] string person,
        [Description("Key of the motive.")] string motive,
        [Description("Its supposed strength, from 0 to 1.")] double strength,
        [Description("Id or title of the thing; leave out for the first proposal.")] string? item = null,
        CancellationToken cancellationToken = default) =>
        finder(new WhatIfQuestion(person, item, motive, Math.Clamp(strength, 0, 1)), cancellationToken);

    [KernelFunction("compare")]
    [Description("How well each method proposes, by the latest comparison on this dataset: metrics with intervals.")]
    public Task<FoundFacts> CompareAsync(CancellationToken cancellationToken = default) => finder(new CompareQuestion(), cancellationToken);

    [KernelFunction("trends")]
    [Description("Which share of what people chose spoke of each motive, month by month or year by year. Only where choices have dates.")]
    public Task<FoundFacts> TrendsAsync(
        [Description("Key of a motive; leave out for the largest ones.")] string? motive = null,
        [Description("How many of the latest stretches of time, from 1 to 20.")] int count = 12,
        CancellationToken cancellationToken = default) =>
        finder(new TrendQuestion(motive, Rows(count)), cancellationToken);

    [KernelFunction("search_quotes")]
    [Description("Reviews that hold certain words: who wrote them, about which thing.")]
    public Task<FoundFacts> SearchQuotesAsync(
        [Description("Words that all occur in the review.")] string words,
        [Description("How many rows, from 1 to 20.")] int count = 8,
        CancellationToken cancellationToken = default) =>
        finder(new QuoteQuestion(words, Rows(count)), cancellationToken);

    private static int Rows(int count) => Math.Clamp(count, 1, MostRows);
}
