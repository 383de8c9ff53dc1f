using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Explanations;

/// <summary>The bundled sample with its engine and MAR fitted, for all tests that explain: texts, reviews, times and planted reasons.</summary>
public sealed class ExplainedSample : IAsyncLifetime
{
    internal BuiltInEngine Engine { get; private set; } = null!; // set before any test runs

    internal AlignmentRecommender Mar { get; private set; } = null!; // set before any test runs

    internal Dataset Dataset => Engine.Dataset;

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Path.Combine(Root(AppContext.BaseDirectory), "data", "sample");
        var imported = await DatasetImport.ReadAsync(new ImportOptions { Name = "sample", Paths = [folder] }, progress: null, cancellation);
        Engine = BuiltInEngine.Fit(imported.Dataset, DefaultVocabulary.Instance, new ReadingOptions(), cancellation);
        Mar = (AlignmentRecommender)await MethodCatalogue.Alignment(Engine, seed: 42)
            .FitAsync(Engine.Split.Train, Engine.Split.Validation, cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Why is this person's <paramref name="place"/>-th proposal (from 0) proposed?</summary>
    internal ExplanationRequest Proposed(int user, int place = 0)
    {
        var history = Engine.Split.TestHistoryMemory(user);
        return new ExplanationRequest(user, history, TopN.Rank(Mar, Dataset.Items.Count, user, history.Span, place + 1)[place].Item);
    }

    internal Explanation Explain(ExplanationRequest question) => Engine.Explainer.Explain(Mar, question, TestContext.Current.CancellationToken);

    /// <summary>People with at least so many visible choices, in order.</summary>
    internal IEnumerable<int> People(int choices) =>
        Enumerable.Range(0, Dataset.Users.Count).Where(user => Engine.Split.TestHistory(user).Length >= choices);

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "MLlm3Rec.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}

[CollectionDefinition(nameof(ExplainedSample))]
public sealed class ExplainedSampleUsers : ICollectionFixture<ExplainedSample>;
