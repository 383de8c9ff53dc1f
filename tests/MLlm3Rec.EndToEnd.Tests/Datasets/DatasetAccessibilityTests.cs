using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Datasets;

[Collection(EmptyAppFixture.Name)]
public sealed class DatasetAccessibilityTests(AppFixture workbench, EmptyAppFixture empty) : DatasetTest(workbench, empty)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Axe_AddingADataset_FindsNothingOnTheWay(bool dark)
    {
        var view = BrowserView.Desk with { Dark = dark };
        var page = await OpenAsync("/datasets?add=new", view, Server);
        await Axe.AssertCleanAsync(page, coloursOnly: dark);

        await DropAsync(page, DatasetFiles.Riddle($"axe-{dark}.csv"));
        await Expect(ImportButton(page)).ToBeDisabledAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);

        await page.GetByRole(AriaRole.Button, new() { Name = "Choose other files" }).ClickAsync();
        await DropAsync(page, DatasetFiles.Named("empty.csv", ""));
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Axe_Dataset_FindsNothingInAnyState(bool dark)
    {
        var name = $"axe-{(dark ? "dark" : "light")}";
        var page = await ImportAsync(
            name, DatasetFiles.Choices($"{name}.csv", rows: 120, seed: dark ? 21 : 20, badRows: [9]), BrowserView.Desk with { Dark = dark });
        await Axe.AssertCleanAsync(page, coloursOnly: dark);

        await page.GetByRole(AriaRole.Link, new() { Name = "Open it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Choices per user" })).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete …" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);

        await page.GotoAsync("/datasets/no-such-dataset");
        await Expect(page.GetByText("There is no dataset named")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page, coloursOnly: dark);
    }
}
