using Microsoft.AspNetCore.Components;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Layout;

public sealed partial class AppBar(CurrentDataset current, Visitor visitor)
{
    /// <summary>The navigation lies over it.</summary>
    [Parameter]
    public bool IsCovered { get; set; }

    /// <summary>The navigation is asked for, where it does not stand beside the page.</summary>
    [Parameter]
    public EventCallback OnNavigation { get; set; }

    [Parameter]
    public EventCallback OnShortcuts { get; set; }

    protected override void OnInitialized()
    {
        Hold(current.OnChanged(DispatchAsync));
        Hold(visitor.OnChanged(DispatchAsync));
    }
}
