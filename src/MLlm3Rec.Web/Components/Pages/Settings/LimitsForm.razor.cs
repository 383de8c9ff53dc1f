using MLlm3Rec.Web.Settings;

namespace MLlm3Rec.Web.Components.Pages.Settings;

/// <summary>How far runs may go; checked on input, saved together.</summary>
public sealed partial class LimitsForm(AppMode mode)
{
    /// <summary>Null until the settings are known: nobody types into a form that is about to be filled.</summary>
    private SettingsDraft? draft;
    private string? said;

    protected override async Task OnInitializedAsync()
    {
        await mode.LoadAsync(CancellationToken.None);
        draft = SettingsDraft.Of(mode.Current);
    }

    private string? Fault(string field) => draft?.Read(mode.Current).Faults.GetValueOrDefault(field);

    private async Task SaveAsync()
    {
        if (draft is null)
        {
            return;
        }

        var (settings, faults) = draft.Read(mode.Current);
        if (faults.Count > 0)
        {
            said = "Not saved: see above.";
            return;
        }

        said = null;
        await mode.SaveAsync(settings, CancellationToken.None);
        said = "Saved. The next run keeps to it.";
    }
}
