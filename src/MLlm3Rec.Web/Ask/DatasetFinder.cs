using MLlm3Rec.Questions;
using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Web.Ask;

/// <summary>Looks things up in one dataset by what the pages are made from, and names the page that shows each.</summary>
public sealed class DatasetFinder(PersonFacts people, RankingFacts rankings, DatasetFacts whole)
{
    /// <summary>Bound to this dataset: no question can name another.</summary>
    public FactFinder Of(DatasetSummary dataset) => (question, cancellationToken) => question switch
    {
        PeopleQuestion asked => people.FindAsync(dataset, asked, cancellationToken),
        ProfileQuestion asked => people.ProfileAsync(dataset, asked, cancellationToken),
        EvidenceQuestion asked => people.EvidenceAsync(dataset, asked, cancellationToken),
        RankingQuestion asked => rankings.RankAsync(dataset, asked, cancellationToken),
        WhyQuestion asked => rankings.WhyAsync(dataset, asked, cancellationToken),
        WhyNotQuestion asked => rankings.WhyNotAsync(dataset, asked, cancellationToken),
        WhatIfQuestion asked => rankings.WhatIfAsync(dataset, asked, cancellationToken),
        CompareQuestion => whole.CompareAsync(dataset, cancellationToken),
        TrendQuestion asked => whole.TrendAsync(dataset, asked, cancellationToken),
        QuoteQuestion asked => whole.QuotesAsync(dataset, asked, cancellationToken),
        _ => throw new NotSupportedException($"Nobody answers a {question.GetType().Name}."),
    };
}
