using Microsoft.JSInterop;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>Where one can go from here: other people, other items, a part, a supposition.</summary>
public sealed partial class ExplainPage
{
    private async Task ChooseAsync(string part)
    {
        chosen = part;
        if (module is not null)
        {
            await module.InvokeVoidAsync("show", PartAnchor.Of("why", part));
        }
    }

    private async Task TryAsync(IReadOnlyList<int> positions)
    {
        if (whatIf is not null)
        {
            await whatIf.LeaveOutAsync(positions);
        }

        if (module is not null)
        {
            await module.InvokeVoidAsync("show", "whatif-title");
        }
    }

    private void GoTo(string user) => Go(view with { User = user, Item = null, Not = null });

    private void Go(ExplainView next)
    {
        var address = next with { Dataset = opened.Dataset?.Name ?? next.Dataset, User = next.User ?? board?.UserId };
        if (address != view)
        {
            navigation.NavigateTo(Urls.Explain(address));
        }
    }
}
