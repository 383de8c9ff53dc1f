using MLlm3Rec.Datasets;
using MLlm3Rec.Labels;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

public sealed class RereadingTests
{
    private static readonly (LabelledText[] Texts, ClauseVectors Vectors) Lesson = HeadLesson.Make();

    private static readonly SentenceReader Reader = new(
        HeadTrainer.Train(Lesson.Texts, HeadLesson.Words, Lesson.Vectors, new HeadOptions(), seed: 1, CancellationToken.None).Heads, Lesson.Vectors);

    private static readonly string[] Plain = [.. Of("plain")];
    private static readonly string[] Lasting = [.. Of("lasting")];
    private static readonly string[] OtherPlain = Without(Plain, Plain[..10]);
    private static readonly string[] OtherLasting = Without(Lasting, Lasting[..10]);

    [Fact]
    public void Of_ExamplesFor_CountsOtherTextsAlone()
    {
        var rereading = Read(new DimensionExamples([.. Plain.Take(10)], [], []), [.. Plain, .. Lasting]);

        Assert.Equal((OtherPlain.Length + Lasting.Length, false), (rereading.Texts, rereading.IsDrawn));
        Assert.Equal(new RereadingCount("quality", Gained: OtherPlain.Length, Lost: 0), rereading.Counts[0]);
        Assert.Equal(new RereadingCount("value", 0, 0), rereading.Counts[1]);
    }

    [Fact]
    public void Of_ExamplesOfNeither_CountsWhatIsLost()
    {
        var rereading = Read(new DimensionExamples([], [], [.. Lasting.Take(10)]), [.. Lasting, "without a vector"]);

        Assert.Equal(OtherLasting.Length, rereading.Texts);
        Assert.Equal(new RereadingCount("quality", 0, Lost: OtherLasting.Length), rereading.Counts[0]);
    }

    [Fact]
    public void Of_ManyTexts_DrawsTheSameOnes()
    {
        string[] texts = [.. Plain.SelectMany(one => Lasting.Select(other => $"{one}; {other}"))];
        string[] more = [.. texts, .. Of("cheap").SelectMany(one => Plain.Select(other => $"{one}; {other}"))];
        var examples = new DimensionExamples([Plain[0]], [], []);

        var rereading = Read(examples, more);

        Assert.Equal((Rereading.MostTexts, true), (rereading.Texts, rereading.IsDrawn));
        Assert.Equal(rereading.Counts, Read(examples, more).Counts);
    }

    [Fact]
    public void Of_UnknownDimension_CountsNothing() =>
        Assert.Equal(new RereadingCount("calm", 0, 0), Read(DimensionExamples.None, Plain).Counts[2]);

    private static IEnumerable<string> Of(string kind) => Lesson.Texts.SelectMany(text => text.Text.Split("; "))
        .Where(clause => clause.StartsWith(kind, StringComparison.Ordinal)).Distinct();

    /// <summary>"plain thing 1" stands in "plain thing 12" too.</summary>
    private static string[] Without(string[] texts, string[] examples) =>
        [.. texts.Where(text => !examples.Any(example => text.Contains(example, StringComparison.Ordinal)))];

    private static Rereading Read(DimensionExamples examples, string[] texts)
    {
        var taught = new Vocabulary([HeadLesson.Words.Dimensions[0], HeadLesson.Words.Dimensions[1] with { Examples = examples }]);
        var dataset = new Dataset("d", [], [], [0], [], texts, SignalKind.Rating);
        return Rereading.Of(Reader, taught, dataset, [.. examples.All], ["quality", "value", "calm"], TestContext.Current.CancellationToken);
    }
}
