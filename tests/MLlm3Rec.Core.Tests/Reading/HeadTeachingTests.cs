using MLlm3Rec.Labels;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

/// <summary>A dimension is taught by sentences, for, against and neither, without the texts that the heads were taught with.</summary>
public sealed class HeadTeachingTests
{
    private static readonly (LabelledText[] Texts, ClauseVectors Vectors) Lesson = HeadLesson.Make();

    private static readonly ReadingHeads Taught = HeadTrainer.Train(
        Lesson.Texts, HeadLesson.Words, Lesson.Vectors, new HeadOptions(), seed: 1, CancellationToken.None).Heads;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void With_ExamplesFor_FindsTheReasonInOtherTexts()
    {
        var plain = Of("plain").ToArray();

        var heads = With(new DimensionExamples([.. plain.Take(10)], [], []));

        Each.Holds(plain.Skip(10), text => Assert.Empty(Read(Taught, text).For));
        Each.Holds(plain.Skip(10), text => Assert.Equal(["quality"], Read(heads, text).For));
        Each.Holds(Of("cheap"), text => Assert.Equal(["value"], Read(heads, text).For));
    }

    [Fact]
    public void With_ExamplesAgainst_TellsThatItFails()
    {
        var plain = Of("plain").ToArray();

        var heads = With(new DimensionExamples([], [.. plain.Take(10)], []));

        Each.Holds(plain.Skip(10), text => Assert.Equal(["quality"], Read(heads, text).Against));
    }

    [Fact]
    public void With_ExamplesOfNeither_UnlearnsAWrongReading()
    {
        var lasting = Of("lasting").ToArray();

        var heads = With(new DimensionExamples([], [], [.. lasting.Take(10)]));

        Each.Holds(lasting.Skip(10), text => Assert.Equal(["quality"], Read(Taught, text).For));
        Each.Holds(lasting.Skip(10), text => Assert.Empty(Read(heads, text).For));
    }

    [Fact]
    public void With_ExamplesTakenBack_IsAsBefore()
    {
        var heads = With(new DimensionExamples([.. Of("plain").Take(10)], [], []));

        Assert.Same(Taught, heads.With(HeadLesson.Words, Lesson.Vectors, Token));
    }

    [Fact]
    public void With_DimensionOfItsOwn_IsTaughtByExamplesAlone()
    {
        var plain = Of("plain").ToArray();
        var vocabulary = new Vocabulary(
        [
            .. HeadLesson.Words.Dimensions,
            new MotiveDimension("calm", "Calm", "Nothing happens.", ["calm"]) { Examples = new([.. plain.Take(10)], [], [.. Of("cheap").Take(10)]) },
        ]);

        var heads = Taught.With(vocabulary, Lesson.Vectors, Token);

        Each.Holds(plain.Skip(10), text => Assert.Contains("calm", Read(heads, text).For));
        Each.Holds(Of("cheap").Skip(10), text => Assert.DoesNotContain("calm", Read(heads, text).For));
    }

    [Fact]
    public void With_ExampleWithoutVectors_TeachesNothing()
    {
        var heads = With(new DimensionExamples(["a sentence that nobody embedded"], [], []));

        Each.Holds(Lesson.Texts, text => Assert.Equal(Read(Taught, text.Text).For, Read(heads, text.Text).For));
    }

    [Fact]
    public void Version_NoExamples_StaysWhatItWas()
    {
        var bare = HeadLesson.Words.Dimensions[0];

        var empty = bare with { Examples = DimensionExamples.None };

        Assert.Equal(new Vocabulary([bare]).Version, new Vocabulary([empty]).Version);
        Assert.NotEqual(new Vocabulary([bare]).Version, new Vocabulary([bare with { Examples = new(["cheap"], [], []) }]).Version);
    }

    /// <summary>Clauses of a kind, each by itself.</summary>
    private static IEnumerable<string> Of(string kind) => Lesson.Texts.SelectMany(text => text.Text.Split("; "))
        .Where(clause => clause.StartsWith(kind, StringComparison.Ordinal)).Distinct();

    private static ReadingHeads With(DimensionExamples examples) => Taught.With(
        new Vocabulary([HeadLesson.Words.Dimensions[0], HeadLesson.Words.Dimensions[1] with { Examples = examples }]), Lesson.Vectors, Token);

    private static LabelPrediction Read(ReadingHeads heads, string text) => heads.Read(new LabelledText(0, "", text, [], []), Lesson.Vectors)!;
}
