using MLlm3Rec.EndToEnd.Datasets;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Testing;

namespace MLlm3Rec.EndToEnd.Issues;

/// <summary>Files that held the server's processors, or that it could not name.</summary>
[Collection(EmptyAppFixture.Name)]
public sealed class RoughFilesTests(AppFixture workbench, EmptyAppFixture empty) : DatasetTest(workbench, empty)
{
    [Fact]
    public async Task Upload_ParquetThatNeverEnds_IsRefusedInWords()
    {
        var page = await UploadAsync(new FilePayload { Name = "t.parquet", MimeType = "application/octet-stream", Buffer = DamagedParquet.Bytes(0) });

        // A busy machine takes longer than an idle one to give it five seconds of a processor.
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(
            "t.parquet keeps its reader busy without getting anywhere", new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose other files" }).ClickAsync();
        await Expect(page.GetByText("Drop files or a folder here").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Upload_NameOfManyWideLetters_ComesToItsForm()
    {
        var page = await UploadAsync(DatasetFiles.Named(new string('電', 150) + ".csv", "user,item\nu1,i1\nu2,i2\n"));

        await Expect(ImportButton(page)).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Upload_FolderOfTooManyFiles_IsRefusedInWords()
    {
        var page = await OpenAsync("/datasets?add=new", server: Server);
        var picker = await PickerAsync(page);

        await picker.EvaluateAsync(
            """
            input => {
              const many = new DataTransfer();
              for (let file = 0; file < 1001; file++) many.items.add(new File(['x'], `${'電'.repeat(80)}${file}.csv`));
              input.files = many.files;
              input.dispatchEvent(new Event('change'));
            }
            """);

        await Expect(page.GetByText("At most 1,000 files come in one upload. Pack the folder as one .zip.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Paste_FarTooLong_StaysAndThePageLives()
    {
        var page = await UploadAsync(DatasetFiles.Choices("choices.csv", rows: 60, seed: 71));
        var name = page.GetByLabel("Name");
        await name.EvaluateAsync("field => field.removeAttribute('maxlength')");

        await name.FillAsync(new string('x', 60_000));

        Assert.Equal(
            "At most 20,000 characters fit here; this text has 60,000. Nothing of it is taken over until it is shorter.",
            await name.EvaluateAsync<string>("field => field.validationMessage"));
        Assert.Equal(60_000, (await name.InputValueAsync()).Length);
        await name.FillAsync("a/b");
        await Expect(page.GetByText("A name is made of letters, digits, spaces, dots, hyphens and underscores.")).ToBeVisibleAsync();
    }
}
