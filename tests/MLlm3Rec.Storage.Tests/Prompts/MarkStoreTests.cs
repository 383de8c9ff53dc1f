using MLlm3Rec.Prompts;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Testing;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Prompts;

public sealed class MarkStoreTests : IAsyncLifetime
{
    private static readonly MarkSubject Motive = new(MarkSide.Motive, "u0001", "novelty");
    private static readonly MarkEdit Wrong = new(MarkKind.Wrong, "Never.");
    private static readonly MarkEdit Right = new(MarkKind.Right, "");
    private static readonly MarkEdit Rather = new(MarkKind.Rather, "", "value");
    private StorageFixture workbench = null!; // Set before each test.
    private int dataset;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MarkStore Marks => workbench.Get<MarkStore>();

    public async ValueTask InitializeAsync()
    {
        workbench = await StorageFixture.OpenAsync();
        dataset = (await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 5), null, Token)).Id;
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task Put_MotiveAndTraitOfOneId_AreTwoMarks()
    {
        await Marks.PutAsync(dataset, Motive, Wrong, Token);
        await Marks.PutAsync(dataset, Motive with { Side = MarkSide.Trait }, Rather, Token);

        Assert.Equal([Wrong, Rather], (await Marks.ListAsync(dataset, Token)).Select(mark => mark.Said));
        Assert.Equal("u0001", Assert.Single(await Marks.CasesAsync(dataset, Token)).User);
    }

    [Theory]
    [InlineData(MarkKind.Rather, null)]
    [InlineData(MarkKind.Rather, "novelty")]
    [InlineData(MarkKind.Right, "value")]
    public async Task Put_WithoutAnotherDimension_IsRefused(MarkKind kind, string? rather)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Marks.PutAsync(dataset, Motive, new MarkEdit(kind, "", rather), Token));

        Assert.Empty(await Marks.ListAsync(dataset, Token));
    }

    [Fact]
    public async Task Teach_TwoMarks_GoIntoOneDraft()
    {
        var other = Motive with { Dimension = "value" };
        await Marks.PutAsync(dataset, Motive, Wrong, Token);
        await Marks.PutAsync(dataset, other, Right, Token);

        var first = await Marks.TeachAsync(dataset, Motive, ["Old hat.", "As ever."], Token);
        var second = await Marks.TeachAsync(dataset, other, ["Cheap."], Token);

        Assert.Equal(first, second);
        Assert.Equal(new DimensionExamples([], [], ["Old hat.", "As ever."]), await TaughtAsync("novelty"));
        Assert.Equal(new DimensionExamples(["Cheap."], [], []), await TaughtAsync("value"));
        var draft = Assert.Single(await workbench.Get<DraftStore>().ListAsync(Token));
        Assert.Equal((await workbench.Get<DraftStore>().FindAsync(draft.Id, Token))!.Set.Version, draft.Version);
    }

    [Fact]
    public async Task Put_AnotherAnswer_TakesBackWhatTheFormerTaught()
    {
        await Marks.PutAsync(dataset, Motive, Rather, Token);
        await Marks.TeachAsync(dataset, Motive, ["Cheap."], Token);
        Assert.Equal(new DimensionExamples(["Cheap."], [], []), await TaughtAsync("value"));

        await Marks.PutAsync(dataset, Motive, Right, Token);

        Assert.Equal(DimensionExamples.None, await TaughtAsync("value"));
        Assert.Equal(DimensionExamples.None, await TaughtAsync("novelty"));
        Assert.Empty((await Marks.FindAsync(dataset, Motive, Token))!.Taught);
        await Marks.TeachAsync(dataset, Motive, ["Cheap."], Token);
        Assert.Equal(new DimensionExamples(["Cheap."], [], []), await TaughtAsync("novelty"));
    }

    [Fact]
    public async Task Put_TheSameAnswer_KeepsWhatItTaught()
    {
        await Marks.PutAsync(dataset, Motive, Wrong, Token);
        await Marks.TeachAsync(dataset, Motive, ["Cheap."], Token);

        await Marks.PutAsync(dataset, Motive, Wrong with { Note = "Not ever." }, Token);

        Assert.Equal(["Cheap."], (await Marks.FindAsync(dataset, Motive, Token))!.Taught);
        Assert.Equal(new DimensionExamples([], [], ["Cheap."]), await TaughtAsync("novelty"));
    }

    [Fact]
    public async Task Remove_TaughtByTwo_StaysWithTheOther()
    {
        var other = Motive with { Id = "u0002" };
        await Marks.PutAsync(dataset, Motive, Right, Token);
        await Marks.PutAsync(dataset, other, Right, Token);
        await Marks.TeachAsync(dataset, Motive, ["New.", "Cheap."], Token);
        await Marks.TeachAsync(dataset, other, ["New."], Token);

        await Marks.RemoveAsync(dataset, Motive, Token);

        Assert.Equal(new DimensionExamples(["New."], [], []), await TaughtAsync("novelty"));
        await Marks.RemoveAsync(dataset, other, Token);
        Assert.Equal(DimensionExamples.None, await TaughtAsync("novelty"));
        Assert.Null(await Marks.TeachAsync(dataset, other, ["New."], Token));
    }

    [Fact]
    public async Task Remove_DraftIsGone_BeginsNone()
    {
        await Marks.PutAsync(dataset, Motive, Right, Token);
        var draft = await Marks.TeachAsync(dataset, Motive, ["New."], Token);
        await workbench.Get<DraftStore>().DeleteAsync(draft!.Value, Token);

        await Marks.RemoveAsync(dataset, Motive, Token);

        Assert.Empty(await workbench.Get<DraftStore>().ListAsync(Token));
    }

    private async Task<DimensionExamples> TaughtAsync(string key)
    {
        var draft = Assert.Single(await workbench.Get<DraftStore>().ListAsync(Token));
        return (await workbench.Get<DraftStore>().FindAsync(draft.Id, Token))!.Set.Dimensions.Single(one => one.Key == key).ExamplesOrNone;
    }
}
