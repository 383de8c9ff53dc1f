using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Numerics;
using MLlm3Rec.Profiles;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Splitting;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Issues;

/// <summary>An evaluation on another split went by the built-in vectors, whatever the dataset had been encoded with.</summary>
public sealed class RefitReadsByClausesTests
{
    private const int Size = 384;

    private static readonly Dataset Shop = SmallDataset.WithTastes(users: 60, items: 24);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Refit_OtherSplit_KeepsReaderAndVectors()
    {
        var engine = Fit(Shop);

        var refitted = engine.Refit(LeaveLastOut.Split(Shop), Token);

        Assert.Same(engine.Reader.Sentences, refitted.Reader.Sentences);
        Assert.Equal(engine.Readings.Vectors, refitted.Readings.Vectors);
        Assert.Equal(engine.Reader.Method, refitted.Extractor.Provenance.Model);
    }

    [Fact]
    public void Load_SavedReader_ReadsByTheSameClauses()
    {
        var engine = Fit(Shop);
        using var stream = new MemoryStream();
        engine.Reader.Save(stream);
        stream.Position = 0;

        var loaded = Reader.Load(stream, (_, _) => engine.Reader.Sentences!.Vectors);

        Assert.Equal(engine.Reader.VectorSize, loaded.VectorSize);
        var readings = ItemReadings.Of(loaded, Shop, Token);
        Each.Holds(engine.Readings.Vectors.Zip(readings.Vectors), pair => Assert.Equal(pair.First, pair.Second, 0.01f));
    }

    /// <summary>“Lights” is a kind of goods; it was read, and quoted, as convenience.</summary>
    [Fact]
    public void Read_CategoriesAlone_GiveNoReason()
    {
        var item = new Item { Id = new("new"), Categories = ["Sturdy, durable kinds"] };
        var cues = BuiltInEngine.Fit(Shop, DefaultVocabulary.Instance, new ReadingOptions(), Token);
        Assert.Contains(cues.Reader.Read(item).Salience, salience => salience > 0);

        Each.Holds(Fit(Shop).Reader.Read(item).Salience, salience => Assert.Equal(0, salience));
    }

    [Fact]
    public void Read_UnknownClauses_FallsBackToCues()
    {
        var engine = Fit(Shop);
        var cues = BuiltInEngine.Fit(Shop, DefaultVocabulary.Instance, new ReadingOptions(), Token);

        const string Review = "Never seen words of a sturdy durable kind.";

        Assert.Equal(cues.Reader.ReadReview(Review).Salience, engine.Reader.ReadReview(Review).Salience);
    }

    [Fact]
    public void With_DimensionOfOnesOwn_KeepsKnownHeads()
    {
        var heads = ShippedHeads.Instance;
        var own = new MotiveDimension("calm", "Calm", "It is quiet.", ["quiet", "silent"]);
        var vocabulary = new Vocabulary([own, .. DefaultVocabulary.Instance.Dimensions.Skip(1)]);
        var vectors = new ClauseVectors(heads.Model, Size);
        const string Text = "A quiet fan for a low price";
        Add(vectors, Text);

        var before = heads.Read(new Labels.LabelledText(0, "", Text, [], []), vectors)!;
        var after = heads.With(vocabulary, vectors, CancellationToken.None).Read(new Labels.LabelledText(0, "", Text, [], []), vectors)!;

        Assert.Equal(before.For.Where(key => key != "functionality"), after.For.Where(key => key != "calm"));
    }

    private static BuiltInEngine Fit(Dataset dataset)
    {
        var vectors = new ClauseVectors(ShippedHeads.Instance.Model, Size);
        foreach (var clause in ClauseEncoding.ClausesOf(dataset))
        {
            Add(vectors, clause);
        }

        var sentences = new SentenceReader(ShippedHeads.Instance, vectors);
        return BuiltInEngine.Fit(dataset, DefaultVocabulary.Instance, new ReadingOptions(), new ProfileOptions(), sentences, Token);
    }

    /// <summary>A direction of its own for every clause.</summary>
    private static void Add(ClauseVectors vectors, string clause)
    {
        var key = ClauseVectors.KeyOf(clause);
        var random = new SplitMix64((ulong)key);
        var vector = new float[Size];
        for (var place = 0; place < Size; place++)
        {
            vector[place] = (float)random.NextGaussian();
        }

        Kernels.Normalize(vector);
        vectors.Add(key, vector);
    }
}
