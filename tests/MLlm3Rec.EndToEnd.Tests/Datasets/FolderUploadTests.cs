using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Datasets;

/// <summary>
/// Uploads whole datasets from folders of one's own and holds them against a direct import. Set MLLM3REC_DATASETS to a folder whose
/// subfolders are datasets; without it nothing is asked, because no foreign data lies in the repository.
/// </summary>
[Collection(EmptyAppFixture.Name)]
public sealed class FolderUploadTests(AppFixture workbench, EmptyAppFixture empty) : DatasetTest(workbench, empty)
{
    private const float Patience = 300_000;

    private static readonly string? Root = Environment.GetEnvironmentVariable("MLLM3REC_DATASETS");

    public static bool Given => Directory.Exists(Root);

    public static TheoryData<string> Folders => Given
        ? [.. Directory.EnumerateDirectories(Root!).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
        : ["no folder given"];

    [Theory(Skip = "Set MLLM3REC_DATASETS to upload datasets of your own.", SkipUnless = nameof(Given))]
    [MemberData(nameof(Folders))]
    public async Task Upload_WholeFolder_GivesWhatADirectImportGives(string name)
    {
        var folder = Path.Combine(Root!, name);
        var direct =
            await DatasetImport.ReadAsync(new ImportOptions { Name = name, Paths = [folder] }, progress: null, TestContext.Current.CancellationToken);

        var page = await OpenAsync("/datasets?add=new", server: Server);
        await (await PickerAsync(page)).SetInputFilesAsync([.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)]);
        await page.GetByLabel("Name").FillAsync(name, new() { Timeout = Patience });
        await ImportButton(page).ClickAsync(new() { Timeout = Patience });

        await Expect(page.GetByText($"{name} is here")).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.Equal(direct.ContentHash, Empty.Text($"SELECT ContentHash FROM Datasets WHERE Name = '{name}'"));
    }
}
