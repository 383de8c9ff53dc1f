using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Pages.Explanations.Counterfactuals;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.Navigation;
using Microsoft.Extensions.DependencyInjection;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>Why a rank moved between two runs and between two prompts, part by part.</summary>
public sealed class ShiftTests : PeoplePageTest
{
    private DatasetSummary dataset = null!; // Set before each test.
    private ExplainBoard board = null!; // Likewise.

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        dataset = await ImportSmallDatasetAsync(Encode, Extract, () => new TrainRequest { Dataset = SmallDataset.Name, Seed = 7 }, Train);
        var fittedDataset = await Services.GetRequiredService<FittedDatasetCache>().GetAsync(SmallDataset.Name, Cancelled);
        board = (await ExplainMaker.MakeAsync(fittedDataset, new ExplainView { User = "u0002" }, Cancelled))!; // The shop has that person.
    }

    [Fact]
    public async Task Model_OfAnEarlierRun_DiffersByTheScoresDifference()
    {
        var shift = await FindAsync(RankSource.Of(RankSourceKind.Model, 1));

        Assert.NotEmpty(shift.Outcome.Changes);
        Assert.Equal(shift.Outcome.After.Score - shift.Outcome.Before.Score, shift.Outcome.Changes.Sum(change => change.Difference), 1e-5);
        Assert.Contains("changes most", shift.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_OfTheLatestRun_DiffersInNothing() =>
        Assert.Equal("No part of its score differs.", (await FindAsync(RankSource.Of(RankSourceKind.Model, 2))).Sentence);

    [Fact]
    public async Task Prompt_WithoutTheItemsStrongestMotive_LosesExactlyThatPart()
    {
        var prompts = Services.GetRequiredService<PromptStore>();
        var live = (await prompts.LiveAsync(Cancelled)).Set;
        var lost = board.Explanation.Traits[0];
        await PublishAsync(live, live with { Dimensions = [.. live.Dimensions.Where(dimension => dimension.Key != lost.Dimension)] });

        var shift = await FindAsync(RankSource.Of(RankSourceKind.Prompt, 1));

        var change = Assert.Single(shift.Outcome.Changes, change => change.Dimension == lost.Dimension);
        Assert.Equal((lost.Contribution, 0), (change.Before, change.After));
        Assert.Equal(shift.Outcome.After.Score - shift.Outcome.Before.Score, shift.Outcome.Changes.Sum(one => one.Difference), 1e-5);
    }

    [Theory]
    [InlineData(RankSourceKind.Model)]
    [InlineData(RankSourceKind.Prompt)]
    [InlineData(RankSourceKind.Test)]
    public async Task Source_ThatIsNotThere_IsRefusedInWords(RankSourceKind kind) =>
        Assert.Contains(
            "99", (await Assert.ThrowsAsync<NotReadyException>(() => FindAsync(RankSource.Of(kind, 99)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("ease", "ease")]
    [InlineData("model-5", "model-5")]
    [InlineData("prompt-0", "prompt-0")]
    [InlineData("test-12", "test-12")]
    [InlineData("model-x", null)]
    [InlineData("palace-1", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Parse_Address_IsWhatItsTextSays(string? text, string? expected) => Assert.Equal(expected, RankSource.Parse(text)?.ToString());

    /// <summary>Through every gate but that the metrics may not fall.</summary>
    private async Task PublishAsync(PromptSet live, PromptSet set)
    {
        var (prompts, drafts, tests) =
            (Services.GetRequiredService<PromptStore>(), Services.GetRequiredService<DraftStore>(), Services.GetRequiredService<PromptTestStore>());
        await prompts.SaveAsync(new PublishGates { NoMetricWorse = false, FewestPeople = 1 }, Cancelled);
        var draft = await drafts.FindAsync(await drafts.CreateAsync("without it", set, Cancelled), Cancelled);
        var plan = new TestPlan { Live = live.ToJson(), Draft = set.ToJson(), Users = ["u0001", "u0002"] };
        var test = await tests.CreateAsync(dataset.Id, draft!, plan, Cancelled); // It was made two lines ago.
        await Services.GetRequiredService<RunQueue>().RunNowAsync(new TestRequest { Dataset = SmallDataset.Name, Test = test }, Cancelled);
        Assert.Equal(new Published(1), await prompts.PublishAsync(set, new PublishNote("ann", "Without it."), over: 0, Cancelled));
    }

    private async Task<Shift> FindAsync(RankSource source)
    {
        var sources = Services.GetRequiredService<RankSources>();
        Each.Holds(await sources.ListAsync(dataset, Cancelled), known => Assert.NotEmpty(known.Words));
        return await Shift.FindAsync(board, await sources.OpenAsync(dataset, board.FittedDataset, source, board.Question.User, Cancelled), Cancelled);
    }
}
