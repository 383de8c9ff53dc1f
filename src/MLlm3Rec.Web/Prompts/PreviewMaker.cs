using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Fitting;

namespace MLlm3Rec.Web.Prompts;

/// <summary>What a real person gives to the variables of the prompts; the built-in engine's profile and list stand in where a model's
/// would.</summary>
public sealed class PreviewMaker(FittedDatasetCache fittedDatasets, VariableValues values)
{
    private const int Candidates = 5;

    /// <returns>By name of the variable; null where the dataset has no such person or is not ready.</returns>
    public async Task<IReadOnlyDictionary<string, string>?> OfAsync(string dataset, string user, PromptSet draft, CancellationToken cancellationToken)
    {
        FittedDataset fittedDataset;
        try
        {
            fittedDataset = await fittedDatasets.GetAsync(dataset, cancellationToken);
        }
        catch (NotReadyException)
        {
            // Without traits there is nobody to show; the page says so where it offers to make them.
            return null;
        }

        if (!fittedDataset.Dataset.TryFindUser(new UserId(user), out var index))
        {
            return null;
        }

        var ranking = (AlignmentRecommender)await fittedDataset.RecommenderAsync(MethodCatalogue.Mar, cancellationToken);
        return await Task.Run(() => values(Subject(fittedDataset, ranking, index, draft)), cancellationToken);
    }

    private static PreviewSubject Subject(FittedDataset fittedDataset, AlignmentRecommender ranking, int user, PromptSet draft)
    {
        var history = fittedDataset.HistoryMemory(user, HistoryView.HeldOut);
        int[] best = [.. TopN.Rank(ranking, fittedDataset.Dataset.Items.Count, user, history.Span, Candidates).Select(row => row.Item)];
        return new PreviewSubject
        {
            Dataset = fittedDataset.Dataset,
            History = history,
            Profile = fittedDataset.Profile(user, HistoryView.HeldOut),
            Candidates = [.. best.Select(item => fittedDataset.Engine.Encoder.Encode(fittedDataset.Dataset, item))],
            Parts = ranking.Explain(history.Span, best.AsSpan(0, 1))[0],
            Vocabulary = draft.Dimensions.Count > 0 ? draft.Vocabulary : fittedDataset.Engine.Vocabulary,
            Knobs = draft.Knobs,
        };
    }
}
