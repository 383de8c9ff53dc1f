using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Models;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Storage.Prompts;

public sealed class PromptStoreTests : IAsyncLifetime
{
    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PromptStore Prompts => workbench.Get<PromptStore>();

    public async ValueTask InitializeAsync() => workbench = await StorageFixture.OpenAsync();

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task Live_BeforeAnyPublication_IsTheShippedPrompt() => Assert.Equal(0, (await Prompts.LiveAsync(Token)).Number);

    [Fact]
    public async Task Publish_ThenAnOlderOneAgain_KeepsEveryStepInTheHistory()
    {
        var shipped = (await Prompts.LiveAsync(Token)).Set;

        Assert.Equal(1, await Prompts.PublishAsync(Motives(3), new PublishNote("ann", "Fewer.", null), over: 0, Token));
        Assert.Equal(2, await Prompts.PublishAsync(shipped, new PublishNote("bob", "Back.", null), over: 1, Token));

        Assert.Equal(["Back.", "Fewer.", "Comes with the product."], (await Prompts.HistoryAsync(Token)).Select(published => published.Reason));
        Assert.Equal(shipped.Version, (await Prompts.LiveAsync(Token)).Set.Version);
    }

    [Fact]
    public async Task Publish_OverSomethingElseThanWasSeen_IsRefused()
    {
        await Prompts.PublishAsync(Motives(3), new PublishNote("ann", "Fewer.", null), over: 0, Token);

        Assert.Null(await Prompts.PublishAsync(Motives(4), new PublishNote("bob", "More.", null), over: 0, Token));
    }

    [Fact]
    public async Task Publish_AFaultyPromptOrWithoutAReason_Throws()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Prompts.PublishAsync(Motives(0), new PublishNote("ann", "None.", null), 0, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Prompts.PublishAsync(Motives(3), new PublishNote("ann", " ", null), 0, Token));
    }

    [Fact]
    public async Task Publish_OtherKnobs_IsFollowedByEnginesAtOnceAndMakesProfilesStale()
    {
        var dataset = await PreparedAsync();

        await Prompts.PublishAsync(Motives(1), new PublishNote("ann", "One.", null), 0, Token);

        var fittedDataset = await workbench.Get<FittedDatasetCache>().GetAsync(SmallShop.Name, Token);
        Assert.Single(fittedDataset.Profile(0, HistoryView.Next).Motives);
        Assert.Equal(new Staleness(Traits: false, Profiles: true, Models: true), await StaleAsync(dataset));
        await workbench.Get<RunQueue>().RunNowAsync(new ExtractRequest { Dataset = SmallShop.Name }, Token);
        await workbench.Get<RunQueue>().RunNowAsync(new TrainRequest { Dataset = SmallShop.Name }, Token);
        Assert.False((await StaleAsync(dataset)).IsAny);
    }

    [Fact]
    public async Task Publish_OtherDimensions_AreReadWithFromTheNextEncodingOn()
    {
        var dataset = await PreparedAsync();
        var shipped = (await Prompts.LiveAsync(Token)).Set;
        var added = DimensionEdits.Add(shipped.Dimensions, "Washing");
        var wider = shipped with { Dimensions = [.. added.SkipLast(1), added[^1] with { Definition = "It washes.", Cues = ["soap"] }] };

        await Prompts.PublishAsync(wider, new PublishNote("ann", "Soap.", null), 0, Token);
        Assert.True((await StaleAsync(dataset)).Traits);
        foreach (var step in (RunRequest[])[new EncodeRequest { Dataset = SmallShop.Name }, new ExtractRequest { Dataset = SmallShop.Name, KeepModelMade = true }, new TrainRequest { Dataset = SmallShop.Name }])
        {
            Assert.Equal(RunState.Done, (await workbench.Get<RunQueue>().RunNowAsync(step, Token)).State);
        }

        Assert.False((await StaleAsync(dataset)).IsAny);
        var told = await workbench.Get<ProfileStore>().CurrentAsync(dataset.Id, Token);
        Assert.Equal("Washing", (await Prompts.VocabularyAsync(told!.Provenance.Vocabulary, Token)).Dimensions[^1].Name);
    }

    [Fact]
    public async Task Gates_AreKept()
    {
        await Prompts.SaveAsync(new PublishGates { AllCasesHold = true, FewestPeople = 7 }, Token);

        Assert.Equal(new PublishGates { AllCasesHold = true, FewestPeople = 7 }, await Prompts.GatesAsync(Token));
    }

    private async Task<DatasetSummary> PreparedAsync()
    {
        var dataset = await workbench.Get<DatasetStore>().SaveAsync(SmallShop.Make(users: 30), progress: null, Token);
        foreach (var step in (RunRequest[])[new EncodeRequest { Dataset = SmallShop.Name }, new ExtractRequest { Dataset = SmallShop.Name }, new TrainRequest { Dataset = SmallShop.Name }])
        {
            await workbench.Get<RunQueue>().RunNowAsync(step, Token);
        }

        return dataset;
    }

    private async Task<Staleness> StaleAsync(DatasetSummary dataset)
    {
        var generations = workbench.Get<GenerationStore>();
        return Staleness.Of(
            (await Prompts.LiveAsync(Token)).Set,
            await generations.CurrentAsync(dataset.Id, GenerationKind.Traits, Token),
            await generations.CurrentAsync(dataset.Id, GenerationKind.Profiles, Token),
            await generations.CurrentAsync(dataset.Id, GenerationKind.Models, Token));
    }

    private static PromptSet Motives(int most) => PromptSet.Of(new ShippedPrompts([])) with { Knobs = new PromptKnobs { MostMotives = most } };
}
