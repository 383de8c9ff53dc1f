using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Datasets;

[Collection(EmptyAppFixture.Name)]
public sealed class AddDatasetTests(AppFixture workbench, EmptyAppFixture empty) : DatasetTest(workbench, empty)
{
    [Fact]
    public async Task Upload_Table_ShowsTwentyRowsAndTheGuessedMapping()
    {
        var page = await UploadAsync(DatasetFiles.Choices("choices.csv", rows: 60, seed: 1));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The first 20 rows of choices.csv" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("User (needed)")).ToHaveValueAsync("user");
        await Expect(page.GetByLabel("Item (needed)")).ToHaveValueAsync("item");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Time", Exact = true })).ToHaveValueAsync("timestamp");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Signal", Exact = true })).ToHaveValueAsync("rating");
    }

    [Fact]
    public async Task Upload_UnguessableTable_ImportsOnceColumnsAreChosen()
    {
        var page = await UploadAsync(DatasetFiles.Riddle("riddle.csv"));
        await Expect(page.GetByText("User has no column: choose the one that says who chose.")).ToBeVisibleAsync();
        await Expect(ImportButton(page)).ToBeDisabledAsync();

        await page.GetByLabel("User (needed)").ChooseAsync("alpha");
        await page.GetByLabel("Item (needed)").ChooseAsync("beta");
        await ImportButton(page).ClickAsync();

        await Expect(page.GetByText("riddle is here: 30 choices of 30 users among 7 items.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Import_WithBadRows_DownloadsThemWithReasons()
    {
        var page = await ImportAsync("with-bad-rows", DatasetFiles.Choices("bad.csv", rows: 500, seed: 2, badRows: [17, 311, 402]));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "3 rows skipped" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "CSV" }).ClickAsync());

        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("bad.csv,17,", lines[1], StringComparison.Ordinal);

        await page.GotoAsync("/datasets/with-bad-rows?sort=row&dir=desc");
        var rows = page.GetByRole(AriaRole.Table, new() { Name = "Skipped rows" }).Locator("tbody tr");
        await Expect(rows.First).ToContainTextAsync("402");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Reason" }).FillAsync("no such reason");
        await Expect(page.GetByText("No skipped row matches.")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(rows).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Upload_EmptyFile_IsRefusedNamingAcceptedFormats()
    {
        var page = await UploadAsync(DatasetFiles.Named("empty.csv", ""));

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("empty.csv: it is empty. Accepted are MovieLens");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose other files" }).ClickAsync();
        await Expect(page.GetByText("Drop files or a folder here").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Import_Refused_KeepsTheFormFilled()
    {
        var page = await UploadAsync(DatasetFiles.Choices("small.csv", rows: 40, seed: 3));
        await page.GetByLabel("Name").FillAsync("kept-name");
        await page.GetByLabel("k-core").FillAsync("90");
        await page.GetByLabel("k-core").PressAsync("Tab");
        await ImportButton(page).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose a smaller k-core");
        await Expect(page.GetByLabel("Name")).ToHaveValueAsync("kept-name");
        await Expect(page.GetByLabel("k-core")).ToHaveValueAsync("90");
    }

    [Fact]
    public async Task Import_SameContentTwice_SaysWhereItAlreadyIs()
    {
        await ImportAsync("first-time", DatasetFiles.Choices("twice.csv", rows: 80, seed: 4));

        var page = await UploadAsync(DatasetFiles.Choices("twice.csv", rows: 80, seed: 4));
        await page.GetByLabel("Name").FillAsync("second-time");
        await ImportButton(page).ClickAsync();

        await Expect(page.GetByText("already here as first-time")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Journey_ByKeyboardAlone_AddsADatasetAndOpensIt()
    {
        var page = await OpenAsync("/datasets?add=new", server: Server);
        var picker = await PickerAsync(page);

        await picker.FocusAsync();
        await Expect(picker).ToBeFocusedAsync();
        var chooser = await page.RunAndWaitForFileChooserAsync(() => picker.PressAsync("Enter"));
        await chooser.SetFilesAsync(DatasetFiles.Choices("keys.csv", rows: 70, seed: 5));
        await Expect(ImportButton(page)).ToBeVisibleAsync();
        await TabToAsync(page, "Import");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("keys is here")).ToBeVisibleAsync();
        await TabToAsync(page, "Open it");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "keys" })).ToBeVisibleAsync();
    }

    private static async Task TabToAsync(IPage page, string name)
    {
        for (var step = 0; step < 60; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("() => document.activeElement.innerText?.trim() ?? ''") == name)
            {
                return;
            }
        }

        Assert.Fail($"No Tab leads to \"{name}\".");
    }
}
