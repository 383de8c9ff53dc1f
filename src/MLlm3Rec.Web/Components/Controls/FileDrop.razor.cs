using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;
using MLlm3Rec.Web.Uploads;

namespace MLlm3Rec.Web.Components.Controls;

/// <summary>Takes files and folders by drop or by keyboard and sends them by HTTP; tells its parent when all of them are on the server's
/// disk.</summary>
public sealed partial class FileDrop(IJSRuntime js, UploadFolder folder) : IAsyncDisposable
{
    private readonly List<FileUpload> files = [];
    private ElementReference zone;
    private IJSObjectReference? module;
    private DotNetObjectReference<FileDrop>? self;
    private bool isSending;

    [Parameter]
    public string Label { get; set; } = "Drop files or a folder here";

    [Parameter]
    public string Hint { get; set; } = "";

    /// <summary>All files arrived.</summary>
    [Parameter, EditorRequired]
    public EventCallback<CompletedUpload> OnCompleted { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Controls/FileDrop.razor.js");
            await module.InvokeVoidAsync("attach", zone, self, Urls.Uploads);
        }
    }

    [JSInvokable]
    public void Started(string[] names, long[] sizes)
    {
        files.Clear();
        files.AddRange(names.Zip(sizes, (name, bytes) => new FileUpload(name, bytes)));
        isSending = true;
        StateHasChanged();
    }

    [JSInvokable]
    public void Progressed(int file, long sent, double bytesPerSecond)
    {
        files[file] = files[file] with { Sent = sent, BytesPerSecond = bytesPerSecond };
        StateHasChanged();
    }

    /// <summary>Null for <paramref name="upload"/> after a cancel or a refusal; then nothing is left on the server.</summary>
    [JSInvokable]
    public async Task EndedAsync(string? upload, int file, string? failure)
    {
        isSending = false;
        if (failure is not null)
        {
            files[file] = files[file] with { Failure = failure };
        }

        StateHasChanged();
        if (upload is not null)
        {
            await OnCompleted.InvokeAsync(new CompletedUpload(upload, folder.Files(upload)));
        }
    }

    private async Task CancelAsync()
    {
        if (module is not null)
        {
            await module.InvokeVoidAsync("cancel", zone);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await module.ReleaseAsync("detach", zone);
        self?.Dispose();
    }
}
