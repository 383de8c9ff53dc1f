using MLlm3Rec.Labels;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

/// <summary>Somebody who adds or takes away a cue word changed next to nothing where texts are read by clauses.</summary>
public sealed class CueEditsTests
{
    /// <summary>Its first clause is cheap, its second gives no reason.</summary>
    private const int CheapAndPlain = 12;

    private static readonly (LabelledText[] Texts, ClauseVectors Vectors) Lesson = HeadLesson.Make();

    private static readonly ReadingHeads Taught = HeadTrainer.Train(
        Lesson.Texts, HeadLesson.Words, Lesson.Vectors, new HeadOptions(), seed: 1, CancellationToken.None).Heads;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_AddedCue_IsTakenAtItsWord()
    {
        var text = Lesson.Texts[CheapAndPlain];

        var read = Taught.With(Cues(value: ["bargain"], quality: ["durable", "plain object"]), Lesson.Vectors, Token).Read(text, Lesson.Vectors)!;

        Assert.Equal(["value"], Taught.Read(text, Lesson.Vectors)!.For);
        Assert.Equal(["value", "quality"], read.For);
        Assert.Equal($"plain object {CheapAndPlain}", read.Quotes["quality"]);
    }

    [Theory]
    [InlineData("not a plain object")]
    [InlineData("a plane object")]
    public void Read_AddedCueThatIsNotSaid_ChangesNothing(string clause)
    {
        var vectors = WithPlain(clause);
        var text = new LabelledText(1000, "", clause, [], []);

        Assert.Empty(Taught.With(Cues(value: ["bargain"], quality: ["durable", "plain object"]), Lesson.Vectors, Token).Read(text, vectors)!.For);
    }

    [Theory]
    [InlineData("bargain")]
    [InlineData("bargain", "cheap", "!cheap thing")]
    public void Read_WithdrawnCue_TellsNoLonger(params string[] value)
    {
        var text = Lesson.Texts[CheapAndPlain];
        var before = Taught.With(Cues(value: ["bargain", "cheap"], quality: ["durable"]), Lesson.Vectors, Token);
        var taught = before with { Origin = null };

        var read = taught.With(Cues(value, quality: ["durable"]), Lesson.Vectors, Token).Read(text, Lesson.Vectors)!;

        Assert.Equal(["value"], taught.Read(text, Lesson.Vectors)!.For);
        Assert.Empty(read.For);
    }

    [Fact]
    public void Load_SavedHeadsWithOtherCues_ReadTheSame()
    {
        var edited = Taught.With(Cues(value: ["bargain"], quality: ["durable", "plain object"]), Lesson.Vectors, Token);
        using var stream = new MemoryStream();
        edited.Save(stream);
        stream.Position = 0;

        var loaded = ReadingHeads.Load(stream);

        Each.Holds(
            Lesson.Texts, text => Assert.Equal(edited.Read(text, Lesson.Vectors)!.For, loaded.Read(text, Lesson.Vectors)!.For));
    }

    private static Vocabulary Cues(string[] value, string[] quality) => new(
        [.. HeadLesson.Words.Dimensions.Zip([value, quality], (dimension, cues) => dimension with { Cues = cues })]);

    /// <summary>A clause that lies where those without a reason lie.</summary>
    private static ClauseVectors WithPlain(string clause)
    {
        var vectors = new ClauseVectors(Lesson.Vectors.Model, HeadLesson.Size);
        vectors.Add(ClauseVectors.KeyOf(clause), Lesson.Vectors.Find(ClauseVectors.KeyOf($"plain object {CheapAndPlain}"))!);
        return vectors;
    }
}
