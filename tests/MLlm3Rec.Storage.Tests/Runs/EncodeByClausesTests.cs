using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Reading;
using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.Storage.Runs;

public sealed class EncodeByClausesTests : IAsyncLifetime
{
    private readonly CountedEmbedder embedder = new();

    private StorageFixture workbench = null!; // Set before each test.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        workbench = await StorageFixture.OpenAsync(configure: services => services.AddSingleton<BundledEmbedder>(_ => () => embedder));
        await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 12, name: "one", withReviews: true), progress: null, Token);
        await workbench.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 14, name: "two", withReviews: true), progress: null, Token);
    }

    public ValueTask DisposeAsync() => workbench.DisposeAsync();

    [Fact]
    public async Task Encode_SecondDatasetOfSameTexts_EmbedsNothingTwice()
    {
        await EncodeAsync("one");
        var once = embedder.Texts;

        await EncodeAsync("two");
        await EncodeAsync("one");

        Assert.Equal(once, embedder.Texts);
    }

    [Fact]
    public async Task Engine_OpenedLater_ReadsByTheStoredVectors()
    {
        await EncodeAsync("one");
        var folder = workbench.Folder;
        await workbench.CloseAsync();
        workbench = await StorageFixture.OpenAsync(folder);

        var extracted = await workbench.Get<RunQueue>().RunNowAsync(new ExtractRequest { Dataset = "one" }, Token);

        Assert.Equal(RunState.Done, extracted.State);
        Assert.StartsWith("clauses 2", extracted.Provenance.Engine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encode_NoEncoderBesideTheProgram_IsRefusedInWords()
    {
        await using var bare = await StorageFixture.OpenAsync();
        await bare.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 12), progress: null, Token);

        var run = await bare.Get<RunQueue>().RunNowAsync(
            new EncodeRequest { Dataset = SmallDataset.Name, Embedder = Embedders.Bundled }, Token);

        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("No sentence encoder", run.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "clauses 2")]
    [InlineData(Embedders.Bundled, "clauses 2")]
    [InlineData(Embedders.Cues, "co-occurrence 1")]
    public async Task Encode_AsAsked_SaysWhoRead(string? asked, string engine)
    {
        var run = await workbench.Get<RunQueue>().RunNowAsync(new EncodeRequest { Dataset = "one", Embedder = asked }, Token);

        Assert.StartsWith(engine, run.Provenance.Engine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Test_ExamplesOfEitherPrompt_AreLearnedAtOnce(bool isDraft)
    {
        await EncodeAsync("one");
        await workbench.Get<RunQueue>().RunNowAsync(new TrainRequest { Dataset = "one" }, Token);
        var dataset = await workbench.Get<DatasetStore>().GetAsync("one", Token);
        var items = (await workbench.Get<DatasetStore>().LoadAsync(dataset.Id, Token)).Items;
        var live = (await workbench.Get<PromptStore>().LiveAsync(Token)).Set;
        var taught = DraftFields.Set(live, "dimension/novelty/for", string.Join('\n', items.Select(item => $"Well, {item.Title} itself")));

        var rows = isDraft ? await TestedAsync(dataset, live, taught) : await TestedAsync(dataset, taught, live);

        Assert.Contains(rows, row => row.Motives.Any(change => change.Dimension == "novelty"));
    }

    [Fact]
    public async Task Encode_LivePromptWithExamples_KeepsWhatTheyTeach()
    {
        var live = (await workbench.Get<PromptStore>().LiveAsync(Token)).Set;
        var taught = DraftFields.Set(live, "dimension/novelty/for", "Never seen before.\nThe first of its kind.");
        await workbench.PublishTestedAsync(taught, new PublishNote("someone", "Taught."), over: 0, Token);

        await EncodeAsync("one");
        var once = embedder.Texts;
        await EncodeAsync("one");

        Assert.Equal(once, embedder.Texts);
        var reader = (await workbench.Get<FittedDatasetCache>().GetAsync("one", Token)).Engine.Reader;
        Assert.Equal(taught.Vocabulary.Version, reader.Vocabulary.Version);
        Assert.Same(ShippedHeads.Instance, reader.Sentences!.Heads.Origin);
    }

    [Fact]
    public async Task Encode_NoEncoderAndNobodyNamed_ReadsByCues()
    {
        await using var bare = await StorageFixture.OpenAsync();
        await bare.Get<DatasetStore>().SaveAsync(SmallDataset.Make(users: 12), progress: null, Token);

        var run = await bare.Get<RunQueue>().RunNowAsync(new EncodeRequest { Dataset = SmallDataset.Name }, Token);

        Assert.EndsWith("read by cues.", run.Result?.Summary, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<TrialRow>> TestedAsync(DatasetSummary dataset, PromptSet live, PromptSet draft)
    {
        var drafts = workbench.Get<DraftStore>();
        var stored = await drafts.FindAsync(await drafts.CreateAsync("taught", draft, Token), Token);
        var users = (await workbench.Get<DatasetStore>().LoadAsync(dataset.Id, Token)).Users;
        var plan = new TestPlan { Live = live.ToJson(), Draft = draft.ToJson(), Users = [.. users.Select(user => user.Value)] };
        var test = await workbench.Get<PromptTestStore>().CreateAsync(dataset.Id, stored!, plan, Token);
        var run = await workbench.Get<RunQueue>().RunNowAsync(new TestRequest { Dataset = dataset.Name, Test = test }, Token);
        Assert.Equal(RunState.Done, run.State);
        return await workbench.Get<PromptTestStore>().RowsAsync(test, Token);
    }

    private async Task EncodeAsync(string dataset)
    {
        var run = await workbench.Get<RunQueue>().RunNowAsync(new EncodeRequest { Dataset = dataset, Embedder = Embedders.Bundled }, Token);
        Assert.Equal(RunState.Done, run.State);
    }

    /// <summary>Vectors by the letters of a text, under the name that the shipped heads were fitted to.</summary>
    private sealed class CountedEmbedder : ITextEmbedder
    {
        private int texts;

        public int Texts => texts;

        public string Model => ShippedHeads.Instance.Model;

        public Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
        {
            Interlocked.Add(ref this.texts, texts.Count);
            return Task.FromResult(texts.Select(VectorOf).ToArray());
        }

        private static float[] VectorOf(string text)
        {
            var vector = new float[384];
            foreach (var letter in text)
            {
                vector[letter % vector.Length]++;
            }

            Numerics.Kernels.Normalize(vector);
            return vector;
        }
    }
}
