using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Components.Pages;
using MudBlazor;

namespace MLlm3Rec.Web.Components.People;

public sealed class MarkPanelTests : PeoplePageTest
{
    private static readonly MarkSubject Novelty = new(MarkSide.Motive, "u0001", "novelty");
    private DatasetSummary dataset = null!; // Set before each test.

    private MarkStore Marks => Services.GetRequiredService<MarkStore>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        dataset = await ImportSmallDatasetAsync();
    }

    [Fact]
    public async Task Right_TeachesThatTheSentenceSaysIt()
    {
        var panel = Show("Quite new.");

        await Button(panel, "Right").ClickAsync(new());

        Assert.Equal("marked right", panel.WaitForElement(".pill").TextContent);
        await Button(panel, "Teach a draft that this sentence says it").ClickAsync(new());
        panel.WaitForAssertion(() => Assert.Contains("/prompts?", Navigation.Uri, StringComparison.Ordinal));
        Assert.Contains("dimension=novelty", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(["Quite new."], (await DraftAsync("novelty")).For);
    }

    [Fact]
    public async Task Rather_NamesTheOtherAndTeachesBoth()
    {
        var lists = Render<MudPopoverProvider>();
        var panel = Show("Half the price.");
        await Button(panel, "Rather").ClickAsync(new());
        Assert.True(Button(panel, "Save mark").HasAttribute("disabled"));

        await panel.ChooseAsync(lists, "Rather than “Novelty”", "Value");
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Equal("marked rather Value", panel.Find(".pill").TextContent));
        await Button(panel, "Teach a draft that this sentence says Value instead").ClickAsync(new());
        panel.WaitForAssertion(() => Assert.Contains("dimension=value", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(["Half the price."], (await DraftAsync("value")).For);
        Assert.Equal(new DimensionExamples([], [], ["Half the price."]), await DraftAsync("novelty"));
    }

    [Fact]
    public async Task Rather_DoesNotOfferTheOneThatWasRead()
    {
        var lists = Render<MudPopoverProvider>();
        var panel = Show();
        await Button(panel, "Rather").ClickAsync(new());

        await panel.Field("Rather than “Novelty”").Closest(".mud-input-control")!.MouseDownAsync();

        var offered = lists.WaitForElements("[role=option]").Select(option => option.TextContent.Trim()).ToArray();
        Assert.Equal(DefaultVocabulary.Instance.Count, offered.Length);
        Assert.DoesNotContain("Novelty", offered);
    }

    [Fact]
    public async Task TakenBack_IsAsBefore()
    {
        await Marks.PutAsync(dataset.Id, Novelty, new MarkEdit(MarkKind.Right, ""), Cancelled);
        await Marks.TeachAsync(dataset.Id, Novelty, ["Quite new."], Cancelled);
        var panel = Show("Quite new.");
        Assert.NotNull(Button(panel, "Open the draft that it taught"));

        await Button(panel, "Take the mark back").ClickAsync(new());

        panel.WaitForAssertion(() => Assert.NotNull(Button(panel, "Right")));
        Assert.Empty(await Marks.ListAsync(dataset.Id, Cancelled));
        Assert.Equal(DimensionExamples.None, await DraftAsync("novelty"));
    }

    [Fact]
    public async Task Trait_IsMarkedOfTheItem()
    {
        var trait = new MarkSubject(MarkSide.Trait, "i1", "novelty");
        var panel = Render<MarkPanel>(parameters => parameters.Add(shown => shown.Dataset, dataset).Add(shown => shown.Subject, trait)
            .Add(shown => shown.Vocabulary, DefaultVocabulary.Instance));
        Assert.Contains("trait of it", Button(panel, "Right").TextContent, StringComparison.Ordinal);

        await Button(panel, "Right").ClickAsync(new());

        panel.WaitForElement(".pill.good");
        Assert.Equal(trait, Assert.Single(await Marks.ListAsync(dataset.Id, Cancelled)).Subject);
        Assert.DoesNotContain(panel.FindAll("button"), button => button.TextContent.Contains("Teach", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadOnly_NothingCanBeMarked()
    {
        await Services.GetRequiredService<SettingsStore>().SaveAsync(new AppSettings { ReadOnly = true }, Cancelled);

        var panel = Show();

        panel.WaitForAssertion(() => Assert.True(panel.Find("fieldset").HasAttribute("disabled")));
    }

    private IRenderedComponent<MarkPanel> Show(params string[] sentences) => Render<MarkPanel>(parameters => parameters
        .Add(shown => shown.Dataset, dataset).Add(shown => shown.Subject, Novelty)
        .Add(shown => shown.Vocabulary, DefaultVocabulary.Instance).Add(shown => shown.Sentences, sentences));

    private static IElement Button(IRenderedComponent<MarkPanel> panel, string words)
    {
        IElement? Found() => panel.FindAll(":not(.waiting) > button")
            .FirstOrDefault(button => button.TextContent.StartsWith(words, StringComparison.Ordinal));

        panel.WaitForState(() => Found() is not null);
        return Found()!; // Waited for.
    }

    private async Task<DimensionExamples> DraftAsync(string key)
    {
        var drafts = Services.GetRequiredService<DraftStore>();
        var draft = Assert.Single(await drafts.ListAsync(Cancelled));
        return (await drafts.FindAsync(draft.Id, Cancelled))!.Set.Dimensions.Single(one => one.Key == key).ExamplesOrNone;
    }
}
