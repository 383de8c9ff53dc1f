using Bunit;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Settings;

namespace MLlm3Rec.Web.Components.Controls;

public sealed class FieldTests : PageTest
{
    private static readonly SelectField.Option[] Options = [new("a", "First"), new("b", "Second")];

    [Fact]
    public async Task Select_OptionClicked_TellsItsValue()
    {
        string? told = null;
        var lists = RenderLists();
        var page = Render<SelectField>(field => field
            .Add(shown => shown.Label, "Engine").Add(shown => shown.Value, "a").Add(shown => shown.Options, Options)
            .Add(shown => shown.OnChange, value => told = value));
        Assert.Equal("First", page.Field("Engine").GetAttribute("value"));

        await page.ChooseAsync(lists, "Engine", "Second");

        Assert.Equal("b", told);
    }

    [Fact]
    public async Task Select_InReadOnlyMode_StaysShut()
    {
        await Get<AppMode>().SaveAsync(new AppSettings { ReadOnly = true }, Cancellation);
        var lists = RenderLists();
        var page = Render<Changing>(around => around.AddChildContent<SelectField>(field => field
            .Add(shown => shown.Label, "Engine").Add(shown => shown.Value, "a").Add(shown => shown.Options, Options)));
        page.WaitForElement("fieldset[disabled] [role=combobox][disabled]");

        await page.Find(".mud-input-control").MouseDownAsync();

        Assert.Empty(lists.FindAll("[role=option]"));
    }

    [Fact]
    public async Task Secret_Typed_IsToldAndNeverDrawn()
    {
        string? told = null;
        var page = Render<Pages.Settings.SecretField>(field => field
            .Add(shown => shown.Label, "Key").Add(shown => shown.OnChange, key => told = key));

        await page.Field("Key").ChangeAsync("sk-0815");

        Assert.Equal("sk-0815", told);
        Assert.DoesNotContain("sk-0815", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Field_WithError_IsMarkedAndKeepsItsHint()
    {
        var page = Render<FormField>(field => field
            .Add(shown => shown.Label, "Timeout").Add(shown => shown.Value, "x")
            .Add(shown => shown.Hint, "Of one call.").Add(shown => shown.Error, "A number."));

        var input = page.Field("Timeout");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal(
            "Of one call. A number.",
            string.Join(' ', input.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.Find($"#{id}").TextContent.Trim())));
        Assert.Equal("A number.", page.Find("[role=alert]").TextContent.Trim());
    }

    [Fact]
    public void Progress_OfUnknownLength_HasANameAndNoValue()
    {
        var bar = Render<ProgressBar>(shown => shown.Add(progress => progress.Label, "Upload")).Find("[role=progressbar]");

        Assert.Equal("Upload", bar.GetAttribute("aria-label"));
        Assert.False(bar.HasAttribute("aria-valuenow"));
        Assert.Equal("under way", bar.GetAttribute("aria-valuetext"));
    }
}
