using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Datasets.Frames;

/// <summary>What comes over a pipe is what reading in one process gives.</summary>
public sealed class FramedSourceTests : IDisposable
{
    private const string Reviews = "user,item,rating,timestamp,seq,review,item_title,genres,tags\n";

    private readonly SourceFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadDataset_OverAPipe_EqualsReadingHere()
    {
        var rows = Enumerable.Range(0, 500).Select(row =>
            $"u{row % 40},i{row % 23},{row % 5 + 1},{1_400_000_000 + row},{row},\"Größe &amp; <b>taste</b> № {row}, more\",Title {row % 23},a|b,x;y");
        folder.With("t.csv", Reviews + string.Join('\n', rows) + "\nu1,,1,5,5,none,t,a,b\n");

        await AssertSameAsync();
    }

    [Fact]
    public async Task ReadDataset_ItemsAndTagsBesideChoices_EqualsReadingHere()
    {
        folder.With("ratings.csv", "userId,movieId,rating,timestamp\n1,10,4.5,1400000000\n1,11,3,1400000001\n2,10,,\n")
            .With("movies.csv", "movieId,title,genres\n10,Heat (1995),Action|Crime\n11,\"Ran, again\",(no genres listed)\n12,Unseen,Drama\n")
            .With("tags.csv", "userId,movieId,tag,timestamp\n1,10,slow,1400000000\n2,10,Slow,1400000000\n2,11,&lt;i&gt;,1\n")
            .With("README", "nothing of note\n");

        await AssertSameAsync();
    }

    [Fact]
    public async Task ReadDataset_TextLongerThanTheBuffer_ArrivesWhole()
    {
        folder.With("t.csv", $"user,item,review\nu1,i1,{new string('x', 150_000)}\nu2,i1,short\n");

        var imported = FramedSource.ReadDataset(folder.Options(columns: Columns), await FramesAsync(), progress: null, _ => { }, Token);

        Assert.Equal(150_000, imported.Dataset.ReviewOf(imported.First("u1"))!.Length);
        Assert.Equal("short", imported.Dataset.ReviewOf(imported.First("u2")));
    }

    [Fact]
    public async Task ReadPreview_OverAPipe_EqualsLookingHere()
    {
        folder.With("t.csv", "who,what,when\nu1,i1,1400000000\nu2,i2,1400000001\n");

        var here = await SourcePreview.OfAsync(folder.Options(), Token);
        var there = FramedSource.ReadPreview(folder.Options(), await ServedAsync(new SourceRequest(folder.Options(), PreviewOnly: true)), _ => { });

        Assert.Equal(here.Columns, there.Columns);
        Assert.Equal(here.Rows, there.Rows);
        Assert.Equal(here.Mapping, there.Mapping);
        Assert.Equal(here.Files, there.Files);
        Assert.Equal((here.Format, here.FormatName, here.File), (there.Format, there.FormatName, there.File));
        Assert.Equal(here.Missing, there.Missing);
    }

    [Fact]
    public async Task ReadDataset_OtherEndRefuses_ThrowsItsWords()
    {
        folder.With("t.csv", "city,population\nUlm,126000\n");

        var here = await folder.RefusalAsync();
        var frames = await FramesAsync(columns: null);
        var there = Assert.Throws<SourceRefusedException>(
            () => FramedSource.ReadDataset(folder.Options(), frames, progress: null, _ => { }, Token));

        Assert.Equal(here, there.Message);
    }

