using System.Text.RegularExpressions;

namespace MLlm3Rec.EndToEnd.Browsing;

/// <summary>Fields as a person uses them: found by role and name, opened, chosen from.</summary>
internal static class Fields
{
    /// <summary>Opens the list of a combobox and clicks the choice that reads like this.</summary>
    public static Task ChooseAsync(this ILocator field, string choice) =>
        ChooseAsync(field, new PageGetByRoleOptions { Name = choice, Exact = true });

    /// <summary>The same for a choice of which a test knows only a part.</summary>
    public static Task ChooseAsync(this ILocator field, Regex choice) => ChooseAsync(field, new PageGetByRoleOptions { NameRegex = choice });

    private static async Task ChooseAsync(ILocator field, PageGetByRoleOptions choice)
    {
        await field.ClickAsync();
        await field.Page.GetByRole(AriaRole.Option, choice).ClickAsync();
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
    }
}
