using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MLlm3Rec.Reports;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Explanations;
using MLlm3Rec.Web.Exports;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>Saves the explanation as one page that needs nothing else, or its waterfall as a picture, or its parts as a table.</summary>
public sealed partial class ExplainDownloads(ExportTickets tickets, AuditStore audit, IJSRuntime js, ThemeState theme) : IAsyncDisposable
{
    private IJSObjectReference? module;

    [Parameter, EditorRequired]
    public required ExplainBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required Vocabulary Vocabulary { get; set; }

    private string Name => $"explain-{Board.DatasetName}-{Board.UserId}-{Board.Explanation.Item.Id}";

    public ValueTask DisposeAsync() => module.ReleaseAsync();

    private async Task SavePageAsync() =>
        await CallAsync(
            "saveText", $"{Name}.html", "text/html;charset=utf-8", await ExplanationReports.HtmlAsync(Board.Explanation, Board.Story, Vocabulary));

    private async Task SavePictureAsync() => await CallAsync("saveText", $"{Name}.svg", "image/svg+xml;charset=utf-8", await PictureAsync());

    private async Task SavePixelsAsync() => await CallAsync("savePixels", $"{Name}.png", await PictureAsync());

    private Task SaveTableAsync(string ending) => CallAsync("download", Urls.Export(tickets.Leave(PartExport.Of(Board)), $"{Name}.{ending}"));

    private Task<string> PictureAsync() => ExplanationReports.PictureAsync(Board.Explanation, theme.IsDark);

    private async Task CallAsync(string function, params object[] arguments)
    {
        if (function != "download")
        {
            // What is made here and not fetched: a ticket is written down when it is used.
            await audit.AddAsync(AuditKind.Export, $"{arguments[0]}", CancellationToken.None);
        }

        module ??= await js.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Explanations/ExplainDownloads.razor.js");
        await module.InvokeVoidAsync(function, arguments);
    }
}
