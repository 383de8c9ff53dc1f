using System.Numerics.Tensors;

namespace MLlm3Rec.Reading;

public sealed class WordVectorsTests
{
    [Fact]
    public void Ppmi_TwoWordsThatOnlyMeetEachOther_HandComputed()
    {
        // Two descriptions "a b" and "c d", window 6: each pair is counted once, so T = 4, r = 1: log(1·4 / (1·1)) · 1/(1 + 1) = log(4) / 2.
        var corpus =
            Corpus.Of(SmallDataset.Described("aa bb", "cc dd"), new ReadingOptions { MinimumCount = 1 }, TestContext.Current.CancellationToken);

        var ppmi = Cooccurrence.Ppmi(corpus, window: 6, TestContext.Current.CancellationToken);

        Assert.Equal(["aa", "bb", "cc", "dd"], corpus.Lexicon.Words);
        // One step apart in a window of six: (6 + 1 − 1) / 6 = 1.
        Assert.Equal(Math.Log(4) / 2, ppmi.At(0, 1), 5);
        Assert.Equal(0, ppmi.At(0, 2));
    }

    [Fact]
    public void Learn_WordsInTheSameCompany_LieCloserThanOthers()
    {
        string[] wood = ["oak", "beech", "walnut"], sound = ["cello", "flute", "drum"];
        var texts = Enumerable.Range(0, 30).Select(index => index % 2 == 0
            ? $"table of {wood[index / 2 % 3]} turned and oiled by the joiner"
            : $"concert for {sound[index / 2 % 3]} played at night in the hall");
        var options = new ReadingOptions { MinimumCount = 2, WordVectorSize = 6 };

        var vectors = WordVectors.Learn(
            Corpus.Of(SmallDataset.Described([.. texts]), options, TestContext.Current.CancellationToken),
            options,
            TestContext.Current.CancellationToken);

        Assert.True(Cosine("oak", "beech") > Cosine("oak", "cello") + 0.5f);

        float Cosine(string a, string b) => TensorPrimitives.Dot(vectors.Of(vectors.Lexicon.Find(a)), vectors.Of(vectors.Lexicon.Find(b)));
    }
}
