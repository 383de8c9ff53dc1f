using System.Globalization;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations.Counterfactuals;
using MLlm3Rec.Questions;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Ranking;

namespace MLlm3Rec.Web.Ask;

/// <summary>What is proposed to a person and why: what the Ranking and the Explain page are made from.</summary>
public sealed class RankingFacts(ExplainService opener)
{
    private const int MostParts = 8;
    private const int MostQuotes = 4;

    public async Task<FoundFacts> RankAsync(DatasetSummary dataset, RankingQuestion asked, CancellationToken cancellationToken)
    {
        var fitted = await OpenAsync(dataset, cancellationToken);
        var view = new RankingView { Dataset = dataset.Name, User = UserOf(fitted, asked.User), Top = asked.Count, Against = [] };
        var board = await BoardMaker.MakeAsync(fitted, view, cancellationToken) ?? throw NobodyOf(dataset, asked.User);
        var source = new FactSource($"Ranking of {board.UserId}", Urls.Ranking(dataset.Name, board.UserId));
        return new FoundFacts(
            [
                .. board.Rows.Select(row => new FoundFact(
                    Invariant($"place {row.Rank} for {board.UserId}: {NameOf(board.Dataset.Items[row.Item])}, ")
                        + Invariant($"score {row.Score:0.000}. {row.Reason}"),
                    source)),
            ],
            $"The first {board.Rows.Count} of {board.Dataset.Items.Count:N0} items, from {ProfileWords.Choices(board.Visible)}.");
    }

    public async Task<FoundFacts> WhyAsync(DatasetSummary dataset, WhyQuestion asked, CancellationToken cancellationToken)
    {
        var (board, source) = await ExplainAsync(dataset, asked.User, asked.Item, not: null, cancellationToken);
        var explanation = board.Explanation;
        return new FoundFacts(
            [
                new FoundFact(PlaceOf(board, explanation.Item, RankPositionWords.Place(explanation.RankPosition)), source),
                .. board.Story.Sentences.Select(sentence => new FoundFact(sentence.ToString(), source)),
                .. explanation.Parts.OrderByDescending(part => Math.Abs(part.Contribution)).Take(MostParts).Select(part => new FoundFact(
                    $"part “{part.Name}” adds {ScoreWords.WithSign(part.Contribution)}: {part.Definition.Phrases.Measure}", source)),
                .. explanation.Traits.Where(trait => trait.Evidence.Count > 0).Take(MostQuotes).Select(trait => new FoundFact(
                    $"{trait.Name} rests on “{trait.Evidence[0].Span.Quote}”, about “{explanation.TitleAt(trait.Evidence[0].Position)}”"
                        + (trait.Trait is { } offered ? $", and {(offered.IsHeard ? "a buyer of it" : "the item")} says “{offered.Span.Quote}”" : ""),
                    source)),
            ],
            $"Score {ScoreWords.Of(explanation.RankPosition.Score)}, the sum of {explanation.Parts.Count} parts.");
    }

    public async Task<FoundFacts> WhyNotAsync(DatasetSummary dataset, WhyNotQuestion asked, CancellationToken cancellationToken)
    {
        var (board, source) = await ExplainAsync(dataset, asked.User, item: null, asked.Item, cancellationToken);
        if (board.WhyNot is not { } why)
        {
            return new FoundFacts(
                [new FoundFact($"{NameOf(board.Explanation.Item)} is the first proposal to {board.UserId} itself", source)],
                "Nothing stands above it.");
        }

        return new FoundFacts(
            [
                new FoundFact(PlaceOf(board, why.First.Item, RankPositionWords.Place(why.First.RankPosition)), source),
                new FoundFact(PlaceOf(board, why.Second.Item, RankPositionWords.Place(why.Second.RankPosition)), source),
                .. why.Tell().Select(sentence => new FoundFact(sentence.ToString(), source)),
            ],
            "Both on one scale.");
    }

