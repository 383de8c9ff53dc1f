using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Datasets;

[Collection(EmptyAppFixture.Name)]
public sealed class UploadTests(AppFixture workbench, EmptyAppFixture empty) : DatasetTest(workbench, empty)
{
    private const int BytesPerSecond = 200_000;

    [Fact]
    public async Task Upload_Cancelled_LeavesNothing()
    {
        var page = await OpenAsync("/datasets?add=new", server: Server);
        var picker = await PickerAsync(page);
        var before = Uploads();
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync(
            "Network.emulateNetworkConditions",
            new() { ["offline"] = false, ["latency"] = 5, ["downloadThroughput"] = -1, ["uploadThroughput"] = BytesPerSecond });

        await picker.SetInputFilesAsync(DatasetFiles.Choices("slow.csv", rows: 200_000, seed: 30));

        await Expect(page.GetByRole(AriaRole.Progressbar, new() { Name = "Upload of slow.csv" })).ToBeVisibleAsync();
        await Expect(page.GetByText(new System.Text.RegularExpressions.Regex("% of .* MB · .* MB/s · .* left"))).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel upload" }).ClickAsync();

        await Expect(page.GetByText("Cancelled. Nothing was kept.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel upload" })).ToBeHiddenAsync();
        await AssertWithinASecondAsync(() => Uploads() == before);
    }

    /// <summary>The server hears of the broken connection a moment after the browser has let it go.</summary>
    private static async Task AssertWithinASecondAsync(Func<bool> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var look = 0; look < 20 && !holds(); look++)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(holds(), "Part of a cancelled upload is still there.");
    }

    private int Uploads()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Server.DatabasePath)!, "uploads");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count() : 0;
    }
}
