using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Datasets.Sample;

/// <summary>
/// Writes the bundled sample: an invented shop whose people have planted motives, so that an extraction can be scored against truth. Same options,
/// same bytes.
/// </summary>
/// <remarks>
/// interactions.tsv (user_id, item_id, seq, timestamp, signal = stars, text = review), items.jsonl (id, title, categories, brand, description)
/// and truth.jsonl (<see cref="SampleTruth"/>), UTF-8 without mark, lines ended by \n.
/// </remarks>
public static class SampleFolder
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static async Task WriteAsync(string folder, SampleOptions options, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var products = SampleProduct.ReadAll();
        var items = new SampleCatalogue(products, options).Fill();
        var (people, walks) = People(products, items, options, cancellationToken);
        await WriteLinesAsync(
            folder, "items.jsonl", items.OrderBy(item => item.Text.Id.Value, StringComparer.Ordinal).Select(Line), cancellationToken);
        await WriteLinesAsync(folder, SampleTruth.FileName, people.Select(person => JsonSerializer.Serialize(person.Truth, Json)), cancellationToken);
        var rows = people.Zip(walks).SelectMany(pair => pair.Second.Select((choice, seq) =>
            $"{pair.First.Truth.User}\t{items[choice.Item].Text.Id}\t{seq}\t{choice.Time}\t{choice.Stars}\t{choice.Review}"));
        await WriteLinesAsync(folder, "interactions.tsv", rows.Prepend("user_id\titem_id\tseq\ttimestamp\tsignal\ttext"), cancellationToken);
    }

    /// <summary>The planted motives of the people that <see cref="WriteAsync"/> invents, without inventing what they choose.</summary>
    public static IReadOnlyList<SampleTruth> Truths(SampleOptions options)
    {
        var departments = Departments(SampleProduct.ReadAll());
        var truths = new List<SampleTruth>(options.Users);
        for (var number = 1; number <= options.Users; number++)
        {
            var random = Random(options, number);
            truths.Add(SamplePerson.Of(number, departments, ref random).Truth);
        }

        return truths;
    }

    private static int Departments(IReadOnlyList<SampleProduct> products) => products.Select(product => product.Department).Distinct().Count();

    private static SplitMix64 Random(SampleOptions options, int number) => SplitMix64.Derive(options.Seed, stream: 1000 + number);

    private static (List<SamplePerson> People, List<IReadOnlyList<SampleChoice>> Walks) People(
        IReadOnlyList<SampleProduct> products, IReadOnlyList<SampleItem> items, SampleOptions options, CancellationToken cancellationToken)
    {
        var shop = new SampleChoices(products, items, new SampleReviews());
        var departments = Departments(products);
        var (people, walks) = (new List<SamplePerson>(), new List<IReadOnlyList<SampleChoice>>());
        for (var number = 1; number <= options.Users; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var random = Random(options, number);
            people.Add(SamplePerson.Of(number, departments, ref random));
            walks.Add(shop.Walk(people[^1], ref random));
        }

        return (people, walks);
    }

    private static string Line(SampleItem item) => JsonSerializer.Serialize(
        new
        {
            id = item.Text.Id.Value,
            title = item.Text.Title,
            categories = item.Text.Categories,
            brand = item.Text.Brand,
            description = item.Text.Description,
        },
        Json);

    private static Task WriteLinesAsync(string folder, string file, IEnumerable<string> lines, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(
            Path.Combine(folder, file), string.Concat(lines.Select(line => line + "\n")), new UTF8Encoding(false), cancellationToken);
}

/// <summary>How large the invented shop is, and from which seed it grows. Same options, same bytes.</summary>
public sealed record SampleOptions
{
    [Range(1, int.MaxValue)]
    public int Seed { get; init; } = 2508;

    [Range(1, 20_000)]
    public int Users { get; init; } = 840;

    /// <summary>Items per product of the catalogue; it lists sixty-one products.</summary>
    [Range(1, 50)]
    public int ItemsPerProduct { get; init; } = 11;
}
