using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Ranking;

namespace MLlm3Rec.Web.Ask;

/// <summary>A question that a page answers by itself.</summary>
/// <param name="Text">In words.</param>
/// <param name="Page">Name of the page.</param>
/// <param name="Address">Of the view that shows it.</param>
public sealed record ReadyQuestion(string Text, string Page, string Address);

/// <summary>Questions about a dataset's own people and items, each with the view that answers it.</summary>
public sealed class ReadyQuestions(HistoryStore histories, ProfileStore profiles, PromptStore prompts, ExplainService opener)
{
    private const double Plain = 0.3;

    public async Task<IReadOnlyList<ReadyQuestion>> OfAsync(DatasetSummary dataset, CancellationToken cancellationToken)
    {
        if (await histories.FirstUserAsync(dataset.Id, cancellationToken) is not { } user)
        {
            return [];
        }

        return
        [
            .. await OfRankingAsync(dataset, user, cancellationToken),
            new ReadyQuestion($"Why does {user} choose as they do?", "Profiles", Urls.Profiles(dataset.Name, user)),
            .. await OfMotivesAsync(dataset, cancellationToken),
            new ReadyQuestion("Which method proposes best?", "Compare", Urls.Compare(dataset.Name)),
            .. dataset.FirstTime is null
                ? Array.Empty<ReadyQuestion>()
                : [new ReadyQuestion("How many choices were made, and when?", "Datasets", Urls.Dataset(dataset.Name))],
        ];
    }

    private async Task<IReadOnlyList<ReadyQuestion>> OfRankingAsync(DatasetSummary dataset, string user, CancellationToken cancellationToken)
    {
        if ((await opener.OpenAsync(dataset, cancellationToken)).FittedDataset is not { } fitted)
        {
            return [];
        }

        var view = new RankingView { Dataset = dataset.Name, User = user, Top = 2, Against = [] };
        if (await BoardMaker.MakeAsync(fitted, view, cancellationToken) is not { Rows: [var first, ..] } board)
        {
            return [];
        }

        var item = board.Dataset.Items[first.Item];
        var explained = new ExplainView { Dataset = dataset.Name, User = user, Item = item.Id.Value };
        var why = new ReadyQuestion($"Why does {user} get “{ShortTitle.Of(item.DisplayTitle)}”?", "Explain", Urls.Explain(explained));
        var list = new ReadyQuestion($"What is proposed to {user}?", "Ranking", Urls.Ranking(dataset.Name, user));
        return board.Rows is not [_, var second, ..]
            ? [why, list]
            :
            [
                why,
                new ReadyQuestion(
                    $"Why does {user} not get “{ShortTitle.Of(board.Dataset.Items[second.Item].DisplayTitle)}” first?",
                    "Explain",
                    Urls.Explain(explained with { Not = board.Dataset.Items[second.Item].Id.Value })),
                list,
            ];
    }

    /// <summary>Who has the motive that most people have.</summary>
    private async Task<IReadOnlyList<ReadyQuestion>> OfMotivesAsync(DatasetSummary dataset, CancellationToken cancellationToken)
    {
        var summary = await profiles.SummaryAsync(dataset.Id, cancellationToken);
        if (summary?.Dimensions.MaxBy(dimension => dimension.Users) is not { Users: > 0 } largest
            || await profiles.CurrentAsync(dataset.Id, cancellationToken) is not { } told)
        {
            return [];
        }

        var words = await prompts.VocabularyAsync(told.Provenance.Vocabulary, cancellationToken);
        return
        [
            new ReadyQuestion(
                $"Who chooses most for {words.NameOf(largest.Dimension).ToLowerInvariant()}?",
                "Profiles",
                Urls.Profiles(new ProfilesView
                {
                    Dataset = dataset.Name,
                    Motives = [new MotiveFilter(largest.Dimension, Plain)],
                    Sort = new ProfileSort(largest.Dimension),
                })),
        ];
    }
}
