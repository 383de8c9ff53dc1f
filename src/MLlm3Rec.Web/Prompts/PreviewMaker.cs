using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Ranking;
using MLlm3Rec.Storage.Models;

namespace MLlm3Rec.Web.Prompts;

/// <summary>What a real person gives to the variables of the prompts; the built-in engine's profile and list stand in where a model's would.</summary>
public sealed class PreviewMaker(BenchCache benches, VariableValues values)
{
    private const int Candidates = 5;

    /// <returns>By name of the variable; null where the dataset has no such person or is not ready.</returns>
    public async Task<IReadOnlyDictionary<string, string>?> OfAsync(string dataset, string user, PromptSet draft, CancellationToken cancellationToken)
    {
        Bench bench;
        try
        {
            bench = await benches.GetAsync(dataset, cancellationToken);
        }
        catch (NotReadyException)
        {
            // Without traits there is nobody to show; the page says so where it offers to make them.
            return null;
        }

        if (!bench.Dataset.TryFindUser(new UserId(user), out var index))
        {
            return null;
        }

        var ranking = (AlignmentRecommender)await bench.RecommenderAsync(MethodCatalogue.Mar, cancellationToken);
        return await Task.Run(() => values(Subject(bench, ranking, index, draft)), cancellationToken);
    }

    private static PreviewSubject Subject(Bench bench, AlignmentRecommender ranking, int user, PromptSet draft)
    {
        var history = bench.HistoryMemory(user, HistoryView.HeldOut);
        int[] best = [.. TopN.Rank(ranking, bench.Dataset.Items.Count, user, history.Span, Candidates).Select(row => row.Item)];
        return new PreviewSubject
        {
            Dataset = bench.Dataset,
            History = history,
            Profile = bench.Profile(user, HistoryView.HeldOut),
            Candidates = [.. best.Select(item => bench.Engine.Encoder.Encode(bench.Dataset, item))],
            Parts = ranking.Explain(history.Span, best.AsSpan(0, 1))[0],
            Vocabulary = draft.Dimensions.Count > 0 ? draft.Vocabulary : bench.Engine.Vocabulary,
            Knobs = draft.Knobs,
        };
    }
}
