using MLlm3Rec.Labels;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Reading;

public sealed class HeadTrainerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Train_ClausesApart_FindsReasonsForAndAgainst()
    {
        var (texts, vectors) = HeadLesson.Make();

        var training = HeadTrainer.Train(texts, HeadLesson.Words, vectors, new HeadOptions(), seed: 1, Token);

        var heldOut = training.HeldOut.ToDictionary(prediction => prediction.Id);
        Assert.True(LabelScore.Of(texts, heldOut, LabelSide.For, HeadLesson.Words).Micro.F1 > 0.95);
        Assert.True(LabelScore.Of(texts, heldOut, LabelSide.Against, HeadLesson.Words).Micro.F1 > 0.95);
        Assert.Equal(1, LabelScore.QuoteOverlap(texts, heldOut));
    }

    [Fact]
    public void Load_SavedHeads_ReadTheSame()
    {
        var (texts, vectors) = HeadLesson.Make();
        var heads = HeadTrainer.Train(texts, HeadLesson.Words, vectors, new HeadOptions(), seed: 1, Token).Heads;
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
        var (texts, vectors) = HeadLesson.Make();
        var heads = HeadTrainer.Train(texts, HeadLesson.Words, vectors, new HeadOptions(), seed: 1, Token).Heads;

        Assert.Null(heads.Read(texts[0], new ClauseVectors("none", HeadLesson.Size)));
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
}
