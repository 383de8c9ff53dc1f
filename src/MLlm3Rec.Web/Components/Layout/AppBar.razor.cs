using Microsoft.AspNetCore.Components;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Layout;

public sealed partial class AppBar(CurrentDataset current)
{

    [Parameter]
    public EventCallback OnShortcuts { get; set; }

    protected override void OnInitialized() => Hold(current.OnChanged(DispatchAsync));
}
