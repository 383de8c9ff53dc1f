using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Ranking;

public sealed class ModelProfileMotivesTests
{
    private static readonly Interaction[] History = [new(5, 100, 4, -1), new(6, 200, 4, -1), new(7, 300, 4, -1)];
    private static readonly Vocabulary Words = DefaultVocabulary.Instance;

    [Fact]
    public void Write_WholeHistory_GivesWhatWasToldAndNothingElse()
    {
        var strengths = new float[Words.Count];

        ModelProfileMotives.Of(ModelProfile(History.Length), Words, History).Write(History, strengths);

        Assert.Equal(0.8f, strengths[Words.IndexOf("value")]);
        Assert.Equal(0.6f, strengths[Words.IndexOf("quality")]);
        Assert.Equal(1.4f, strengths.Sum(), 1e-6f);
    }

    [Fact]
    public void Write_CitedChoiceMissing_KeepsTheOtherShares()
    {
        var strengths = new float[Words.Count];

        ModelProfileMotives.Of(ModelProfile(History.Length), Words, History).Write(History.AsSpan()[1..], strengths);

        // "Value" rests on the first and the third choice, one to three; "quality" on the second alone.
        Assert.Equal(0.8f * 0.75f, strengths[Words.IndexOf("value")], 1e-6f);
        Assert.Equal(0.6f, strengths[Words.IndexOf("quality")]);
    }

    [Fact]
    public void Write_CitedItemAtAnotherTime_CarriesNothing()
    {
        var strengths = new float[Words.Count];
        Interaction[] later = [History[0] with { Time = 900 }, History[1] with { Item = 9 }];

        ModelProfileMotives.Of(ModelProfile(History.Length), Words, History).Write(later, strengths);

        Assert.Equal(0, strengths.Sum());
    }

    [Fact]
    public void Voices_OneDimension_AreTheWeightsOfItsEvidence()
    {
        float[] attributions = [9, 9, 9];

        ModelProfileMotives.Of(ModelProfile(History.Length), Words, History).WriteAttributions(History, Words.IndexOf("value"), attributions);

        Assert.Equal([0.25f, 0, 0.75f], attributions);
    }

    [Fact]
    public void Reading_ProfileSawTheHiddenChoice_IsNotUsed()
    {
        var reading = MotiveReading.Of(ModelProfile(History.Length), Words, History.AsSpan()[..2], isWanted: true);

        Assert.Null(reading.ModelProfile);
        Assert.Equal((ModelProfileRefusal.SawMore, "model"), (reading.Refusal, reading.Other?.Provenance.Engine));
    }

    [Theory]
    [InlineData("model", true, ModelProfileRefusal.None, true)]
    [InlineData("model", false, ModelProfileRefusal.NotWanted, false)]
    [InlineData(BuiltInProvenance.Engine, true, ModelProfileRefusal.None, false)]
    public void Reading_ModelProfileOfVisibleChoices_IsRankedBy(string engine, bool isWanted, ModelProfileRefusal refusal, bool isUsed)
    {
        var reading = MotiveReading.Of(ModelProfile(2, engine), Words, History, isWanted);

        Assert.Equal((isUsed, refusal), (reading.ModelProfile is not null, reading.Refusal));
    }

    [Fact]
    public void Reading_ProfileInOtherDimensions_IsNotRankedBy()
    {
        var other = new Vocabulary([.. Words.Dimensions.Skip(1)]);

        Assert.Equal(ModelProfileRefusal.OtherDimensions, MotiveReading.Of(ModelProfile(2), other, History, isWanted: true).Refusal);
    }

    /// <summary>Evidence lies in the first two choices where only two were read.</summary>
    private static MotivationProfile ModelProfile(int read, string engine = "model") => new()
    {
        User = new UserId("u"),
        Motives =
        [
            new Motive("value", 0.8, "They like bargains.", Horizon.Lasting, [At(0, 0.25), At(read - 1, 0.75)]),
            new Motive("quality", 0.6, "They like good things.", Horizon.Lasting, [At(1, 1)]),
            new Motive("never-heard-of", 0.9, "They like something else.", Horizon.Lasting, [At(0, 1)]),
        ],
        Avoids = [],
        Confidence = 0.5,
        HistoryLength = read,
        Provenance = new Provenance(engine, "test-model", Words.Version, "profile 1"),
    };

    private static Evidence At(int position, double weight) =>
        new(position, new ItemId($"i{position}"), new QuotedSpan(TextField.Title, 0, "words"), weight);
}
