using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Ranking;

namespace MLlm3Rec.Web.Components.Pages.Home;

/// <summary>
/// Chooses whom the home page tells about. The first person is picked because the method found their hidden choice and the baselines did not,
/// which the page says; whoever comes after is taken as they come.
/// </summary>
internal static class StoryPicker
{
    private const int Candidates = 120;
    private const int ShortestHistory = 8;
    private const int LongestHistory = 30;
    private const int FewestMotives = 3;
    private const int Found = 3;
    private const int Missed = 5;

    // A step without a common divisor visits everybody before anybody twice; neighbours in a file are too alike to follow each other.
    private const int Stride = 7919;

    /// <returns>Id of the person, or null where nobody is suitable.</returns>
    public static async Task<string?> PickAsync(FittedDataset fittedDataset, CancellationToken cancellationToken)
    {
        var ours = await fittedDataset.RecommenderAsync(MethodCatalogue.Mar, cancellationToken);
        var others = await Task.WhenAll(RankingView.DefaultBaselines.Select(method => fittedDataset.RecommenderAsync(method, cancellationToken)));
        return await Task.Run(() => Pick(fittedDataset, ours, others, cancellationToken), cancellationToken);
    }

    /// <summary>The next person with a past, round and round through the whole dataset; the next at all where nobody else has one.</summary>
    public static string After(Dataset dataset, int user)
    {
        var (next, first) = (user, Next(user));
        for (var step = 0; step < dataset.Users.Count - 1; step++)
        {
            next = Next(next);
            if (dataset.History(next).Length >= ShortestHistory)
            {
                return dataset.Users[next].Value;
            }
        }

        return dataset.Users[first].Value;

        int Next(int from) => (int)((from + (long)Step(dataset.Users.Count)) % dataset.Users.Count);
    }

    private static string? Pick(FittedDataset fittedDataset, IRecommender ours, IRecommender[] others, CancellationToken cancellationToken)
    {
        var dataset = fittedDataset.Dataset;
        int? best = null;
        var bestRank = int.MaxValue;
        for (int look = 0, user = 0; look < Math.Min(Candidates, dataset.Users.Count); look++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            user = (int)((user + (long)Step(dataset.Users.Count)) % dataset.Users.Count);
            if (!HasAStory(fittedDataset, user))
            {
                continue;
            }

            var rank = RankOfHidden(fittedDataset, ours, user);
            if (rank <= Found && others.All(other => RankOfHidden(fittedDataset, other, user) > Missed))
            {
                return dataset.Users[user].Value;
            }

            if (best is null || rank < bestRank)
            {
                (best, bestRank) = (user, rank);
            }
        }

        return best is { } suitable ? dataset.Users[suitable].Value : null;
    }

    private static bool HasAStory(FittedDataset fittedDataset, int user) =>
        fittedDataset.Dataset.History(user).Length is >= ShortestHistory and <= LongestHistory
            && StrengthWords.Told(fittedDataset.Profile(user, HistoryView.HeldOut)).Count() >= FewestMotives;

    private static int RankOfHidden(FittedDataset fittedDataset, IRecommender recommender, int user) =>
        MethodRanking.Of(recommender, fittedDataset.Dataset.Items.Count, user, fittedDataset.History(user, HistoryView.HeldOut), Found)
            .RankOf(fittedDataset.Hidden(user))
            ?? int.MaxValue;

    private static int Step(int users)
    {
        var step = Stride;
        while (users > 1 && Gcd(step, users) != 1)
        {
            step++;
        }

        return step;
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
