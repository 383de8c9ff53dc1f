using Bunit;
using MLlm3Rec.Datasets.Sample;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Pages;
using MLlm3Rec.Web.Components.Pages.Explanations;
using MLlm3Rec.Web.Components.Pages.Home;
using MLlm3Rec.Web.Components.Pages.Profiles;
using MLlm3Rec.Web.Components.Pages.Ranking;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Ranking;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace MLlm3Rec.Web.Issues;

/// <summary>Home, Ranking and Explain fell for 13 of the sample's 840 people, whose motives share an item's score too evenly for any to stand out.
/// What the pages show is made for everybody, and the pages themselves for some of the thirteen.</summary>
public sealed class EveryPersonTests : PeoplePageTest
{
    private const string Sample = "sample";

    /// <summary>Some of those whom it happened to.</summary>
    private static readonly string[] Even = ["freya-0018", "jonas-0263", "ada-0315"];

    [Fact]
    public async Task Views_EveryPersonOfTheSample_CanBeTold()
    {
        var sample = await PrepareSampleAsync();
        Assert.Equal(840, sample.Dataset.Users.Count);

        foreach (var person in sample.Dataset.Users.Select(user => user.Value))
        {
            foreach (var question in Enum.GetValues<HistoryView>())
            {
                var board = await BoardMaker.MakeAsync(sample, new RankingView { Dataset = Sample, User = person, Question = question }, Cancelled);
                var why = await ExplainMaker.MakeAsync(sample, new ExplainView { Dataset = Sample, User = person, Question = question }, Cancelled);

                Assert.NotNull(board);
                Assert.NotNull(why);
                Assert.EndsWith(".", StoryWords.Sentence(board.Profile, sample.Engine.Vocabulary), StringComparison.Ordinal);
                Assert.Equal(Math.Min(3, board.Profile.Motives.Count), StoryWords.Quoted(board.Profile.Motives.Take(3)).Count);
            }
        }
    }

    [Fact]
    public async Task Pages_PeopleOfEvenMotives_AreShown()
    {
        await PrepareSampleAsync();
        Render<MudPopoverProvider>();
        foreach (var person in Even)
        {
            Show<HomePage>(person, Urls.Home(Sample, person));
            Show<ProfilesPage>(person, Urls.Profiles(Sample, person));
            foreach (var question in Enum.GetValues<HistoryView>())
            {
                Show<RankingPage>(person, Urls.Ranking(new RankingView { Dataset = Sample, User = person, Question = question }));
                Show<ExplainPage>(person, Urls.Explain(new ExplainView { Dataset = Sample, User = person, Question = question }));
            }
        }
    }

    private void Show<TPage>(string person, string address)
        where TPage : IComponent
    {
        Navigation.NavigateTo(address);
        using var page = Render<TPage>();
        page.WaitForAssertion(() => Assert.Contains($"user={person}", page.Markup, StringComparison.Ordinal));
    }

    private async Task<FittedDataset> PrepareSampleAsync()
    {
        var folder = Directory.CreateTempSubdirectory("mllm3rec-sample-");
        await SampleFolder.WriteAsync(folder.FullName, new SampleOptions(), Cancelled);
        var read = await DatasetImport.ReadAsync(new ImportOptions { Name = Sample, Paths = [folder.FullName] }, progress: null, Cancelled);
        await Services.GetRequiredService<DatasetStore>().SaveAsync(read, progress: null, Cancelled);
        folder.Delete(recursive: true);
        RunRequest[] steps =
            [new EncodeRequest { Dataset = Sample }, new ExtractRequest { Dataset = Sample }, new TrainRequest { Dataset = Sample }];
        foreach (var step in steps)
        {
            var run = await Services.GetRequiredService<RunQueue>().RunNowAsync(step, Cancelled);
            Assert.True(run.State == RunState.Done, $"{run.Kind}: {run.State} {run.Message}");
        }

        await Services.GetRequiredService<CurrentDataset>().ReloadAsync(Cancelled);
        return await Services.GetRequiredService<FittedDatasetCache>().GetAsync(Sample, Cancelled);
    }
}
