namespace MLlm3Rec.Benchmarks;

/// <summary>Speed of the dense product: 2,048³ on one thread and on two beside the BLAS that numpy finds, then shapes of training and
/// scoring.</summary>
/// <remarks>
/// In turns, so that whatever else the machine does meets all alike. By the clock, the best of each and the middle of the ratios of one turn
/// count; that says something on a quiet machine only. By CPU seconds the one-thread figures hold on a busy one too.
/// </remarks>
internal static class ProductVerb
{
    private const int Side = 2_048;
    private const int Turns = 9;

    private static readonly (int Rows, int Depth, int Columns)[] Shapes =
    [
        (64, 50, 50), (64, 64, 12_000), (256, 64, 12_000), (1, 64, 12_000), (2_048, 256, 256),
    ];

    public static async Task RunAsync(string? peer, CancellationToken cancellationToken)
    {
        var (one, two) = (ProductTrial.Square(Side, threads: 1), ProductTrial.Square(Side, threads: 2));
        var turns = new List<(Speed One, Speed Two, Speed Peer)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            turns.Add((one.Run(), two.Run(), peer is null ? default : await PeerProduct.RunAsync(peer, cancellationToken)));
        }

        Console.WriteLine($"{Side}^3 in GFLOP/s, {Turns} turns, load {await File.ReadAllTextAsync("/proc/loadavg", cancellationToken)}".TrimEnd());
        Console.WriteLine("                    by the clock: best  middle    by CPU seconds: best  middle");
        Write("ours, one thread", [.. turns.Select(turn => turn.One)]);
        Write("ours, two threads", [.. turns.Select(turn => turn.Two)]);
        Ratio(
            "two / one",
            [.. turns.Select(turn => turn.Two.ByClock / turn.One.ByClock)],
            Best(turns, turn => turn.Two) / Best(turns, turn => turn.One));
        if (peer is not null)
        {
            Write("numpy, one thread", [.. turns.Select(turn => turn.Peer)]);
            Ratio(
                "ours / numpy",
                [.. turns.Select(turn => turn.One.ByClock / turn.Peer.ByClock)],
                Best(turns, turn => turn.One) / Best(turns, turn => turn.Peer));
            Ratio(
                "ours / numpy, CPU",
                [.. turns.Select(turn => turn.One.ByCpu / turn.Peer.ByCpu)],
                turns.Max(turn => turn.One.ByCpu) / turns.Max(turn => turn.Peer.ByCpu));
        }

        foreach (var (rows, depth, columns) in Shapes)
        {
            var (plain, turned) = (
                new ProductTrial(rows, depth, columns, 1, IsTransposed: false).Run(),
                new ProductTrial(rows, depth, columns, 1, IsTransposed: true).Run());
            Console.WriteLine(
                $"{rows} x {depth} x {columns}: {plain.ByClock:F0}, right side transposed {turned.ByClock:F0} GFLOP/s (by CPU {plain.ByCpu:F0}, "
                    + $"{turned.ByCpu:F0})");
        }
    }

    private static double Best(IEnumerable<(Speed One, Speed Two, Speed Peer)> turns, Func<(Speed One, Speed Two, Speed Peer), Speed> which) =>
        turns.Max(turn => which(turn).ByClock);

    private static void Write(string what, IReadOnlyList<Speed> speeds) => Console.WriteLine(
        $"{what,-20}               {speeds.Max(speed => speed.ByClock),5:F0} {Middle(speeds.Select(speed => speed.ByClock)),7:F0}                   "
            + $" {speeds.Max(speed => speed.ByCpu),5:F0} {Middle(speeds.Select(speed => speed.ByCpu)),7:F0}");

    private static void Ratio(string what, IReadOnlyList<double> ratios, double ofBest) =>
        Console.WriteLine(
            $"{what,-20} middle of the turns' ratios {Middle(ratios):F2} ({ratios.Min():F2} to {ratios.Max():F2}), of the best {ofBest:F2}");

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
