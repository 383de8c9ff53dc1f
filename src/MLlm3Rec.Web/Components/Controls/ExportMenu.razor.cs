using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Web.Exports;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Controls;

/// <summary>Saves the table beside it as a file. The rows go straight from the store to the browser's download.</summary>
public sealed partial class ExportMenu(ExportTickets tickets, IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? module;

    /// <summary>Without ending, e.g. "profiles-sample".</summary>
    [Parameter, EditorRequired]
    public required string FileName { get; set; }

    /// <summary>Called when the browser fetches the file. Capture the current filter, not the component.</summary>
    [Parameter, EditorRequired]
    public required Func<CancellationToken, ExportTable> Table { get; set; }

    private async Task DownloadAsync(string ending)
    {
        module ??= await js.InvokeAsync<IJSObjectReference>("import", "./Components/Controls/ExportMenu.razor.js");
        await module.InvokeVoidAsync("download", Urls.Export(tickets.Leave(Table), $"{FileName}.{ending}"));
    }

    public ValueTask DisposeAsync() => module.ReleaseAsync();
}
