using MLlm3Rec.Connections;
using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.Storage.Issues;

/// <summary>Nobody could say who had deleted a dataset: rollbacks and marks carried the server's account, and most deeds nothing.</summary>
public sealed class RecordTests : IAsyncLifetime
{
    private static readonly MarkSubject Marked = new(MarkSide.Motive, "u0001", "novelty");
    private StorageFixture bench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AuditStore Audit => bench.Get<AuditStore>();

    public async ValueTask InitializeAsync() =>
        bench = await StorageFixture.OpenAsync(
            configure: services => services.AddSingleton(new CurrentActor(new Actor("ann", ActorOrigin.CommandLine))));

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Deeds_OfEveryKind_AreInTheRecord()
    {
        var dataset = await bench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 5), null, Token);
        var run = await bench.Get<RunQueue>().EnqueueAsync(new ImportRequest { Dataset = "films", Paths = ["a.csv"] }, Token);
        await bench.Get<RunQueue>().CancelAsync(run, Token);
        await bench.Get<ConnectionStore>().SaveAsync(Cloud, new ApiKey("sk-secret"), Token);
        await bench.Get<ConnectionStore>().RemoveAsync("cloud", Token);
        await bench.Get<DraftStore>().DeleteAsync(
            await bench.Get<DraftStore>().CreateAsync("one", PromptSet.Of(new ShippedPrompts([])), Token), Token);
        await bench.Get<PromptStore>().RestoreAsync(0, "ann", over: 0, Token);
        await bench.Get<SettingsStore>().SaveAsync(new AppSettings { Offline = true }, Token);
        await bench.Get<MarkStore>().PutAsync(dataset.Id, Marked, new MarkEdit(MarkKind.Rather, "", "value"), Token);
        await bench.Get<DatasetNameStore>().ChangeAsync(dataset.Id, "tiny", Token);
        await bench.Get<DatasetStore>().DeleteAsync(dataset.Id, Token);
        await Audit.AddAsync(AuditKind.Export, "profiles-small.csv", Token);
        await Audit.AddAsync(AuditKind.Upload, "a.csv, 12 bytes", Token);

        var entries = (await Audit.PageAsync(new AuditQuery(), Token)).Rows;

        Assert.Equal(
            [
                AuditKind.Upload, AuditKind.Export, AuditKind.Deletion, AuditKind.Renaming, AuditKind.Mark, AuditKind.Settings,
                AuditKind.Publication,
                AuditKind.Deletion, AuditKind.Connection, AuditKind.Connection, AuditKind.Cancellation, AuditKind.Import,
            ],
            entries.Select(entry => entry.Kind));
        Each.Holds(entries, entry => Assert.Equal(("ann", ActorOrigin.CommandLine), (entry.Who, entry.From)));
        Assert.Contains(entries, entry => entry.What == "novelty of u0001: rather value");
        Assert.DoesNotContain(entries, entry => entry.What.Contains("sk-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entries_SortedByWho_StandByTimeBelow()
    {
        bench.Get<CurrentActor>().Is(new Actor("zoe", ActorOrigin.Web));
        await Audit.AddAsync(AuditKind.Upload, "first", Token);
        bench.Get<CurrentActor>().Is(new Actor("Ann", ActorOrigin.Web));
        await Audit.AddAsync(AuditKind.Upload, "second", Token);
        await Audit.AddAsync(AuditKind.Export, "third", Token);

        Assert.Equal(["second", "third", "first"], await WhatAsync(new() { Sort = AuditColumn.Who, Descending = false }));
        Assert.Equal(["first", "third", "second"], await WhatAsync(new() { Sort = AuditColumn.Who }));
        Assert.Equal(["second"], await WhatAsync(new() { Sort = AuditColumn.Kind, Descending = false, Skip = 2, Take = 1 }));
    }

    [Theory]
    [InlineData("FILM", 2)]
    [InlineData("100%", 1)]
    [InlineData("a_b", 1)]
    [InlineData("\\", 1)]
    [InlineData("", 4)]
    public async Task Entries_ByPartOfWhat_AreFoundLiterally(string part, int expected)
    {
        foreach (var what in (string[])["films 100%", "filmsaxb", "a_b", "c:\\x"])
        {
            await Audit.AddAsync(AuditKind.Upload, what, Token);
        }

        Assert.Equal(expected, (await Audit.PageAsync(new() { What = part }, Token)).Total);
    }

    [Fact]
    public async Task Page_ByNameAndKind_ShowsThoseAlone()
    {
        bench.Get<CurrentActor>().Is(new Actor("bob", ActorOrigin.Web));
        await Audit.AddAsync(AuditKind.Export, "one.csv", Token);
        bench.Get<CurrentActor>().Is(new Actor("ann", ActorOrigin.Web));
        await Audit.AddAsync(AuditKind.Upload, "two.csv", Token);

        Assert.Equal("one.csv", Assert.Single((await Audit.PageAsync(new AuditQuery { Who = "BOB" }, Token)).Rows).What);
        Assert.Equal("two.csv", Assert.Single((await Audit.PageAsync(new AuditQuery { Kind = AuditKind.Upload }, Token)).Rows).What);
        Assert.Equal(["ann", "bob"], await Audit.NamesAsync(Token));
    }

    [Fact]
    public async Task Entry_ChangedOrRemoved_IsRefusedByTheDatabase()
    {
        await Audit.AddAsync(AuditKind.Export, "one.csv", Token);
        await using var context = bench.Context();

        Assert.ThrowsAny<Exception>(() => context.Set<AuditEntry>().ExecuteUpdate(change => change.SetProperty(entry => entry.Who, "bob")));
        Assert.ThrowsAny<Exception>(() => context.Set<AuditEntry>().ExecuteDelete());

        Assert.Equal("ann", Assert.Single((await Audit.PageAsync(new AuditQuery(), Token)).Rows).Who);
    }

    [Fact]
    public async Task RunsDraftsAndMarks_CarryTheSameName()
    {
        var dataset = await bench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 5), null, Token);
        var run = await bench.Get<RunQueue>().EnqueueAsync(new EncodeRequest { Dataset = dataset.Name }, Token);
        await bench.Get<DraftStore>().CreateAsync("one", PromptSet.Of(new ShippedPrompts([])), Token);
        await bench.Get<MarkStore>().PutAsync(dataset.Id, Marked, new MarkEdit(MarkKind.Wrong, "Never."), Token);

        Assert.Equal("ann", (await bench.Get<RunStore>().FindAsync(run, Token))?.By);
        Assert.Equal("ann", Assert.Single(await bench.Get<DraftStore>().ListAsync(Token)).Who);
        Assert.Equal("ann", Assert.Single(await bench.Get<MarkStore>().ListAsync(dataset.Id, Token)).Who);
    }

    [Theory]
    [InlineData("  Ann Miller ", "Ann Miller")]
    [InlineData("Ann\u202Ereti", "Annreti")]
    [InlineData("\u001b[31mAnn", "[31mAnn")]
    [InlineData("\u200b \u202e", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void NameOf_WhatCannotBeSeen_IsLeftOut(string? text, string? name) => Assert.Equal(name, Actor.NameOf(text));

    private async Task<IEnumerable<string>> WhatAsync(AuditQuery query) => (await Audit.PageAsync(query, Token)).Rows.Select(entry => entry.What);

    private static Connection Cloud => ConnectionPreset.Of(ServerKind.OpenAI).Begin("cloud") with { ChatModel = "m" };
}
