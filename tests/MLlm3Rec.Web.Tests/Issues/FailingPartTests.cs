using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Testing;
using MLlm3Rec.Web.Components.Pages;
using MLlm3Rec.Web.Components.Pages.Explanations;
using MLlm3Rec.Web.Components.Pages.Explanations.Counterfactuals;
using MLlm3Rec.Web.Components.Pages.Home;
using MLlm3Rec.Web.Components.Pages.Profiles;
using MLlm3Rec.Web.Components.Pages.Ranking;
using MudBlazor;

namespace MLlm3Rec.Web.Issues;

/// <summary>One part that failed took the whole page, and with it the way to the next person.</summary>
public sealed class FailingPartTests : PeoplePageTest
{
    private const string Person = "dataset=small%20dataset&user=u0002";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(typeof(HiddenVerdict))]
    [InlineData(typeof(MotivePanel))]
    [InlineData(typeof(RankingColumns))]
    public async Task Ranking_AnyPartThrows_KeepsTheOthersAndThePicker(Type part)
    {
        Break(part);
        await ImportSmallDatasetAsync(Encode, Extract, Train);

        var page = Open<RankingPage>($"/ranking?{Person}");

        page.WaitForElement("button[aria-label='Next person']", Patience);
        Assert.StartsWith("Something failed", Assert.Single(page.FindAll("[role=alert]")).TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(ProposalList))]
    [InlineData(typeof(WaterfallChart))]
    [InlineData(typeof(ChoicesPanel))]
    [InlineData(typeof(EvidenceCoveragePanel))]
    [InlineData(typeof(RemovalPanel))]
    public async Task Explain_AnyPartThrows_KeepsTheOthersAndThePicker(Type part)
    {
        Break(part);
        await ImportSmallDatasetAsync(Encode, Extract, Train);

        var page = Open<ExplainPage>($"/explain?{Person}");

        page.WaitForElement("button[aria-label='Next person']", Patience);
        page.WaitForElement("#subject", Patience);
        Assert.Contains("Missing here: ", Assert.Single(page.FindAll(".failed[role=alert]")).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(PersonMotives))]
    [InlineData(typeof(HistoryList))]
    public async Task Profiles_APartThrows_LeavesTheWayToTheNext(Type part)
    {
        Break(part);
        await ImportSmallDatasetAsync(Encode, Extract);

        var page = Open<ProfilesPage>($"/profiles?{Person}");

        page.WaitForElement(".pane .failed[role=alert]", Patience);
        await page.Find(".pane button[aria-label='Next person']").ClickAsync(new());
        page.WaitForAssertion(() => Assert.NotEqual("u0002", page.Find(".pane h2").TextContent), Patience);
    }

    [Fact]
    public async Task Home_ProposalsThrow_KeepsThePerson()
    {
        Break(typeof(Proposals));
        await ImportSmallDatasetAsync(Encode, Extract, Train);
        await Services.GetRequiredService<State.CurrentDataset>().ReloadAsync(Cancelled);

        var page = Open<HomePage>($"/?{Person}");

        Assert.Equal("u0002", page.WaitForElement("#person-title bdi", Patience).TextContent);
        Assert.Contains("what is proposed to them", page.Find(".failed[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_OnePersonIsUnreadable_LeadToTheNext()
    {
        await ImportSmallDatasetAsync(Encode, Extract, Train);
        await SpoilAsync(user: 2);
        await Services.GetRequiredService<State.CurrentDataset>().ReloadAsync(Cancelled);

        Render<MudPopoverProvider>();
        var ranking = Show<RankingPage>($"/ranking?{Person}");
        ranking.WaitForElement(".failed[role=alert]", Patience);
        Assert.Contains("the lists for this person", ranking.Find(".failed").TextContent, StringComparison.Ordinal);
        await ranking.Find("button[aria-label='Next person']").ClickAsync(new());
        Assert.Contains("user=u0003", Navigation.Uri, StringComparison.Ordinal);

        var explain = Show<ExplainPage>($"/explain?{Person}");
        explain.WaitForElement(".failed[role=alert]", Patience);
        Assert.NotNull(explain.Find("button[aria-label='Next person']"));

        var profiles = Show<ProfilesPage>($"/profiles?{Person}");
        profiles.WaitForElement(".pane .failed[role=alert]", Patience);
        await profiles.Find(".pane button[aria-label='Next person']").ClickAsync(new());
        profiles.WaitForAssertion(() => Assert.NotEmpty(profiles.FindAll(".pane mark")), Patience);

        var home = Show<HomePage>($"/?{Person}");
        home.WaitForElement(".failed[role=alert]", Patience);
        await home.Find("button.primary").ClickAsync(new());
        Assert.DoesNotContain("u0002", Navigation.Uri, StringComparison.Ordinal);
    }

    private IRenderedComponent<TPage> Show<TPage>(string address)
        where TPage : IComponent
    {
        Navigation.NavigateTo(address);
        return Render<TPage>();
    }

    private void Break(Type part) => ComponentFactories.Add(type => type == part, _ => new Throwing());

    /// <summary>A profile that a model told, and that nobody can read any more.</summary>
    private Task<int> SpoilAsync(int user) => Services.GetRequiredService<Database>().WriteAsync(
        context => context.Database.ExecuteSql($"UPDATE ProfileDocuments SET Document = x'00', AnswerId = 1 WHERE UserIndex = {user}"), Cancelled);

    private sealed class Throwing : ComponentBase
    {
        [Parameter(CaptureUnmatchedValues = true)]
        public IReadOnlyDictionary<string, object>? Given { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => throw new InvalidOperationException("This part is broken on purpose.");
    }
}
