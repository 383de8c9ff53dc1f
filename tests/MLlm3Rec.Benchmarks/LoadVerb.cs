using System.Diagnostics;
using System.Globalization;
using System.Net;
using MLlm3Rec.Benchmarks.Load;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Benchmarks;

/// <summary>Many tabs at once against a running server: how long a click takes, what a circuit weighs, and what stays when all have left.</summary>
/// <remarks>A click follows a link and ends with the first thing drawn. Everybody thinks for 5 to 15 seconds between two of them.</remarks>
internal static class LoadVerb
{
    private static readonly string[] Pages =
        ["/settings", "/runs", "/datasets", "/profiles?dataset=sample", "/compare?dataset=sample", "/ranking?dataset=sample"];

    public static async Task RunAsync(Uri server, int process, int circuits, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.All });

        // What is read once for everybody is not a circuit's.
        await ClicksAsync(http, server, circuits: 20, TimeSpan.FromSeconds(12), "warm", process, cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(10), cancellationToken);
        var before = Tell("before", process);
        await ClicksAsync(http, server, circuits, duration, "busy", process, cancellationToken);
        foreach (var seconds in (int[])[10, 20, 30])
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
            Console.WriteLine($"difference to before: {Tell("left", process) - before:N0} MB");
        }
    }

    private static async Task ClicksAsync(
        HttpClient http, Uri server, int circuits, TimeSpan duration, string name, int process, CancellationToken cancellationToken)
    {
        var idle = Tell($"{name}: before opening", process);
        var opened = new List<Circuit>();
        foreach (var batch in Enumerable.Range(0, circuits).Chunk(8))
        {
            opened.AddRange(await Task.WhenAll(batch.Select(number =>
                Circuit.OpenAsync(http, server, Pages[number % Pages.Length], cancellationToken))));
        }

        var open = Tell($"{name}: {circuits} circuits open", process);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a circuit weighs {(open - idle) / circuits:F2} MB after opening"));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(duration);
        var times = await Task.WhenAll(opened.Select((circuit, number) => PersonAsync(circuit, number, over.Token)));
        var all = times.SelectMany(person => person).Order().ToArray();
        var busy = Tell($"{name}: after {duration.TotalSeconds:N0} s", process);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{all.Length} clicks, p50 {At(all, .5):F0} ms, p95 {At(all, .95):F0} ms, p99 {At(all, .99):F0} ms, most {At(all, 1):F0} ms; "
                + $"{opened.Count(circuit => circuit.Ended is not null)} circuits ended; a circuit weighs {(busy - idle) / circuits:F2} MB in use"));
        foreach (var words in opened.Select(circuit => circuit.Ended).OfType<string>().Distinct().Take(5))
        {
            Console.WriteLine($"ended: {words}");
        }

        foreach (var batch in opened.Chunk(16))
        {
            await Task.WhenAll(batch.Select(circuit => circuit.DisposeAsync().AsTask()));
        }
    }

    private static async Task<List<TimeSpan>> PersonAsync(Circuit circuit, int number, CancellationToken over)
    {
        var (draws, times) = (new Random(number), new List<TimeSpan>());
        try
        {
            for (var step = 1; ; step++)
            {
                await Task.Delay(TimeSpan.FromSeconds(5 + 10 * draws.NextDouble()), over);
                times.Add(await circuit.ClickAsync(Pages[(number + step) % Pages.Length], over));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or System.Net.WebSockets.WebSocketException)
        {
            return times;
        }
    }

    private static double At(TimeSpan[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[(int)Math.Ceiling(share * (sorted.Length - 1))].TotalMilliseconds;

    /// <summary>Megabytes that the process holds in memory.</summary>
    private static double Tell(string moment, int process)
    {
        var megabytes = Process.GetProcessById(process).WorkingSet64 / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{moment}: {megabytes:F0} MB"));
        return megabytes;
    }
}
