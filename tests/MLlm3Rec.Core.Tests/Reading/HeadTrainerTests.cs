using MLlm3Rec.Labels;
using MLlm3Rec.Numerics;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

public sealed class HeadTrainerTests
{
    private const int Size = 8;

    private static readonly Vocabulary Words = new([new("value", "Value", "Cheap.", ["bargain"]), new("quality", "Quality", "Lasts.", ["durable"])]);

    private static readonly string[] Kinds = ["cheap", "lasting", "broken", "plain"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Train_ClausesApart_FindsReasonsForAndAgainst()
    {
        var (texts, vectors) = Lesson();

        var training = HeadTrainer.Train(texts, Words, vectors, new HeadOptions(), seed: 1, Token);

        var heldOut = training.HeldOut.ToDictionary(prediction => prediction.Id);
        Assert.True(LabelScore.Of(texts, heldOut, LabelSide.For, Words).Micro.F1 > 0.95);
        Assert.True(LabelScore.Of(texts, heldOut, LabelSide.Against, Words).Micro.F1 > 0.95);
        Assert.Equal(1, LabelScore.QuoteOverlap(texts, heldOut));
    }

    [Fact]
    public void Load_SavedHeads_ReadTheSame()
    {
        var (texts, vectors) = Lesson();
        var heads = HeadTrainer.Train(texts, Words, vectors, new HeadOptions(), seed: 1, Token).Heads;
        using var stream = new MemoryStream();
        heads.Save(stream);
        stream.Position = 0;

        var loaded = ReadingHeads.Load(stream);

        Each.Holds(texts, text => Assert.Equal(heads.Read(text, vectors)!.For, loaded.Read(text, vectors)!.For));
        Assert.Throws<InvalidDataException>(() => ReadingHeads.Load(new MemoryStream("\u0005hello and more"u8.ToArray())));
    }

    [Fact]
    public void Read_TextWithoutVectors_TellsNothing()
    {
        var (texts, vectors) = Lesson();
        var heads = HeadTrainer.Train(texts, Words, vectors, new HeadOptions(), seed: 1, Token).Heads;

        Assert.Null(heads.Read(texts[0], new ClauseVectors("none", Size)));
    }

    [Fact]
    public void Learn_SeparableRows_FindsTheLeastOfItsLoss()
    {
        // One weight w and a free bias on x = ±1: by symmetry b = 0, and 2·σ(−w) = w at the least of 2·log(1 + e^−w) + ½w².
        LogisticInput[] inputs = [new([1], [], 0), new([-1], [], 0)];
        LogisticTarget[] targets = [new([true], [1]), new([false], [1])];

        var model = LogisticModel.Learn(LogisticModel.Empty(1, 1, 0), inputs, targets, steps: 100, Token);

        var weight = model.Weights[0];
        Assert.Equal(2 / (1 + Math.Exp(weight)), weight, 1e-2);
        Assert.Equal(0, model.Weights[1], 1e-2);
    }

    [Fact]
    public void Load_SavedVectors_AreTheSameToOneStep()
    {
        var vectors = new ClauseVectors("model", 3);
        float[] vector = [0.6f, -0.8f, 0];
        vectors.Add(ClauseVectors.KeyOf(" A Clause "), vector);
        using var stream = new MemoryStream();
        vectors.Save(stream);
        stream.Position = 0;

        var loaded = ClauseVectors.Load(stream);

        var read = new float[3];
        Assert.True(loaded.TryGet(ClauseVectors.KeyOf("a clause"), read));
        Assert.False(loaded.TryGet(ClauseVectors.KeyOf("another"), read));
        Assert.Equal(("model", 1), (loaded.Model, loaded.Count));
        Each.Holds(vector.Zip(read), pair => Assert.Equal(pair.First, pair.Second, 0.005f));
    }

    /// <summary>Texts of two clauses, each of a kind that lies in its own direction, with a little noise.</summary>
    private static (LabelledText[] Texts, ClauseVectors Vectors) Lesson()
    {
        var vectors = new ClauseVectors("made up", Size);
        var random = new SplitMix64(3);
        var texts = new LabelledText[160];
        for (var number = 0; number < texts.Length; number++)
        {
            var (first, second) = (Kinds[number % 4], Kinds[(number / 4) % 4]);
            string[] clauses = [$"{first} thing {number}", $"{second} object {number}"];
            Add(vectors, clauses[0], first, ref random);
            Add(vectors, clauses[1], second, ref random);
            texts[number] = new LabelledText(
                number,
                "",
                string.Join("; ", clauses),
                Labels(clauses, "cheap", "value", "lasting", "quality"),
                Labels(clauses, "broken", "quality"));
        }

        return (texts, vectors);
    }

    private static LabelText[] Labels(string[] clauses, params string[] pairs) =>
    [
        .. pairs.Chunk(2).SelectMany(pair => clauses.Where(clause => clause.StartsWith(pair[0], StringComparison.Ordinal)).Take(1)
            .Select(clause => new LabelText(pair[1], clause))),
    ];

    private static void Add(ClauseVectors vectors, string clause, string kind, ref SplitMix64 random)
    {
        var vector = new float[Size];
        for (var place = 0; place < Size; place++)
        {
            vector[place] = (float)(0.1 * random.NextGaussian()) + (place == Array.IndexOf(Kinds, kind) ? 1 : 0);
        }

        Kernels.Normalize(vector);
        vectors.Add(ClauseVectors.KeyOf(clause), vector);
    }
}
