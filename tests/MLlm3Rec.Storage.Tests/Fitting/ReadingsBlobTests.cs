using MLlm3Rec.Datasets;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Storage.Fitting;

public sealed class ReadingsBlobTests
{
    private static readonly TraitIndex Traits = new(2, [0.5f, 0, 0, 0.25f], 1, [1, 1]);

    private static readonly ItemReadings Told = new(
        2, Traits.Salience, [new CueHit(TextField.Title, 1, 2), default, default, new CueHit(TextField.Tags, 3, 4)], 1, Traits.Vectors,
        [0.5f, 0, 0, 0, 0, 0.75f]);

    [Fact]
    public void Read_ToldOnly_ExpectsWhatIsTold()
    {
        var read = ReadingsBlob.Read(ReadingsBlob.Write(Told), Traits, []);

        Assert.Equal(Told.Hits, read.Hits);
        Assert.Equal(Told.ReviewSalience, read.ReviewSalience);
        Assert.Same(read.Salience, read.Expected);
        Assert.Same(read.ReviewSalience, read.ReviewExpected);
    }

    [Fact]
    public void Read_Probabilities_ComeBack()
    {
        var likely = Told with { Expected = [0.5f, 0.1f, 0.2f, 0.25f], ReviewExpected = [0.5f, 0.1f, 0.2f, 0.3f, 0.4f, 0.75f] };

        var read = ReadingsBlob.Read(ReadingsBlob.Write(likely), Traits, []);

        Assert.Equal(likely.Expected, read.Expected);
        Assert.Equal(likely.ReviewExpected, read.ReviewExpected);
        Assert.Equal(likely.ReviewSalience, read.ReviewSalience);
        Assert.Equal(likely.Hits, read.Hits);
    }

    [Fact]
    public void Read_BuyersAreHeard_TellWithThemAndWithout()
    {
        Item[] items =
        [
            new() { Id = new ItemId("a"), Buyers = [new BuyerReview(0, "good"), new BuyerReview(2, "so good")] },
            new() { Id = new ItemId("b") },
        ];
        var own = Told with { Salience = [0, 0, 0, 0.25f], Expected = [0.1f, 0, 0, 0.25f], Hits = new CueHit[4] };
        var heard = Told with { Expected = [0.5f, 0.1f, 0, 0.25f], Buyers = BuyersReading.Of(own, items) };

        var read = ReadingsBlob.Read(ReadingsBlob.Write(heard), Traits, items);

        Assert.Equal(heard.Hits, read.Hits);
        Assert.Equal(heard.Expected, read.Expected);
        Assert.Equal(own.Salience, read.Buyers!.OwnSalience);
        Assert.Equal(own.Expected, read.Buyers.OwnExpected);
        Assert.Equal(heard.Buyers!.Sums, read.Buyers.Sums);
        Assert.Equal([2, 0], read.Buyers.Counts);
        Assert.Equal([true, false, true], read.Buyers.IsHeard);
    }
}
