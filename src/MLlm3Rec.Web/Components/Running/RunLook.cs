using MLlm3Rec.Storage.Runs;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Running;

/// <summary>How a state looks: never by colour alone.</summary>
public sealed record RunLook(string Word, string Icon, string Tone)
{
    public static RunLook Of(RunState state) => state switch
    {
        RunState.Queued => new("Queued", Icons.Material.Outlined.Schedule, ""),
        RunState.Running => new("Running", Icons.Material.Outlined.PlayArrow, "accent"),
        RunState.Done => new("Done", Icons.Material.Outlined.Check, "good"),
        RunState.Failed => new("Failed", Icons.Material.Outlined.ErrorOutline, "bad"),
        RunState.Cancelled => new("Cancelled", Icons.Material.Outlined.Block, ""),
        _ => new("Interrupted", Icons.Material.Outlined.PowerOff, "warn"),
    };
}
