using MLlm3Rec.EndToEnd.Browsing;
using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Shell;

/// <summary>Writes the pictures of the documentation when asked to; see <see cref="Screenshots"/>.</summary>
public sealed class ScreenshotTests(AppFixture workbench) : BrowserTest(workbench)
{
    protected override bool DrawsPoints => true;

    public static TheoryData<string, string> Pages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, address) in ShellPages.Named)
            {
                data.Add(name, address);
            }

            return data;
        }
    }

    [Theory(Skip = "Set MLLM3REC_SCREENSHOTS to write the pictures.", SkipUnless = nameof(Screenshots.Wanted), SkipType = typeof(Screenshots))]
    [MemberData(nameof(Pages))]
    public async Task Take_BothSizesAndThemes_WritesFourPictures(string name, string address)
    {
        foreach (var size in (BrowserView[])[BrowserView.Desk, BrowserView.Phone])
        {
            foreach (var view in (BrowserView[])[size, size with { Dark = true }])
            {
                var page = await OpenAsync(address, view);
                await SettledAsync(page);
                await page.WaitForFunctionAsync(
                    "() => [...document.querySelectorAll('table.people')].every(list => list.querySelector('tr.person td') !== null)");
                await Screenshots.TakeAsync(page, name, view);
            }
        }
    }
}
