using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Web.Health;

namespace MLlm3Rec.Web.Components.Pages.Settings;

/// <summary>Whether the server can do its work, and who can read what it keeps.</summary>
public sealed partial class ServerPanel(ServerHealth health, DataFolder data, KeyVault vault)
{
    private HealthReport? report;
    private FolderWords? folder;

    protected override Task OnInitializedAsync() => LookAsync();

    private async Task LookAsync()
    {
        report = await health.LookAsync(Leaving);
        folder = new FolderWords(data.Location, ServerWords.Space(data), ServerWords.Privacy(data), ServerWords.Ring(vault.Look()));
    }

    private sealed record FolderWords(string Location, string Space, string Privacy, string Ring);
}
