using MLlm3Rec.Exchanges;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Web.Prompts;

namespace MLlm3Rec.Web.Components.Pages.Prompts;

/// <summary>Two tabs at one draft, over a real store.</summary>
public sealed class DraftServiceTests : PageTest
{
    private const string Place = "profile/user";

    private static readonly ShippedPrompts Shipped = new(
        [
            new PromptTask(
                "profile",
                "Motives",
                "Why.",
                [new PromptVariable("history", "Choices.", IsRequired: true)],
                new PromptText("profile", "Say why.", "{{history}}", 0.2, 100)),
        ]);

    private int draft;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        draft = await Get<DraftStore>().CreateAsync("Draft 1", PromptSet.Of(Shipped), Cancellation);
    }

    [Fact]
    public async Task Type_ManyTimesWithoutWaiting_SavesTheLastText()
    {
        var desk = await OpenAsync("tab");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(round => desk.TypeAsync(Place, $"{{{{history}}}} {round}", Cancellation)));

        Assert.True(desk.IsSaved);
        Assert.Equal("{{history}} 19", await StoredAsync());
    }

    [Fact]
    public async Task Type_OverAnotherTabsSave_SavesNothing()
    {
        var (mine, theirs) = (await OpenAsync("mine"), await OpenAsync("theirs"));
        await theirs.TypeAsync(Place, "{{history}} theirs", Cancellation);

        await mine.TypeAsync(Place, "{{history}} mine", Cancellation);

        Assert.False(mine.IsSaved);
        Assert.Equal("{{history}} theirs", mine.Theirs?.Set.Find("profile")?.User);
        Assert.Equal("{{history}} theirs", await StoredAsync());
        await mine.KeepMineAsync(Cancellation);
        Assert.Equal("{{history}} mine", await StoredAsync());
    }

    [Fact]
    public async Task KeepMine_BackAtTheFirstText_StillOverwritesTheirs()
    {
        var (mine, theirs) = (await OpenAsync("mine"), await OpenAsync("theirs"));
        await theirs.TypeAsync(Place, "{{history}} theirs", Cancellation);
        await mine.TypeAsync(Place, "{{history}} mine", Cancellation);
        await mine.TypeAsync(Place, "{{history}}", Cancellation);

        await mine.KeepMineAsync(Cancellation);

        Assert.Equal("{{history}}", await StoredAsync());
        Assert.True(mine.IsSaved);
    }

    [Fact]
    public async Task TakeTheirs_AfterAConflict_DropsWhatWasTypedHere()
    {
        var (mine, theirs) = (await OpenAsync("mine"), await OpenAsync("theirs"));
        await theirs.TypeAsync(Place, "{{history}} theirs", Cancellation);
        await mine.TypeAsync(Place, "mine", Cancellation);

        mine.TakeTheirs();

        Assert.Equal("{{history}} theirs", mine.Current.Find("profile")?.User);
        Assert.Empty(mine.Faults);
        Assert.True(mine.IsSaved);
    }

    [Fact]
    public async Task Seen_OlderThanAnotherTabsSave_DoesNotOverwrite()
    {
        var theirs = await OpenAsync("theirs");
        await theirs.TypeAsync(Place, "{{history}} theirs", Cancellation);
        var mine = await OpenAsync("mine");

        mine.Seen(1);
        await mine.TypeAsync(Place, "{{history}} typed before the reload", Cancellation);

        Assert.NotNull(mine.Theirs);
        Assert.Equal("{{history}} theirs", await StoredAsync());
    }

    [Fact]
    public async Task Type_IntoADeletedDraft_IsToldAndNotSaved()
    {
        var desk = await OpenAsync("tab");
        await Get<DraftStore>().DeleteAsync(draft, Cancellation);

        await desk.TypeAsync(Place, "{{history}} late", Cancellation);

        Assert.True(desk.IsGone);
        Assert.False(desk.IsSaved);
    }

    [Fact]
    public async Task Type_NoNumberWhereOneIsWanted_IsAFault()
    {
        var desk = await OpenAsync("tab");

        await desk.TypeAsync("knob/MostMotives", "many", Cancellation);
        Assert.Equal("knob/MostMotives", Assert.Single(desk.Faults).Place);
        await desk.TypeAsync("knob/MostMotives", "4", Cancellation);
        Assert.Empty(desk.Faults);

        await desk.TypeAsync("knob/MostMotives", "", Cancellation);
        Assert.Contains("stays 4", Assert.Single(desk.Faults).Words, StringComparison.Ordinal);
        desk.ForgetUnreadable();
        Assert.Empty(desk.Faults);
    }

    [Fact]
    public async Task Save_AfterOneThatFailed_StillSaves()
    {
        var desk = await OpenAsync("tab");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => desk.TypeAsync(Place, "{{history}} cancelled", new CancellationToken(canceled: true)));

        await desk.SaveAsync(Cancellation);

        Assert.Equal("{{history}} cancelled", await StoredAsync());
    }

    // Just made.
    private async Task<DraftService> OpenAsync(string writer) =>
        new(Get<DraftStore>(), Shipped, (await Get<DraftStore>().FindAsync(draft, Cancellation))!, writer);

    private async Task<string?> StoredAsync() => (await Get<DraftStore>().FindAsync(draft, Cancellation))?.Set.Find("profile")?.User;
}
