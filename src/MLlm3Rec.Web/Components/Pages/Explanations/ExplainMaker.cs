using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Ranking;
using MLlm3Rec.Web.Components.Pages.Ranking;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>Works a board out on a pool thread.</summary>
internal static class ExplainMaker
{
    private const int Proposals = 10;

    /// <returns>Null where the dataset has no such person or item, or the method proposes nothing.</returns>
    public static async Task<ExplainBoard?> MakeAsync(Bench bench, ExplainView view, CancellationToken cancellationToken)
    {
        var user = BoardMaker.UserOf(bench.Dataset, view.User);
        if (user < 0)
        {
            return null;
        }

        var recommender = await bench.RecommenderAsync(view.Method, cancellationToken);
        return await Task.Run(() => Make(bench, view, user, recommender, cancellationToken), cancellationToken);
    }

    private static ExplainBoard? Make(Bench bench, ExplainView view, int user, IRecommender recommender, CancellationToken cancellationToken)
    {
        var history = bench.HistoryMemory(user, view.Question);
        var proposals = TopN.Rank(recommender, bench.Dataset.Items.Count, user, history.Span, Proposals);
        var item = view.Item is { } id ? ItemOf(bench.Dataset, id) : proposals is [var first, ..] ? first.Item : -1;
        if (item < 0)
        {
            return null;
        }

        var question = Question.At(user, history, item);
        var explanation = bench.Engine.Explainer.Explain(recommender, question, cancellationToken);
        var other = view.Not is { } not ? ItemOf(bench.Dataset, not) : -1;
        return new ExplainBoard
        {
            Bench = bench,
            Recommender = recommender,
            Explanation = explanation,
            Story = StoryTeller.Tell(explanation),
            Proposals = proposals,
            WhyNot = other < 0 || other == item ? null : WhyNot.Of(explanation, bench.Engine.Explainer.Explain(recommender, question with { Item = other }, cancellationToken)),
            WasChosen = question.History.Length < history.Length,
        };
    }

    private static int ItemOf(Dataset dataset, string id) => dataset.TryFindItem(new ItemId(id), out var item) ? item : -1;
}
