using Bunit;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Storage.Loops;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Web.Components.Pages.Settings;
using MLlm3Rec.Web.Health;

namespace MLlm3Rec.Web.Issues;

/// <summary>Nobody could ask the server whether it still does its work.</summary>
public sealed class ServerHealthTests : PageTest
{
    [Fact]
    public async Task Look_AllIsWell_IsReady() => Assert.True((await Get<ServerHealth>().LookAsync(Cancellation)).Ready);

    [Fact]
    public async Task Look_DatabaseIsGone_IsNotReadyAndSaysWhy()
    {
        Array.ForEach(Directory.GetFiles(Get<StorageOptions>().DataDirectory, "workbench.db*"), File.Delete);

        var report = await Get<ServerHealth>().LookAsync(Cancellation);

        Assert.False(report.Ready);
        Assert.Contains("is gone", report.Database, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Look_LoopFails_IsReadyUnlessItIsEssential(bool isEssential, bool ready)
    {
        using var stop = await FailAsync(isEssential);

        var report = await Get<ServerHealth>().LookAsync(Cancellation);

        Assert.Equal(ready, report.Ready);
        Assert.Equal("InvalidOperationException: no", Assert.Single(report.Loops).Failure);
        await stop.CancelAsync();
    }

    [Fact]
    public async Task Settings_LoopFails_SayWhichAndWhy()
    {
        using var stop = await FailAsync(isEssential: true);

        var panel = Render<ServerPanel>();

        panel.WaitForAssertion(() => Assert.Contains("Counting: not since", panel.Find(".facts").TextContent, StringComparison.Ordinal));
        Assert.Contains("Can be read and written.", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("The ring is empty", panel.Markup, StringComparison.Ordinal);
        await stop.CancelAsync();
    }

    private async Task<CancellationTokenSource> FailAsync(bool isEssential)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var loops = Get<LoopWatch>();
        _ = loops.RunAsync(
            new LoopDefinition("Counting", TimeSpan.FromHours(1), isEssential), _ => throw new InvalidOperationException("no"), stop.Token);
        await Eventually.HoldsAsync(() => Task.FromResult(loops.States is [{ Failures: > 0 }]), Cancellation);
        return stop;
    }
}
