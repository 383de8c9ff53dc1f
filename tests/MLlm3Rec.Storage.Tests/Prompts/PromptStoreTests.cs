using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Generations;
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
    public async Task Publish_ThenAnOlderOne_KeepsEveryStep()
    {
        var shipped = (await Prompts.LiveAsync(Token)).Set;

        Assert.Equal(new Published(1), await workbench.PublishTestedAsync(Motives(3), new PublishNote("ann", "Fewer."), over: 0, Token));
        Assert.Equal(new Published(2), await Prompts.RestoreAsync(0, "bob", over: 1, Token));

        Assert.Equal(
            ["Back to the shipped prompt.", "Fewer.", "Comes with the product."],
            (await Prompts.HistoryAsync(Token)).Select(published => published.Reason));
        Assert.Equal(shipped.Version, (await Prompts.LiveAsync(Token)).Set.Version);
        Assert.NotNull((await Prompts.FindAsync(1, Token))?.Report);
    }

    [Fact]
    public async Task Publish_TestedOnTooFewPeople_IsRefused()
    {
        await workbench.TestAsync(Motives(3), TestedPrompts.Report(people: 3), Token);

        Assert.Contains(
            "Tested on 3 people",
            Assert.IsType<GatesShut>(await Prompts.PublishAsync(Motives(3), new PublishNote("ann", "Fewer."), over: 0, Token)).Words,
            StringComparison.Ordinal);

        await workbench.TestAsync(Motives(3), TestedPrompts.Report(people: 50), Token);
        Assert.Equal(new Published(1), await Prompts.PublishAsync(Motives(3), new PublishNote("ann", "Fewer."), over: 0, Token));
    }

    [Fact]
    public async Task Publish_OverSomethingElseThanWasSeen_IsRefused()
    {
        await workbench.PublishTestedAsync(Motives(3), new PublishNote("ann", "Fewer."), over: 0, Token);

        Assert.Equal(new SomebodyElsePublished(1), await workbench.PublishTestedAsync(Motives(4), new PublishNote("bob", "More."), over: 0, Token));
    }

    [Theory]
    [InlineData(0, "None.", "MostMotives: Between 1 and 12")]
    [InlineData(3, " ", "reason")]
    [InlineData(5, "The same.", "same as the live prompt")]
    public async Task Publish_FaultyOrUnexplainedOrUnchanged_IsRefused(int motives, string reason, string why)
    {
        var outcome = await workbench.PublishTestedAsync(Motives(motives), new PublishNote("ann", reason), over: 0, Token);

        Assert.Contains(why, Assert.IsType<GatesShut>(outcome).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OfAVersionThatNeverWas_IsRefused() =>
        Assert.Equal(new NoSuchVersion(7), await Prompts.RestoreAsync(7, "ann", over: 0, Token));

    [Fact]
    public async Task Restore_AfterSomebodyPublished_IsRefused()
    {
        await workbench.PublishTestedAsync(Motives(3), new PublishNote("ann", "Fewer."), over: 0, Token);

        Assert.Equal(new SomebodyElsePublished(1), await Prompts.RestoreAsync(0, "bob", over: 0, Token));
    }

    [Fact]
    public async Task Publish_OtherKnobs_MakesProfilesStale()
    {
        var dataset = await PreparedAsync();

        await workbench.PublishTestedAsync(Motives(1), new PublishNote("ann", "One."), 0, Token);

        var fittedDataset = await workbench.Get<FittedDatasetCache>().GetAsync(SmallDataset.Name, Token);
        Assert.Single(fittedDataset.Profile(0, HistoryView.Next).Motives);
        Assert.Equal(new Staleness(Traits: false, Profiles: true, Models: true), await StaleAsync(dataset));
        await workbench.Get<RunQueue>().RunNowAsync(new ExtractRequest { Dataset = SmallDataset.Name }, Token);
        await workbench.Get<RunQueue>().RunNowAsync(new TrainRequest { Dataset = SmallDataset.Name }, Token);
        Assert.False((await StaleAsync(dataset)).IsAny);
    }

    [Fact]
    public async Task Publish_OtherDimensions_CountFromTheNextEncoding()
    {
        var dataset = await PreparedAsync();
        var shipped = (await Prompts.LiveAsync(Token)).Set;
        var added = DimensionEdits.Add(shipped.Dimensions, "Washing");
        var wider = shipped with { Dimensions = [.. added.SkipLast(1), added[^1] with { Definition = "It washes.", Cues = ["soap"] }] };

        await workbench.PublishTestedAsync(wider, new PublishNote("ann", "Soap."), 0, Token);
        Assert.True((await StaleAsync(dataset)).Traits);
        foreach (var step in (
            RunRequest[])
                [
                    new EncodeRequest { Dataset = SmallDataset.Name }, new ExtractRequest { Dataset = SmallDataset.Name, KeepModelMade = true },
                    new TrainRequest { Dataset = SmallDataset.Name },
                ])
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
        var dataset = await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 30), progress: null, Token);
        foreach (var step in (
            RunRequest[])
                [
                    new EncodeRequest { Dataset = SmallDataset.Name }, new ExtractRequest { Dataset = SmallDataset.Name },
                    new TrainRequest { Dataset = SmallDataset.Name },
                ])
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
