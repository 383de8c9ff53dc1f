using MLlm3Rec.Prompts;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.Storage.Prompts;

public sealed class DraftStoreTests : IAsyncLifetime
{
    private static readonly PromptSet Shipped = PromptSet.Of(new ShippedPrompts([]));
    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DraftStore Drafts => workbench.Get<DraftStore>();

    public async ValueTask InitializeAsync() => workbench = await StorageFixture.OpenAsync();

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task Save_OverWhatTheWriterHasSeen_GrowsTheRevision()
    {
        var id = await Drafts.CreateAsync("one", Shipped, Token);

        var saved = Assert.IsType<Saved>(await Drafts.SaveAsync(id, Motives(3), seen: 1, "tab", Token));

        Assert.Equal((2, 3), (saved.Draft.Revision, saved.Draft.Set.Knobs.MostMotives));
        Assert.Equal(Motives(3).Version, Assert.Single(await Drafts.ListAsync(Token)).Version);
    }

    [Fact]
    public async Task Save_OverAnotherTabsSave_WritesNothingAndShowsTheirs()
    {
        var id = await Drafts.CreateAsync("one", Shipped, Token);
        await Drafts.SaveAsync(id, Motives(3), seen: 1, "first", Token);

        var overtaken = Assert.IsType<Overtaken>(await Drafts.SaveAsync(id, Motives(4), seen: 1, "second", Token));

        Assert.Equal(3, overtaken.Theirs.Set.Knobs.MostMotives);
        Assert.Equal(3, (await Drafts.FindAsync(id, Token))?.Set.Knobs.MostMotives);
    }

    [Fact]
    public async Task Save_AfterALostAnswer_IsAcceptedFromSameTab()
    {
        var id = await Drafts.CreateAsync("one", Shipped, Token);
        await Drafts.SaveAsync(id, Motives(3), seen: 1, "tab", Token);

        Assert.IsType<Saved>(await Drafts.SaveAsync(id, Motives(4), seen: 1, "tab", Token));
    }

    [Fact]
    public async Task Save_OfADeletedDraft_SaysThatItIsGone()
    {
        var id = await Drafts.CreateAsync("one", Shipped, Token);
        await Drafts.DeleteAsync(id, Token);

        Assert.Null(await Drafts.SaveAsync(id, Motives(3), 1, "tab", Token));
    }

    private static PromptSet Motives(int most) => Shipped with { Knobs = new PromptKnobs { MostMotives = most } };
}
