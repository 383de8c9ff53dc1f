using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Counterfactuals;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Web.Explanations;

namespace MLlm3Rec.Web.Components.Pages.Explanations.Counterfactuals;

/// <summary>Why an item stands elsewhere: part by part where both sides have parts, else by what it rests on there.</summary>
/// <param name="Outcome">Here and there.</param>
/// <param name="Sentence">What does most for the difference.</param>
/// <param name="IsBuiltInOnly">The side here is not the page's: told motives were left out on both.</param>
internal sealed record Shift(Outcome Outcome, string Sentence, bool IsBuiltInOnly)
{
    public static async Task<Shift> FindAsync(ExplainBoard board, OpenedSource source, CancellationToken cancellationToken)
    {
        var isBuiltInOnly = source.IsOtherPrompt && board.Reading.ModelProfile is not null;
        var untold = isBuiltInOnly ? await board.FittedDataset.RecommenderAsync(board.Recommender.Method, cancellationToken) : null;
        return await Task.Run(
            () =>
            {
                var here = untold is null
                    ? board.Explanation
                    : board.FittedDataset.Engine.Explainer.Explain(untold, board.Question, cancellationToken);
                var there = source.Explainer.Explain(
                    source.IsOtherPrompt ? source.Recommender : board.Reading.Apply(source.Recommender), board.Question, cancellationToken);
                var outcome = Outcome.Between(here, there);
                return new Shift(outcome, SentenceOf(outcome, here, there), isBuiltInOnly);
            },
            cancellationToken);
    }

    private static string SentenceOf(Outcome outcome, Explanation here, Explanation there) => (here.IsAdditive, there.IsAdditive) switch
    {
        (true, true) when outcome.Changes is [var first, ..] =>
            $"Of its own parts, {PartWords.Lower(first.Name)} changes most, by {PartWords.WithSign(first.Difference)}"
                + $"{(outcome.Before.Rank == outcome.After.Rank ? "" : "; the other items’ scores change as well")}.",
        (true, true) when outcome.Before.Rank == outcome.After.Rank => "No part of its score differs.",
        (true, true) => "No part of its own score differs: only others moved.",
        (_, false) when there.Choices.FirstOrDefault(choice => choice.Amount > 0) is { Amount: > 0 } choice =>
            $"That ranker has no parts. There it rests most on “{there.TitleAt(choice.Position)}”: without that choice its score is lower by "
                + $"{choice.Amount:0.000}.",
        (_, false) => "That ranker has no parts, and no single choice of theirs raises the item’s score there.",
        _ => "The ranker here has no parts to hold against those there.",
    };
}
