using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Counterfactuals;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Ranking;

namespace MLlm3Rec.Web.Explanations;

/// <summary>Works a board out on a pool thread.</summary>
internal static class ExplainMaker
{
    private const int Proposals = 10;

    /// <returns>Null where the dataset has no such person or item, or the method proposes nothing.</returns>
    public static async Task<ExplainBoard?> MakeAsync(FittedDataset fittedDataset, ExplainView view, CancellationToken cancellationToken)
    {
        var user = BoardMaker.UserOf(fittedDataset.Dataset, view.User);
        if (user < 0)
        {
            return null;
        }

        var history = fittedDataset.HistoryMemory(user, view.Question);
        var recommender = await fittedDataset.RecommenderAsync(view.Method, cancellationToken);
        var reading = await fittedDataset.ReadingAsync(user, history, view.UsesModelProfile, cancellationToken);
        var proposals = await Task.Run(
            () => TopN.Rank(reading.Apply(recommender), fittedDataset.Dataset.Items.Count, user, history.Span, Proposals), cancellationToken);
        var item = view.Item is { } id ? ItemOf(fittedDataset.Dataset, id) : proposals is [var first, ..] ? first.Item : -1;
        if (item < 0)
        {
            return null;
        }

        // An item that was chosen is asked about at the moment before, when less was visible than a model may have read.
        var question = ExplanationRequest.At(user, history, item);
        var then = question.History.Length < history.Length
            ? await fittedDataset.ReadingAsync(user, question.History, view.UsesModelProfile, cancellationToken)
            : reading;
        return await Task.Run(
            () =>
                Make(fittedDataset, view, then, recommender, question, cancellationToken) with
                {
                    Proposals = proposals,
                    WasChosen = question.History.Length < history.Length,
                },
            cancellationToken);
    }

    private static ExplainBoard Make(
        FittedDataset fittedDataset,
        ExplainView view,
        MotiveReading reading,
        IRecommender fitted,
        ExplanationRequest question,
        CancellationToken cancellationToken)
    {
        var recommender = reading.Apply(fitted);
        var explanation = fittedDataset.Engine.Explainer.Explain(recommender, question, cancellationToken);
        var other = view.Not is { } not ? ItemOf(fittedDataset.Dataset, not) : -1;
        return new ExplainBoard
        {
            FittedDataset = fittedDataset,
            Recommender = recommender,
            Reading = reading,
            Explanation = explanation,
            Story = StoryTeller.Tell(explanation),
            Proposals = [],
            WhyNot = other < 0 || other == question.Item
                ? null
                : WhyNot.Of(explanation, fittedDataset.Engine.Explainer.Explain(recommender, question with { Item = other }, cancellationToken)),
            WasChosen = false,
        };
    }

    private static int ItemOf(Dataset dataset, string id) => dataset.TryFindItem(new ItemId(id), out var item) ? item : -1;
}
