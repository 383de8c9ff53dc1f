using Microsoft.AspNetCore.Components;
using MLlm3Rec.Connections;
using MLlm3Rec.Storage.Connections;

namespace MLlm3Rec.Web.Components.Pages.Settings;

/// <summary>Everything about a connection in fields. A fault shows once its field was touched, all of them when saving is tried.</summary>
public sealed partial class ConnectionForm(ConnectionStore store)
{
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);
    private Dictionary<string, string> refused = new(StringComparer.Ordinal);
    private ConnectionDraft draft = new();
    private string? key;
    private string? said;
    private bool tried;
    private bool saving;

    [Parameter, EditorRequired]
    public required ConnectionDraft Draft { get; set; }

    [Parameter, EditorRequired]
    public required bool IsNew { get; set; }

    [Parameter]
    public bool HasStoredKey { get; set; }

    [Parameter]
    public EventCallback<SavedConnection> OnSaved { get; set; }

    protected override void OnInitialized() => draft = Draft;

    private string? Fault(string field) =>
        refused.TryGetValue(field, out var words) ? words
        : tried || touched.Contains(field) ? draft.Read().Faults.GetValueOrDefault(field)
        : null;

    private void Change(ConnectionDraft next, string field)
    {
        draft = next;
        touched.Add(field);
        refused.Remove(field);
        said = null;
    }

    private async Task SaveAsync(bool test)
    {
        tried = true;
        var (connection, faults) = draft.Read();
        if (faults.Count > 0)
        {
            said = "Not saved: see above.";
            return;
        }

        if (IsNew && await store.FindAsync(connection.Name, Leaving) is not null)
        {
            refused[nameof(Connection.Name)] = "Another connection has this name.";
            said = "Not saved: see above.";
            return;
        }

        saving = true;
        try
        {
            await store.SaveAsync(connection, string.IsNullOrWhiteSpace(key) ? null : new ApiKey(key), Leaving);
            key = null;
            await OnSaved.InvokeAsync(new SavedConnection(connection.Name, test));
        }
        catch (FaultyConnectionException faulty)
        {
            refused = faulty.Faults.ToDictionary(fault => fault.Field, fault => fault.Words, StringComparer.Ordinal);
            said = "Not saved: see above.";
        }
        finally
        {
            saving = false;
        }
    }
}

/// <param name="Name">Of the connection that was saved.</param>
/// <param name="Test">Whether it is to be tested now.</param>
public sealed record SavedConnection(string Name, bool Test);
