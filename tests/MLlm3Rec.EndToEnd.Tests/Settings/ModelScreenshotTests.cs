using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.EndToEnd.Settings;

/// <summary>Pictures of what only shows with a model; see <see cref="Screenshots"/>.</summary>
[Collection(ModelAppFixture.Name)]
public sealed class ModelScreenshotTests(AppFixture workbench, ModelAppFixture models) : BrowserTest(workbench)
{
    [Fact(Skip = "Set MLLM3REC_SCREENSHOTS to write the pictures.", SkipUnless = nameof(Screenshots.Wanted), SkipType = typeof(Screenshots))]
    public async Task Take_WithAModel_WritesFourPicturesEach()
    {
        var user = models.Person(20);
        var start = await OpenAsync($"/runs/read?dataset=sample&engine={ModelAppFixture.Connection}&people=40", server: models.Host);
        await Expect(start.GetByText("Tokens in")).ToBeVisibleAsync();
        await TakeAsync("read-model", new Uri(start.Url).PathAndQuery);
        await start.GetByRole(AriaRole.Button, new() { Name = "Start reading" }).ClickAsync();
        await Expect(start.GetByText("read 40 of 40 people.").First).ToBeVisibleAsync();
        await TakeAsync("run-model", new Uri(start.Url).PathAndQuery);

        await start.GotoAsync($"/settings/connections/{ModelAppFixture.Connection}");
        await start.GetByRole(AriaRole.Button, new() { Name = "Save and test" }).ClickAsync();
        await Expect(start.GetByText("Works: one short question took")).ToBeVisibleAsync();
        await TakeAsync("settings-model", "/settings");
        await TakeAsync("model", $"/settings/connections/{ModelAppFixture.Connection}");

        await start.GotoAsync($"/profiles?dataset=sample&user={user}&tab=compare");
        await start.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
        await Expect(start.GetByRole(AriaRole.Button, new() { Name = "Use the new" })).ToBeVisibleAsync();
        await TakeAsync("profile-compare", new Uri(start.Url).PathAndQuery);
        await start.GetByRole(AriaRole.Button, new() { Name = "Use the new" }).ClickAsync();
        await Expect(start.GetByRole(AriaRole.Heading, new() { Name = "Why they choose" })).ToBeVisibleAsync();
        await TakeAsync("profile-raw", $"/profiles?dataset=sample&user={user}&tab=raw");
    }

    private async Task TakeAsync(string name, string address)
    {
        foreach (var size in (BrowserView[])[BrowserView.Desk, BrowserView.Phone])
        {
            foreach (var view in (BrowserView[])[size, size with { Dark = true }])
            {
                var page = await OpenAsync(address, view, models.Host);
                await SettledAsync(page);
                if (address.Contains("user=", StringComparison.Ordinal) && view.Width > BrowserView.Phone.Width)
                {
                    await Expect(page.Locator("tr.person.active")).ToBeVisibleAsync();
                }

                await Screenshots.TakeAsync(page, name, view);
            }
        }
    }
}
