using MLlm3Rec.Prompts;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Components.Lifecycle;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Words;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.People;

/// <summary>Says of a motive or a trait that it is right, wrong, or rather another one. What was said can be taught to a draft, and taken
/// back.</summary>
public sealed partial class MarkPanel(MarkStore marks, Rereadings rereadings, NavigationManager navigation) : LiveComponent
{
    private Mark? mark;
    private MarkKind? writing;
    private string note = "";
    private string? rather;
    private string? effect;
    private (int, MarkSubject) shown;
    private bool loaded;
    private bool moves;
    private ElementReference first;
    private ElementReference form;
    private ElementReference back;

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    /// <summary>The motive or the trait.</summary>
    [Parameter, EditorRequired]
    public required MarkSubject Subject { get; set; }

    /// <summary>Dimensions to choose another one from.</summary>
    [Parameter, EditorRequired]
    public required Vocabulary Vocabulary { get; set; }

    /// <summary>What is quoted for it, where examples teach the reader.</summary>
    [Parameter]
    public IReadOnlyList<string> Sentences { get; set; } = [];

    private string Name => Vocabulary.NameOf(Subject.Dimension);

    private string Thing => Subject.Side == MarkSide.Motive ? "motive of theirs" : "trait of it";

    private SelectField.Option[] Others =>
    [
        new("", "Choose a dimension"),
        .. Vocabulary.Dimensions.Where(dimension => dimension.Key != Subject.Dimension)
            .Select(dimension => new SelectField.Option(dimension.Key, dimension.Name)),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (Dataset.Id, Subject))
        {
            (shown, writing, mark, loaded, effect) = ((Dataset.Id, Subject), null, null, false, null);
            await LoadAsync();
        }
    }

    // What was pressed is gone: whoever goes by keyboard goes on with what stands in its place.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (moves)
        {
            moves = false;
            await (mark is not null ? back : writing is null ? first : form).FocusAsync();
        }
    }

    private async Task LoadAsync()
    {
        var asked = shown;
        var found = await marks.FindAsync(Dataset.Id, Subject, Leaving);
        (mark, loaded) = asked == shown ? (found, true) : (mark, loaded);
    }

    private void Write(MarkKind kind) => (writing, note, rather, moves) = (kind, "", null, kind == MarkKind.Rather);

    private void Cancel() => (writing, moves) = (null, true);

    private async Task SaveAsync(MarkKind kind)
    {
        var said = new MarkEdit(kind, kind == MarkKind.Right ? "" : note, kind == MarkKind.Rather ? rather : null);
        await marks.PutAsync(Dataset.Id, Subject, said, Leaving);
        await LoadAsync();
        (writing, moves) = (null, true);
        if (mark is { } made && Sentences.Count > 0)
        {
            effect = "Other texts are read again …";
            StateHasChanged();
            var rereading = await rereadings.OfAsync(Dataset.Name, made.Examples(Sentences), Leaving);
            if (ReferenceEquals(mark, made))
            {
                effect = rereading is null ? null : RereadingWords.Of(rereading, Vocabulary);
            }
        }
    }

    private async Task TeachAsync()
    {
        if (await marks.TeachAsync(Dataset.Id, Subject, Sentences, Leaving) is not { } draft)
        {
            await LoadAsync(); // Somebody else took the mark back.
            return;
        }

        var learns = mark?.Said.Rather ?? Subject.Dimension;
        navigation.NavigateTo(
            Urls.Prompts(new PromptsView { Dataset = Dataset.Name, Draft = draft, Part = PromptsView.Dimensions, Dimension = learns }));
    }

    private async Task TakeBackAsync()
    {
        await marks.RemoveAsync(Dataset.Id, Subject, Leaving);
        (mark, moves, effect) = (null, true, null);
    }

    private string Said(MarkEdit said) => said.Kind switch
    {
        MarkKind.Right => "right",
        MarkKind.Rather => $"rather {Vocabulary.NameOf(said.Rather!)}", // The store asks for it.
        _ => "wrong",
    };

    private string Title(MarkKind kind) => kind == MarkKind.Rather ? $"Another dimension than {Name}" : $"{Name} is wrong";

    private string Lesson(Mark known)
    {
        if (!Sentences.Except(known.Taught).Any())
        {
            return "Open the draft that it taught";
        }

        var (these, say, not) = Sentences.Count == 1
            ? ("this sentence", "says", "does not say")
            : ($"these {Sentences.Count} sentences", "say", "do not say");
        return "Teach a draft that " + known.Said.Kind switch
        {
            MarkKind.Right => $"{these} {say} it",
            MarkKind.Rather => $"{these} {say} {Vocabulary.NameOf(known.Said.Rather!)} instead",
            _ => $"{these} {not} it",
        };
    }

    private static string Tone(MarkKind kind) => kind switch
    {
        MarkKind.Right => "good",
        MarkKind.Rather => "warn",
        _ => "bad",
    };
}
