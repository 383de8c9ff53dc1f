using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MLlm3Rec.Cli;

/// <summary>The command line over a data folder of its own, in this process.</summary>
internal sealed class CliFolder : IDisposable
{
    public const string ShopColumns = "user=customer,item=product,title=name,time=when,signal=stars";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mllm3rec-");

    public string FileOf(string name) => Path.Combine(folder.FullName, name);

    public Task<Outcome> RunAsync(params string[] arguments) => RunWithAsync("", arguments);

    /// <param name="typed">What standard input holds.</param>
    /// <param name="arguments">As on a command line.</param>
    public async Task<Outcome> RunWithAsync(string typed, params string[] arguments)
    {
        using var input = new StringReader(typed);
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await CommandTree.RunAsync(
            [.. arguments, "--data-dir", FileOf("data")], input, output, TextWriter.Synchronized(error), TestContext.Current.CancellationToken);
        return new Outcome(exit, output.ToString(), error.ToString());
    }

    /// <summary>A shop of our own: even people choose scented things, odd people sturdy ones.</summary>
    public async Task<string> WriteShopAsync(int users = 24)
    {
        var rows = new StringBuilder("customer,product,name,when,stars\n");
        for (var user = 0; user < users; user++)
        {
            for (var place = 0; place < 5; place++)
            {
                var item = ((2 * ((user * 7) + (place * 3))) + (user % 2)) % 40;
                rows.Append(CultureInfo.InvariantCulture, $"u{user},i{item},{Title(item)},{1_000_000 + place},5\n");
            }
        }

        await File.WriteAllTextAsync(FileOf("shop.csv"), rows.ToString(), TestContext.Current.CancellationToken);
        return FileOf("shop.csv");
    }

    private static string Title(int item) => item % 2 == 0
        ? $"Lavender scented soap number {item} with a lovely fragrance"
        : $"Sturdy durable steel hammer number {item} for heavy duty";

    public void Dispose()
    {
        folder.Delete(recursive: true);
    }
}

internal sealed record Outcome(int Exit, string Output, string Error)
{
    /// <summary>All of stdout as one document; throws if it is anything else.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