    [Fact]
    public async Task ReadDataset_OtherEndHasADefect_ThrowsIt()
    {
        using var frames = new MemoryStream();
        await FramedSource.ServeAsync(new SourceRequest(folder.Options() with { Limits = null! }, PreviewOnly: false), frames, Token);
        frames.Position = 0;

        var defect = Assert.Throws<SourceReadingException>(
            () => FramedSource.ReadDataset(folder.Options(), frames, progress: null, _ => { }, Token));

        Assert.Contains("NullReferenceException", defect.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAWrittenRequest_IsTheSame()
    {
        var options = folder.Options(format: "table", columns: Columns, limits: SourceLimits.Default with { MaxRatio = 7.5, MaxHeld = 9 });
        using var stream = new MemoryStream();
        new SourceRequest(options, PreviewOnly: true).Write(stream);
        stream.Position = 0;

        var read = SourceRequest.Read(stream);

        Assert.True(read.PreviewOnly);
        Assert.Equal((options.Name, options.Format, options.Limits), (read.Options.Name, read.Options.Format, read.Options.Limits));
        Assert.Equal(options.Paths, read.Options.Paths);
        Assert.Equal(options.Columns, read.Options.Columns);
    }

    [Fact]
    public async Task ReadDataset_WhileItReads_TellsFilesAndSteps()
    {
        folder.With("t.csv", "user,item\nu1,i1\nu2,i2\n");
        var opened = new List<string>();
        var steps = new List<RunEvent>();

        FramedSource.ReadDataset(folder.Options(), await FramesAsync(columns: null), new Recorder(steps), opened.Add, Token);

        Assert.Equal(["t.csv", "t.csv", "t.csv"], opened);
        Assert.Equal(
            ["Recognising files", "Reading files", "Ordering histories"], steps.OfType<StepStarted>().Select(step => step.Step));
        Assert.Equal("t.csv: 2 rows of 2 users and 2 items", Assert.Single(steps.OfType<LogLine>()).Text);
        Assert.Equal(folder.Size("t.csv"), steps.OfType<StepProgress>().Last().Done);
    }

    [Fact]
    public async Task ReadDataset_FramesCutAnywhere_EndInAnIoException()
    {
        folder.With("t.csv", "user,item,rating,review\nu1,i1,5,fine\nu2,i2,4,good\n");
        var whole = (await FramesAsync(columns: null)).ToArray();

        Each.Holds(
            Enumerable.Range(0, whole.Length),
            length => Assert.Throws<EndOfStreamException>(() => FramedSource.ReadDataset(
                folder.Options(), new MemoryStream(whole, 0, length), progress: null, _ => { }, Token)));
    }

    [Fact]
    public async Task ReadDataset_FramesWithWrongBytes_FailAsSuch()
    {
        folder.With("t.csv", "user,item,rating,review\nu1,i1,5,fine\nu2,i2,4,good\n");
        var whole = (await FramesAsync(columns: null)).ToArray();
        var random = new Random(7);

        for (var attempt = 0; attempt < 2_000; attempt++)
        {
            var wrong = (byte[])whole.Clone();
            wrong[random.Next(wrong.Length)] = (byte)random.Next(256);
            var failure = Record.Exception(
                () => FramedSource.ReadDataset(folder.Options(), new MemoryStream(wrong), progress: null, _ => { }, Token));
            Assert.True(
                failure is null or IOException or InvalidDataException or SourceRefusedException or SourceReadingException,
                $"attempt {attempt}: {failure}");
        }
    }

    public void Dispose() => folder.Dispose();

    private static readonly Dictionary<string, string> Columns = new() { ["user"] = "user", ["item"] = "item", ["text"] = "review" };

    private Task<MemoryStream> FramesAsync() => FramesAsync(Columns);

    private Task<MemoryStream> FramesAsync(IReadOnlyDictionary<string, string>? columns) =>
        ServedAsync(new SourceRequest(folder.Options(columns: columns), PreviewOnly: false));

    private static async Task<MemoryStream> ServedAsync(SourceRequest request)
    {
        using var requests = new MemoryStream();
        request.Write(requests);
        requests.Position = 0;
        var frames = new MemoryStream();
        await FramedSource.ServeAsync(SourceRequest.Read(requests), frames, Token);
        frames.Position = 0;
        return frames;
    }

    private async Task AssertSameAsync()
    {
        var here = await folder.ReadAsync();
        var there = FramedSource.ReadDataset(folder.Options(), await FramesAsync(columns: null), progress: null, _ => { }, Token);

        Assert.Equal(here.ContentHash, there.ContentHash);
        Assert.Equal(here.Files, there.Files);
        Assert.Equal(here.SkippedRows, there.SkippedRows);
        Assert.Equal((here.Format, here.SkippedCount), (there.Format, there.SkippedCount));
        Assert.Equal(here.Dataset.Items.Select(item => item.Tags), there.Dataset.Items.Select(item => item.Tags));
    }

    private sealed class Recorder(List<RunEvent> events) : IProgress<RunEvent>
    {
        public void Report(RunEvent value) => events.Add(value);
    }
}