    public async Task<FoundFacts> WhatIfAsync(DatasetSummary dataset, WhatIfQuestion asked, CancellationToken cancellationToken)
    {
        var (board, source) = await ExplainAsync(dataset, asked.User, asked.Item, not: null, cancellationToken);
        if (!board.Explanation.Strengths.TryGetValue(asked.Motive, out var now))
        {
            throw new UnknownSubjectException(
                $"There is no motive “{asked.Motive}”. The motives are {string.Join(", ", board.Explanation.Strengths.Keys)}.");
        }

        var supposed = new WhatIf { Strengths = new Dictionary<string, double> { [asked.Motive] = asked.Strength } };
        var outcome = await Task.Run(
            () => Outcome.Of(supposed, board.Recommender, board.Explanation.Dataset, board.Question), cancellationToken);
        return new FoundFacts(
            [
                new FoundFact(
                    Invariant($"if {asked.Motive} of {board.UserId} were {asked.Strength:0.00} and not {now:0.00}: ")
                        + $"{NameOf(board.Explanation.Item)} would be {RankPositionWords.Place(outcome.After)} and not "
                        + $"{RankPositionWords.Place(outcome.Before)}, score {ScoreWords.Of(outcome.After.Score)} and not "
                        + ScoreWords.Of(outcome.Before.Score),
                    source),
            ],
            "Supposed, not saved; everything else stays as it is.");
    }

    private async Task<(ExplainBoard Board, FactSource Source)> ExplainAsync(
        DatasetSummary dataset, string user, string? item, string? not, CancellationToken cancellationToken)
    {
        var fitted = await OpenAsync(dataset, cancellationToken);
        var view = new ExplainView
        {
            Dataset = dataset.Name,
            User = UserOf(fitted, user),
            Item = item is null ? null : ItemOf(fitted.Dataset, item),
            Not = not is null ? null : ItemOf(fitted.Dataset, not),
        };
        var board = await ExplainMaker.MakeAsync(fitted, view, cancellationToken) ?? throw NobodyOf(dataset, user);
        var shown = board.Explanation.Item;
        return (
            board,
            new FactSource(
                $"Why {ShortTitle.Of(shown.DisplayTitle)} for {board.UserId}",
                Urls.Explain(view with { User = board.UserId, Item = shown.Id.Value })));
    }

    private async Task<FittedDataset> OpenAsync(DatasetSummary dataset, CancellationToken cancellationToken) =>
        (await opener.OpenAsync(dataset, cancellationToken)).FittedDataset
            ?? throw new NotReadyException($"Nothing is ranked on {dataset.Name} yet: its weights have not been learned.");

    private static string UserOf(FittedDataset fitted, string user)
    {
        if (fitted.Dataset.TryFindUser(new UserId(user), out _))
        {
            return user;
        }

        var like = fitted.Dataset.Users.FirstOrDefault(known => known.Value.Equals(user, StringComparison.OrdinalIgnoreCase));
        return like.Value ?? throw new UnknownSubjectException($"{fitted.Dataset.Name} has no person “{user}”.");
    }

    /// <summary>By id; else by title, all of it before a piece of it.</summary>
    private static string ItemOf(Dataset dataset, string item)
    {
        if (dataset.TryFindItem(new ItemId(item), out _))
        {
            return item;
        }

        var titled = dataset.Items.FirstOrDefault(known => known.DisplayTitle.Equals(item, StringComparison.OrdinalIgnoreCase))
            ?? dataset.Items.FirstOrDefault(known => known.DisplayTitle.Contains(item, StringComparison.OrdinalIgnoreCase));
        return titled?.Id.Value ?? throw new UnknownSubjectException($"{dataset.Name} has no item “{item}”.");
    }

    private static UnknownSubjectException NobodyOf(DatasetSummary dataset, string user) =>
        new($"Nothing is proposed to “{user}” in {dataset.Name}.");

    private static string PlaceOf(ExplainBoard board, Item item, string place) => $"{NameOf(item)} has {place} for {board.UserId}";

    private static string NameOf(Item item) => $"“{item.DisplayTitle}” (id {item.Id.Value})";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
