using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MLlm3Rec.Web;

/// <summary>Fields of a rendered page, found and chosen from by what they are called.</summary>
internal static class ChosenFields
{
    /// <summary>The field with this label.</summary>
    public static IElement Field<T>(this IRenderedComponent<T> page, string label)
        where T : IComponent
    {
        var named = page.WaitForElements("label").Single(candidate => candidate.TextContent == label);
        return page.Find($"#{named.GetAttribute("for")}");
    }

    /// <summary>Opens a combobox and clicks the choice that reads like this; lists show up in the provider.</summary>
    public static async Task ChooseAsync<T>(
        this IRenderedComponent<T> page, IRenderedComponent<MudPopoverProvider> lists, string label, string choice)
        where T : IComponent
    {
        await page.Field(label).Closest(".mud-input-control")!.MouseDownAsync();
        await lists.WaitForElements("[role=option]").Single(option => option.TextContent.Trim() == choice).ClickAsync();
    }
}
