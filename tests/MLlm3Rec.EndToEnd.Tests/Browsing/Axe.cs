using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace MLlm3Rec.EndToEnd.Browsing;

/// <summary>WCAG 2.2 AA as far as a machine can see it.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] },
    };

    /// <summary>Fails with rule, reason and place of every violation.</summary>
    public static async Task AssertCleanAsync(IPage page)
    {
        // Half-way between two themes a colour has the contrast of neither.
        await page.EvaluateAsync(
            "() => Promise.allSettled(document.getAnimations().filter(move => move.effect.getComputedTiming().iterations !== Infinity).map(move => "
                + "move.finished)).then(() => true)");
        var result = await page.RunAxe(Rules);
        var found = result.Violations.SelectMany(violation =>
            violation.Nodes.Select(node => $"{violation.Id} ({violation.Impact}): {violation.Help}\n    {node.Html}"));
        Assert.True(result.Violations.Length == 0, $"{page.Url}\n" + string.Join('\n', found));
    }
}
