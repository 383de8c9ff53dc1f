using System.Text;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Prompts;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.JSInterop;

namespace MLlm3Rec.Web.Components.Pages.Prompts.Drafts;

/// <summary>Where a draft is written. Its texts live in the browser's fields; what was typed arrives here on a pause, in pieces.</summary>
public sealed partial class DraftEditor(IJSRuntime js) : IAsyncDisposable
{
    private readonly Dictionary<string, StringBuilder> arriving = new(StringComparer.Ordinal);
    private ElementReference root;
    private IJSObjectReference? module;
    private IJSObjectReference? fields;
    private DotNetObjectReference<DraftEditor>? self;
    private PromptFault? wanted;
    private string? part;
    private int generation;
    private bool isLeft;

    [Parameter, EditorRequired]
    public required DraftService Service { get; set; }

    [Parameter, EditorRequired]
    public required PromptsView View { get; set; }

    [Parameter, EditorRequired]
    public required ShippedPrompts Shipped { get; set; }

    [Parameter, EditorRequired]
    public required PromptSet Live { get; set; }

    /// <summary>Values of the variables for <see cref="User"/>, or null.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string>? Values { get; set; }

    [Parameter]
    public string? User { get; set; }

    /// <summary>Whose items cue words are looked for in; null where there is none.</summary>
    [Parameter]
    public DatasetSummary? Dataset { get; set; }

    [Parameter]
    public bool HasModel { get; set; }

    [Parameter]
    public EventCallback<PromptsView> OnView { get; set; }

    /// <summary>Something was saved, refused or found faulty.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    /// <summary>Ctrl + Enter.</summary>
    [Parameter]
    public EventCallback OnRun { get; set; }

    /// <summary>Shows the draft's texts in place of what the fields hold, after a decision between two.</summary>
    public async Task StartAnewAsync()
    {
        generation++;
        await ForgetAsync();
        StateHasChanged();
    }

    /// <summary>Nothing that the browser still holds of this draft will come back.</summary>
    public async Task ForgetAsync()
    {
        if (fields is not null)
        {
            await fields.InvokeVoidAsync("forget");
        }
    }

    /// <summary>Called by the browser with what was typed.</summary>
    /// <returns>The revision that holds it, so that the browser may forget its copy; 0 where it is not stored.</returns>
    [JSInvokable]
    public async Task<int> Typed(string place, int part, int parts, string text)
    {
        var whole = part == 0 ? arriving[place] = new StringBuilder() : arriving[place];
        whole.Append(text);
        if (whole.Length > DraftFields.MaxLength)
        {
            // The browser says so and does not send it; whoever sends it nevertheless gets no answer but this.
            arriving.Remove(place);
            throw new ArgumentException($"A text has at most {DraftFields.MaxLength} characters.", nameof(text));
        }

        if (part < parts - 1)
        {
            return 0;
        }

        arriving.Remove(place);
        await Service.TypeAsync(place, whole.ToString(), CancellationToken.None);
        await ToldAsync();
        return Service.IsSaved ? Service.Saved.Revision : 0;
    }

    /// <summary>Called by the browser when it still holds something typed before a reload.</summary>
    [JSInvokable]
    public void Restored(int revision) => Service.Seen(revision);

    [JSInvokable]
    public Task RunWished() => InvokeAsync(() => OnRun.InvokeAsync());

    protected override void OnParametersSet()
    {
        if (part is not null && part != View.Part)
        {
            Service.ForgetUnreadable();
        }

        part = View.Part;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await js.InvokeAsync<IJSObjectReference>("import", "./Components/Pages/Prompts/Drafts/DraftEditor.razor.js");
            self = DotNetObjectReference.Create(this);
            fields = await module.InvokeAsync<IJSObjectReference>("attach", root, self, Service.Saved.Id, Service.Saved.Revision);
            StateHasChanged();
        }
        else if (fields is not null)
        {
            await fields.InvokeVoidAsync("refresh");
        }

        if (wanted is { } fault && fields is not null)
        {
            wanted = null;
            await fields.InvokeVoidAsync("select", fault.Place, fault.Start, fault.Length);
        }
    }

    /// <summary>What was typed last still comes in before the browser lets go.</summary>
    public async ValueTask DisposeAsync()
    {
        isLeft = true;
        await fields.ReleaseAsync("release");
        await module.ReleaseAsync();
        self?.Dispose();
    }

    /// <summary>A page that has left this draft does not ask after it any more.</summary>
    private Task ToldAsync() => isLeft ? Task.CompletedTask : OnSaved.InvokeAsync();

    private async Task ChangeAsync(Func<PromptSet, PromptSet> change)
    {
        await Service.ChangeAsync(change, CancellationToken.None);
        await ToldAsync();
    }

    private async Task InsertAsync((string Place, string Text) insertion)
    {
        if (fields is not null)
        {
            await fields.InvokeVoidAsync("insert", insertion.Place, insertion.Text);
        }
    }

    private async Task SeekAsync((string Place, string Cue) wish)
    {
        if (fields is not null)
        {
            await fields.InvokeVoidAsync("seek", wish.Place, wish.Cue);
        }
    }

    /// <summary>Opens the part that a fault is in; the field gets the focus once it is there.</summary>
    private Task GoAsync(PromptFault fault)
    {
        wanted = fault;
        var parts = fault.Place.Split('/');
        return OnView.InvokeAsync(parts[0] switch
        {
            "knob" => View with { Part = PromptsView.Knobs },
            "dimension" => View with { Part = PromptsView.Dimensions, Dimension = parts[1] },
            "dimensions" => View with { Part = PromptsView.Dimensions },
            var task => View with { Part = task },
        });
    }

    private RenderFragment Mark(string place) => builder =>
    {
        var count = Service.Faults.Count(fault => fault.IsAt(place));
        if (count > 0)
        {
            Pill(builder, count);
        }
    };

    private static void Pill(RenderTreeBuilder builder, int count)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "pill bad");
        builder.AddContent(2, count);
        builder.AddMarkupContent(3, "<span class=\"visually-hidden\"> to mend</span>");
        builder.CloseElement();
    }
}
