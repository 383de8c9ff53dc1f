using Microsoft.AspNetCore.Components;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Layout;

public sealed partial class AppBar(CurrentDataset current) : IDisposable
{
    private IDisposable? subscription;

    [Parameter]
    public EventCallback OnShortcuts { get; set; }

    protected override void OnInitialized() => subscription = current.OnChanged(() => InvokeAsync(StateHasChanged));

    public void Dispose() => subscription?.Dispose();
}
