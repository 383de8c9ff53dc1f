using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace MLlm3Rec.EndToEnd.Browsing;

/// <summary>WCAG 2.2 AA as far as a machine can see it.</summary>
internal static class Axe
{
    // Every element that obeys would be described too: a third of the time.
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>Fails with rule, reason and place of every violation.</summary>
    /// <param name="page">A page at rest.</param>
    /// <param name="coloursOnly">
    /// Only the rules that look at colours: for a theme of a page whose other theme obeys all of them at the same size.
    /// </param>
    public static async Task AssertCleanAsync(IPage page, bool coloursOnly = false)
    {
        // Half-way between two themes a colour has the contrast of neither.
        await page.EvaluateAsync(
            "() => Promise.allSettled(document.getAnimations().filter(move => move.effect.getComputedTiming().iterations !== Infinity).map(move => "
                + "move.finished)).then(() => true)");
        var found = new List<string>();
        foreach (var violation in (await page.RunAxe(coloursOnly ? Colours : Rules)).Violations)
        {
            foreach (var node in violation.Nodes)
            {
                if (violation.Id != "target-size" || await CanBeHitAsync(page, node.Target.ToString()))
                {
                    found.Add($"{violation.Id} ({violation.Impact}): {violation.Help}\n    {node.Html}");
                }
            }
        }

        Assert.True(found.Count == 0, $"{page.Url}\n" + string.Join('\n', found));
    }

    // While a menu is open, a click anywhere else closes it: what its edge leaves of a field behind is a target of nothing.
    private static async Task<bool> CanBeHitAsync(IPage page, string selector) => await page.EvaluateAsync<bool>(
        """
        selector => {
          const box = document.querySelector(selector)?.getBoundingClientRect();
          const holders = box ? document.elementsFromPoint(box.x + box.width / 2, box.y + box.height - 1) : [];
          return holders.findIndex(one => one.matches('.mud-overlay')) < 0;
        }
        """,
        selector);
}
