using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Testing.ModelServers;

namespace MLlm3Rec.EndToEnd.Settings;

/// <summary>The process dies in the middle of a run that asks a rough server; the run goes on, and nothing that was paid for is asked
/// again.</summary>
[Collection(ModelAppFixture.Name)]
public sealed class KilledRunTests(AppFixture workbench, ModelAppFixture models) : BrowserTest(workbench)
{
    private const int People = 150;
    private const int Parallel = 4;
    private const int EnoughCalls = 60;

    [Fact]
    public async Task Kill_DuringARun_ResumesWithoutAskingTwice()
    {
        models.Model.Script = (
            ModelAppFixture.Honest with
            {
                Chat = (request, _) => new Says(HonestModel.Reply(request)) { Delay = TimeSpan.FromMilliseconds(40) },
            }).With(FaultMix.Rough);
        models.Model.Forget();
        try
        {
            var page = await OpenAsync($"/runs/read?dataset=sample&engine={ModelAppFixture.Connection}&people={People}", server: models.Host);
            await page.GetByRole(AriaRole.Button, new() { Name = "Start reading" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/runs/\d+$"));
            var run = long.Parse(new Uri(page.Url).Segments[^1]);
            while (models.Model.Calls.Count < EnoughCalls)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            await models.Host.KillAsync();
            var answered = (long)models.Ask($"SELECT COUNT(*) FROM Answers WHERE RunId = {run}")!; // A count is never null.
            await models.Host.StartAsync(TestContext.Current.CancellationToken);
            page = await OpenAsync($"/runs/{run}", server: models.Host);
            var before = models.Model.Calls.Max(call => call.Number); // Counted on from earlier tests, so no count of these calls.
            await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
            await Expect(page.GetByText("What it came to")).ToBeVisibleAsync(new() { Timeout = 120_000 });

            Assert.InRange(answered, 1, People - 1);
            Assert.Equal((long)People, models.Ask($"SELECT COUNT(*) FROM Answers WHERE RunId = {run}"));
            Assert.Equal((long)People, models.Ask($"SELECT COUNT(DISTINCT Subject) FROM Answers WHERE RunId = {run}"));

            // Only people under way when the process died may be asked about again: at most one per place, once before and once after. One who waited
            // for a busy server or for a second try may have had a reply long before.
            var given = models.Model.ChatCalls.Where(call => call.Deed == "200").GroupBy(call => call.Text).ToList();
            var twice = given.Where(calls => calls.Count() > 1).ToList();
            Assert.True(twice.Count <= Parallel, $"{twice.Count} of {given.Count} questions were answered twice.");
            Assert.DoesNotContain(twice, calls => calls.Count() > 2);
            Assert.DoesNotContain(twice, calls => calls.First().Number > before || calls.Last().Number <= before);
        }
        finally
        {
            models.Model.Script = ModelAppFixture.Honest;
        }
    }
}
