using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Caching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Explanations;

/// <summary>Finds and opens what an item's rank can be held against. The latest few stay open, since people step through items.</summary>
public sealed class RankSources(
    FittedModelStore models, FittedMethods methods, PromptStore prompts, PromptTestStore tests, AddedClauses clauses) : IDisposable
{
    private const int Kept = 4;

    private readonly AsyncCache<(FittedDataset FittedDataset, string Key), OpenedSource> opened = new(Kept);

    /// <summary>Kept models newest first, and published prompts; rankers are known without asking.</summary>
    public async Task<IReadOnlyList<(RankSource Source, string Words)>> ListAsync(DatasetSummary dataset, CancellationToken cancellationToken)
    {
        var kept = await models.ListAsync(dataset.Id, cancellationToken);
        var published = await prompts.HistoryAsync(cancellationToken);
        return
        [
            .. kept.Select(model =>
                (
                    RankSource.Of(RankSourceKind.Model, model.Id),
                    $"model {model.Id}: {model.Method}, fitted {model.CreatedAt:d MMM yyyy HH:mm}, seed {model.Seed}, {model.SettingsInWords}")),
            .. published.Select(prompt => (RankSource.Of(RankSourceKind.Prompt, prompt.Number), Words(prompt))),
        ];
    }

    /// <summary>What a test tried, for the list; null where it is gone.</summary>
    public async Task<string?> DraftOfTestAsync(int test, CancellationToken cancellationToken) =>
        await tests.FindAsync(test, cancellationToken) is { } found ? $"draft “{found.DraftName}”, as test {found.Id} tried it" : null;

    /// <param name="dataset">Of the fitted dataset.</param>
    /// <param name="fittedDataset">The one that explains here.</param>
    /// <param name="source">What to open.</param>
    /// <param name="user">Whose item is asked about.</param>
    /// <param name="cancellationToken">Ends waiting; opening goes on for whoever asks next.</param>
    /// <exception cref="NotReadyException">It cannot be laid over today's dataset, in words.</exception>
    public Task<OpenedSource> OpenAsync(
        DatasetSummary dataset, FittedDataset fittedDataset, RankSource source, int user, CancellationToken cancellationToken)
    {
        if (source.Kind == RankSourceKind.Ranker)
        {
            return RankerAsync(fittedDataset, source.Name, cancellationToken);
        }

        // A changed dimension is read again in this person's reviews.
        var key = source.Kind == RankSourceKind.Model ? source.ToString() : $"{source}/{user}";
        return opened.GetAsync(
            (fittedDataset, key),
            () => source.Kind == RankSourceKind.Model ? ModelAsync(dataset, fittedDataset, source.Number) : PromptAsync(fittedDataset, source, user),
            cancellationToken);
    }

    public void Dispose() => opened.Dispose();

    private static async Task<OpenedSource> RankerAsync(FittedDataset fittedDataset, string method, CancellationToken cancellationToken) =>
        new(await fittedDataset.RecommenderAsync(method, cancellationToken), fittedDataset.Engine.Explainer, IsOtherPrompt: false);

    private async Task<OpenedSource> ModelAsync(DatasetSummary dataset, FittedDataset fittedDataset, int number) =>
        await methods.OpenAsync(dataset, number, fittedDataset.Engine, CancellationToken.None) is { } fitted
            ? new OpenedSource(fitted.Recommender, fittedDataset.Engine.Explainer, IsOtherPrompt: false)
            : throw new NotReadyException(
                $"Model {number} cannot be laid over today’s items: it is gone, or it was fitted on other data, in other dimensions or by another "
                    + "version.");

    private async Task<OpenedSource> PromptAsync(FittedDataset fittedDataset, RankSource source, int user)
    {
        var set = source.Kind == RankSourceKind.Prompt
            ? (await prompts.FindAsync(source.Number, CancellationToken.None))?.Set
            : await tests.FindAsync(source.Number, CancellationToken.None) is { } test ? PromptSet.Parse(test.Plan.Draft) : null;
        if (set is null)
        {
            throw new NotReadyException($"There is no {(source.Kind == RankSourceKind.Prompt ? "prompt version" : "test")} {source.Number}.");
        }

        var mar = (AlignmentRecommender)await fittedDataset.RecommenderAsync(MethodCatalogue.Mar, CancellationToken.None);
        await clauses.EmbedAsync(fittedDataset.Dataset.Name, fittedDataset.Engine.Reader, set.Vocabulary.Examples, CancellationToken.None);
        var draft = DraftEngine.Of(fittedDataset.Engine, mar, set, [user], CancellationToken.None);
        return new OpenedSource(draft.Recommender, new Explainer(fittedDataset.Dataset, draft.Extractor, draft.Encoder), IsOtherPrompt: true);
    }

    private static string Words(PublishedPrompt prompt) => prompt.At is { } at ? $"{prompt.Words}, {at:d MMM yyyy HH:mm}" : prompt.Words;
}

/// <param name="Recommender">Ranks there.</param>
/// <param name="Explainer">Explains there.</param>
/// <param name="IsOtherPrompt">Texts are read with another prompt; weights are the same.</param>
public sealed record OpenedSource(IRecommender Recommender, Explainer Explainer, bool IsOtherPrompt);
