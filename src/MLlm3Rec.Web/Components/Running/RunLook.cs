using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Theme;

namespace MLlm3Rec.Web.Components.Running;

/// <summary>How a state looks: never by colour alone.</summary>
public sealed record RunLook(string Word, string Icon, string Tone)
{
    public static RunLook Of(RunState state) => state switch
    {
        RunState.Queued => new("Queued", AppIcons.Schedule, ""),
        RunState.Running => new("Running", AppIcons.PlayArrow, "accent"),
        RunState.Done => new("Done", AppIcons.Check, "good"),
        RunState.Failed => new("Failed", AppIcons.ErrorOutline, "bad"),
        RunState.Cancelled => new("Cancelled", AppIcons.Block, ""),
        RunState.Paused => new("Paused", AppIcons.Pause, "warn"),
        _ => new("Interrupted", AppIcons.PowerOff, "warn"),
    };
}
