using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Ranking;

/// <summary>Works a board out: lists, ranks, reasons. Scoring whole catalogues is work for a pool thread, never for a circuit.</summary>
internal static class BoardMaker
{
    /// <summary>Who stands first when nobody was named: somebody with enough of a past to tell something.</summary>
    private const int TellingHistory = 6;

    /// <returns>Null where the dataset has no such person.</returns>
    public static async Task<RankingBoard?> MakeAsync(FittedDataset fittedDataset, RankingView view, CancellationToken cancellationToken)
    {
        var user = UserOf(fittedDataset.Dataset, view.User);
        if (user < 0)
        {
            return null;
        }

        var reading =
            await fittedDataset.ReadingAsync(user, fittedDataset.HistoryMemory(user, view.Question), view.UsesModelProfile, cancellationToken);
        var learned = (AlignmentRecommender)reading.Apply(await fittedDataset.RecommenderAsync(RankingView.Ours, cancellationToken));
        var ours = learned.Weigh(view.Weight);
        var others = await Task.WhenAll(view.Against.Select(method => fittedDataset.RecommenderAsync(method, cancellationToken)));
        return await Task.Run(() => Make(fittedDataset, view, user, reading, ours, others), cancellationToken);
    }

    /// <summary>Number of the person of that id, or of somebody with a past to tell of; −1 for nobody.</summary>
    internal static int UserOf(Dataset dataset, string? id)
    {
        if (id is not null)
        {
            return dataset.TryFindUser(new UserId(id), out var named) ? named : -1;
        }

        var telling = Enumerable.Range(0, dataset.Users.Count).FirstOrDefault(user => dataset.History(user).Length >= TellingHistory);
        return dataset.Users.Count == 0 ? -1 : telling;
    }

    private static RankingBoard Make(
        FittedDataset fittedDataset, RankingView view, int user, MotiveReading reading, IAdditiveRecommender ours, IRecommender[] others)
    {
        var dataset = fittedDataset.Dataset;
        var history = fittedDataset.History(user, view.Question);
        var ranking = MethodRanking.Of(ours, dataset.Items.Count, user, history, view.Top);
        var profile = reading.ModelProfile?.Profile ?? fittedDataset.Profile(user, view.Question);
        var rows = new List<ExplainedRow>();
        foreach (var (item, score) in ranking.Top)
        {
            rows.Add(Explain(fittedDataset, view, user, profile, ours, (rows.Count + 1, item, score)));
        }

        var compared = new List<MethodRanking>();
        foreach (var other in others)
        {
            compared.Add(MethodRanking.Of(other, dataset.Items.Count, user, history, view.Top));
        }

        var hides = view.Question == HistoryView.HeldOut && fittedDataset.Hidden(user) >= 0;
        return new RankingBoard
        {
            Dataset = dataset,
            User = user,
            Visible = history.Length,
            Hidden = hides ? dataset.History(user)[^1] : null,
            Reading = reading,
            Weight = view.Weight,
            Profile = profile,
            Ours = ranking,
            Rows = rows,
            Others = compared,
        };
    }

    private static ExplainedRow Explain(
        FittedDataset fittedDataset, RankingView view, int user, MotivationProfile profile, IAdditiveRecommender ours,
        (int Rank, int Item, double Score) place)
    {
        var (dataset, question) = (fittedDataset.Dataset, view.Question);
        var parts = ours.Explain(user, fittedDataset.History(user, question), place.Item);
        var traits = fittedDataset.Engine.Encoder.Encode(dataset, place.Item);
        var reason = ShortReason.Of(parts, profile, traits, position => TitleAt(fittedDataset, question, user, position));
        return new ExplainedRow(place.Rank, place.Item, place.Score, parts, traits, reason);
    }

    private static string? TitleAt(FittedDataset fittedDataset, HistoryView question, int user, int position)
    {
        var history = fittedDataset.History(user, question);
        return position >= 0 && position < history.Length ? ShortTitle.Of(fittedDataset.Dataset.Items[history[position].Item].DisplayTitle) : null;
    }
}
