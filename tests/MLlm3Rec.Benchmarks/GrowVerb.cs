using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Benchmarks;

/// <summary>What training and asking cost when a dataset has twice the users, then also twice the items: ratios of CPU seconds.</summary>
/// <remarks>
/// The first of the three sizes is every other user of the folder, with all items. Methods that learn in epochs go through the data a few
/// times without validation, so that a ratio is one of work, not of when a training happens to stop. In turns; the least of each counts.
/// </remarks>
internal static class GrowVerb
{
    private const int Turns = 3;

    public static async Task RunAsync(string folder, string[] named, CancellationToken cancellationToken)
    {
        var half = GrownDataset.EveryOther(await SourceFolder.ReadAsync(folder, cancellationToken));
        var wide = GrownDataset.TwiceTheUsers(half);
        HoldOut[] sizes = [LeaveLastOut.Split(half), LeaveLastOut.Split(wide), LeaveLastOut.Split(GrownDataset.TwiceTheItems(wide))];
        Console.WriteLine(
            $"{half.Name}: {half.Users.Count:N0} users, {half.Items.Count:N0} items, {half.InteractionCount:N0} choices; then twice the users (and "
                + "choices), then also twice the items");
        Console.WriteLine("                       train CPU s       users x2  items x2    ask everybody CPU s   users x2  items x2");
        string[] methods = named is []
            ? [.. MethodCatalogue.Entries.Where(entry => !entry.NeedsEngine && entry.Name != "ease").Select(entry => entry.Name)]
            : named;
        foreach (var method in methods)
        {
            await MeasureAsync(method, sizes, cancellationToken);
        }
    }

    private static async Task MeasureAsync(string named, HoldOut[] sizes, CancellationToken cancellationToken)
    {
        var algorithm = Methods.Brief(named, epochs: 3);
        var (train, ask) = (new double[sizes.Length], new double[sizes.Length]);
        train.AsSpan().Fill(double.MaxValue);
        ask.AsSpan().Fill(double.MaxValue);
        for (var turn = 0; turn < Turns; turn++)
        {
            for (var size = 0; size < sizes.Length; size++)
            {
                var split = sizes[size];
                var questions = new EvaluationCases { Split = split, Users = [.. Enumerable.Range(0, split.Train.Users.Count)] };
                IRecommender? fitted = null;
                train[size] =
                    Math.Min(train[size], await CpuTime.OfAsync(async () => fitted = await algorithm.FitAsync(split.Train, [], cancellationToken)));
                ask[size] = Math.Min(ask[size], await CpuTime.OfAsync(() =>
                {
                    Evaluator.Ask(fitted!, questions, Environment.ProcessorCount, cancellationToken);
                    return Task.CompletedTask;
                }));
            }
        }

        Console.WriteLine($"{named,-18} {Show(train)}   {Show(ask)}");
    }

    private static string Show(double[] seconds) =>
        $"{seconds[0],7:F3} {seconds[1],7:F3} {seconds[2],7:F3}   {seconds[1] / seconds[0],5:F2}  {seconds[2] / seconds[1],5:F2}";
}
