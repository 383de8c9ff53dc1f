using System.Runtime.InteropServices;
using MLlm3Rec.Ranking;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Benchmarks;

/// <summary>
/// CPU time per person for a hundred candidates: picked from scores of the whole catalogue, and scored alone. Says whether they are the same to the
/// bit. Weights are learned briefly: they change no time.
/// </summary>
internal static class CandidatesVerb
{
    private const int Negatives = 99;
    private const int People = 2_000;

    public static async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        var dataset = await SourceFolder.ReadAsync(folder, cancellationToken);
        var split = LeaveLastOut.Split(dataset);
        var candidates = CandidateSets.Sample(dataset, split, Negatives, Methods.Seed);
        int[] users = [.. UserSample.Draw(dataset.Users.Count, People, Methods.Seed).Where(user => split.Test[user] >= 0)];
        var options = new MarOptions { Seed = Methods.Seed, LearnerEpochs = 1, Epochs = 1 };
        var fitted = (ICandidateRecommender)await Methods.Mar(split.Train, options, cancellationToken)
            .FitAsync(split.Train, split.Validation, cancellationToken);
        var (all, picked, alone) = (new float[dataset.Items.Count], new float[users.Length][], new float[users.Length][]);
        int[] ItemsOf(int user) => [split.Test[user], .. candidates.Negatives(user)];
        var before = await CpuTime.OfAsync(() =>
        {
            for (var place = 0; place < users.Length; place++)
            {
                fitted.Score(users[place], split.TestHistory(users[place]), all);
                picked[place] = [.. ItemsOf(users[place]).Select(item => all[item])];
            }

            return Task.CompletedTask;
        });
        var after = await CpuTime.OfAsync(() =>
        {
            for (var place = 0; place < users.Length; place++)
            {
                alone[place] = Alone(fitted, users[place]);
            }

            return Task.CompletedTask;
        });
        var together = new float[users.Length][];
        Parallel.For(0, users.Length, place => together[place] = Alone(fitted, users[place]));
        Console.WriteLine($"{dataset.Name}: {dataset.Items.Count:N0} items, {users.Length:N0} people, {1 + Negatives} candidates each");
        Console.WriteLine($"the catalogue scored, candidates picked  {1_000 * before / users.Length,8:F3} CPU ms a person");
        Console.WriteLine($"candidates scored alone                  {1_000 * after / users.Length,8:F3} CPU ms a person");
        var same = users.Index().Count(one => Same(picked[one.Index], alone[one.Index]) && Same(alone[one.Index], together[one.Index]));
        Console.WriteLine($"the same bits, by one thread and by {Environment.ProcessorCount}: {same:N0} of {users.Length:N0} people");

        float[] Alone(ICandidateRecommender scorer, int user)
        {
            var items = ItemsOf(user);
            var scores = new float[items.Length];
            scorer.ScoreAt(user, split.TestHistory(user), items, scores);
            return scores;
        }
    }

    private static bool Same(float[] one, float[] other) =>
        MemoryMarshal.AsBytes(one.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(other.AsSpan()));
}
