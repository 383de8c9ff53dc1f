using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Testing;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Compare;

public sealed class ExperimentPageTests : PeoplePageTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Open_ComparisonOfAnotherDataset_IsWhatThePickerShows()
    {
        await ImportSmallDatasetAsync();
        await Services.GetRequiredService<DatasetStore>().SaveAsync(SmallDataset.Make(users: 5, "another"), progress: null, Cancelled);
        var run = await Services.GetRequiredService<RunQueue>().RunNowAsync(
            new EvaluateRequest { Dataset = SmallDataset.Name, Methods = ["popularity", "random"] }, Cancelled);
        var current = Services.GetRequiredService<CurrentDataset>();
        current.Remember("another");
        await current.ReloadAsync(Cancelled);

        Render<MudBlazor.MudPopoverProvider>();
        var page = Render<ExperimentPage>(parameters => parameters.Add(page => page.Run, run.Id));

        page.WaitForElement("[data-testid=verdict]", Patience);
        Assert.Equal(SmallDataset.Name, current.Name);
        Assert.Equal(2, page.FindAll(".lead-panel ol li").Count);
    }
}
