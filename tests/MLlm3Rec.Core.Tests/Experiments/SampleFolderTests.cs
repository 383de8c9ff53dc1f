using System.Security.Cryptography;
using System.Text.Json;
using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sample;
using MLlm3Rec.Map;
using MLlm3Rec.Numerics;
using MLlm3Rec.Profiles;
using MLlm3Rec.Projection;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Experiments;

/// <summary>The bundled sample is what the generator writes, and extraction finds in it what was planted.</summary>
public sealed class SampleFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sample").FullName;

    [Fact]
    public async Task WriteAsync_DefaultOptions_AreTheBundledBytes()
    {
        await SampleFolder.WriteAsync(folder, new SampleOptions(), TestContext.Current.CancellationToken);

        foreach (var file in new[] { "items.jsonl", "interactions.tsv", "truth.jsonl" })
        {
            Assert.Equal(Hash(Path.Combine(Bundled(), file)), Hash(Path.Combine(folder, file)));
        }
    }

    [Theory]
    [InlineData(false, 0.85, 0.81)]
    [InlineData(true, 0.89, 0.83)]
    public async Task Score_ShuffledTexts_FallToChance(bool byClauses, double leastPrecision, double leastRecall)
    {
        var truths = await SampleTruth.ReadAsync(Path.Combine(Bundled(), SampleTruth.FileName), TestContext.Current.CancellationToken);

        var found = Score(Read(shuffle: false), truths, byClauses);
        var shuffled = Score(Read(shuffle: true), truths, byClauses);

        Assert.True(found.Precision >= leastPrecision, $"precision {found.Precision}");
        Assert.True(found.Recall >= leastRecall, $"recall {found.Recall}");
        Assert.True(found.StrengthCorrelation >= 0.6, $"correlation {found.StrengthCorrelation}");
        // Twice the standard error of a mean over 840 people of a share whose spread is at most one third.
        Assert.InRange(shuffled.Precision, shuffled.ChancePrecision - 0.025, shuffled.ChancePrecision + 0.025);
        Assert.InRange(shuffled.Recall, shuffled.ChanceRecall - 0.025, shuffled.ChanceRecall + 0.025);
    }

    [Fact]
    public void ShippedClauses_CoverTheBundledSample()
    {
        var shipped = ShippedClauses.Load();

        Assert.Empty(ClauseEncoding.Missing(ClauseEncoding.ClausesOf(Read(shuffle: false)), shipped));
        Assert.Equal((ShippedHeads.Instance.Model, ShippedHeads.Instance.VectorSize), (shipped.Model, shipped.Size));
    }

    [Fact]
    public void Bundled_Shape_IsAsPromised()
    {
        var shop = Read(shuffle: false);
        var lengths = Enumerable.Range(0, shop.Users.Count).Select(user => shop.History(user).Length).ToArray();

        Assert.True(shop.Items.Count >= 600);
        Assert.True(shop.Items.Select(item => item.Categories[0]).Distinct().Count() >= 8);
        Assert.Equal(shop.Items.Count, shop.Items.Select(item => item.Description).Distinct().Count());
        Assert.Equal(shop.Items.Count, shop.Items.Select(item => item.Title).Distinct().Count());
        Assert.True(shop.Users.Count >= 800);
        Assert.Equal((2, 60), (lengths.Min(), lengths.Max()));
        Assert.True(new DirectoryInfo(Bundled()).GetFiles().Sum(file => file.Length) < 2_000_000);
    }

    /// <summary>
    /// A person has two to four motives, the strongest a little stronger than the next: those of few choices cannot be told apart by anybody. A
    /// classifier that is taught the planted motives reaches .47 for all and .55 for people of at least 12 choices, from the same readings.
    /// </summary>
    [Fact]
    public async Task Groups_LongHistories_MatchPlantedMotives()
    {
        var truths = await SampleTruth.ReadAsync(Path.Combine(Bundled(), SampleTruth.FileName), TestContext.Current.CancellationToken);
        var shop = Read(shuffle: false);
        var engine = BuiltInEngine.Fit(shop, DefaultVocabulary.Instance, new ReadingOptions(), TestContext.Current.CancellationToken);
        var strongest =
            truths.ToDictionary(truth => truth.User, truth => engine.Vocabulary.IndexOf(truth.Motives.MaxBy(motive => motive.Strength)!.Dimension));

        var map = TraitMap.Make(
            engine.MapSource,
            new MapOptions { Show = MapContent.Users, Space = MapSpace.Motives, Method = MapMethod.Pca },
            _ => { },
            TestContext.Current.CancellationToken);

        double Agreement(int least)
        {
            var people = Enumerable.Range(0, map.Count)
                .Where(point => map.Points[point].Kind == PointKind.User && shop.History(map.Points[point].Index).Length >= least)
                .ToArray();
            return AdjustedRandIndex.Of(
                [.. people.Select(point => (int)map.Groups[point])],
                [.. people.Select(point => strongest[shop.Users[map.Points[point].Index].Value])]);
        }

        Assert.True(Agreement(least: 10) >= 0.5, $"{Agreement(least: 10)}");
        Assert.True(Agreement(least: 2) >= 0.4, $"{Agreement(least: 2)}");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static ExtractionScore Score(Dataset shop, IReadOnlyList<SampleTruth> truths, bool byClauses)
    {
        var reader = Reader.Fit(shop, DefaultVocabulary.Instance, new ReadingOptions(), TestContext.Current.CancellationToken);
        reader = byClauses
            ? reader.With(new SentenceReader(ShippedHeads.Instance, ShippedClauses.Load()), shop, TestContext.Current.CancellationToken)
            : reader;
        var extractor =
            BuiltInProfileExtractor.Fit(shop, reader, ItemReadings.Of(reader, shop, TestContext.Current.CancellationToken), new ProfileOptions());
        return ExtractionScore.Of(
            [.. truths.Select(truth => (extractor.Extract(shop, UserOf(shop, truth), TestContext.Current.CancellationToken), truth))],
            reader.Vocabulary);
    }

    private static int UserOf(Dataset shop, SampleTruth truth)
    {
        Assert.True(shop.TryFindUser(new UserId(truth.User), out var user));
        return user;
    }

    /// <summary>The bundled files; shuffled, items exchange their texts and choices their reviews.</summary>
    private static Dataset Read(bool shuffle)
    {
        var builder = new DatasetBuilder();
        var items = File.ReadLines(Path.Combine(Bundled(), "items.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var rows = File.ReadLines(Path.Combine(Bundled(), "interactions.tsv")).Skip(1).Select(line => line.Split('\t')).ToArray();
        var (texts, reviews) = (Order(items.Length, shuffle), Order(rows.Length, shuffle));
        for (var item = 0; item < items.Length; item++)
        {
            var text = items[texts[item]];
            builder.Describe(items[item].GetProperty("id").GetString(), new ItemText
            {
                Title = text.GetProperty("title").GetString(),
                Brand = text.GetProperty("brand").GetString(),
                Description = text.GetProperty("description").GetString(),
                Categories = text.GetProperty("categories").EnumerateArray().Select(category => category.GetString()),
            });
        }

        for (var row = 0; row < rows.Length; row++)
        {
            var fields = rows[row];
            builder.Add(new SourceChoice
            {
                User = fields[0],
                Item = fields[1],
                Sequence = int.Parse(fields[2]),
                Time = long.Parse(fields[3]),
                Signal = float.Parse(fields[4]),
                Review = rows[reviews[row]][5],
            });
        }

        return builder.Build("sample", SignalKind.Rating, kCore: 0, TestContext.Current.CancellationToken);
    }

    private static int[] Order(int count, bool shuffle)
    {
        var order = Enumerable.Range(0, count).ToArray();
        if (shuffle)
        {
            SplitMix64.Derive(seed: 11, stream: count).Shuffle<int>(order);
        }

        return order;
    }

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));

    private static string Bundled()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "MLlm3Rec.sln")))
        {
            directory = directory.Parent!;
        }

        return Path.Combine(directory.FullName, "data", "sample");
    }
}
