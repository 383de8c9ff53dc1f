using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Datasets;

[Collection(EmptyAppFixture.Name)]
public sealed class DatasetTests(AppFixture workbench, EmptyAppFixture empty) : DatasetTest(workbench, empty)
{
    [Fact]
    public async Task Open_Dataset_NumbersEqualACountInSql()
    {
        await ImportAsync("counted", DatasetFiles.Choices("counted.csv", rows: 300, seed: 10));

        var page = await OpenAsync("/datasets/counted", server: Server);

        var choices = Empty.Execute("SELECT COUNT(*) FROM Interactions i JOIN Datasets d ON d.Id = i.DatasetId WHERE d.Name = 'counted'");
        Assert.Equal(300, choices);
        await Expect(page.Locator(".tile .value").Nth(2)).ToHaveTextAsync($"{choices:N0}");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Choices per user" })).ToContainTextAsync("97 in all");
    }

    [Fact]
    public async Task Delete_InOneTab_TellsTheOtherWithinTwoSeconds()
    {
        await ImportAsync("doomed", DatasetFiles.Choices("doomed.csv", rows: 90, seed: 11));
        var watching = await OpenAsync("/datasets/doomed", server: Server);
        var page = await OpenAsync("/datasets/doomed", server: Server);

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete …" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Delete doomed?" });
        await Expect(dialog.GetByLabel("What is lost")).ToContainTextAsync("interactions90");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete doomed" }).ClickAsync();

        await Expect(page.GetByText("“doomed” has been removed.")).ToBeVisibleAsync();
        await Expect(watching.GetByText("“doomed” has been removed.")).ToBeVisibleAsync(new() { Timeout = 2_000 });
    }

    [Fact]
    public async Task Delete_Escape_KeepsTheDatasetAndReturnsFocus()
    {
        await ImportAsync("kept", DatasetFiles.Choices("kept.csv", rows: 90, seed: 12));
        var page = await OpenAsync("/datasets/kept", server: Server);
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Delete …" });

        await opener.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveAttributeAsync("aria-modal", "true");
        await page.WaitForFunctionAsync(
            "() => document.activeElement.closest('[role=dialog]') !== null && !document.activeElement.matches('.danger')");
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "kept" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    public async Task Open_NarrowScreen_NeverScrollsSideways(int width)
    {
        var name = $"narrow-{width}";
        var page = await ImportAsync(
            name, DatasetFiles.Choices($"{name}.csv", rows: 100, seed: width, badRows: [5]), BrowserView.Phone with { Width = width });
        await AssertFitsAsync(page);

        await page.GotoAsync($"/datasets/{name}");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Choices per user" })).ToBeVisibleAsync();

        await AssertFitsAsync(page);
    }
}
