using MLlm3Rec.Datasets;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Settings;
using MLlm3Rec.Web.State;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>One person read anew by any engine: old and new side by side, and the choice between them. A model's answer stands in the
/// address.</summary>
public sealed partial class Reextract(
    ConnectionStore connections, SingleProfileReader reader, AnswerStore answers, ProfileStore profiles, AppMode mode, NavigationManager navigation)
{
    private readonly NewestRequest asked = new();
    private IReadOnlyList<SelectField.Option> engines = [];
    private string engine = BuiltInProvenance.Engine;
    private MotivationProfile? fresh;
    private AnswerRejection? rejection;
    private string? trouble;
    private bool asking;
    private int? shown;

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    [Parameter, EditorRequired]
    public required PersonStory Story { get; set; }

    [Parameter, EditorRequired]
    public required Vocabulary Vocabulary { get; set; }

    [Parameter, EditorRequired]
    public required ProfilesView View { get; set; }

    /// <summary>After the new profile was made the visible one.</summary>
    [Parameter]
    public EventCallback OnChosen { get; set; }

    private UserId User => new(View.User ?? "");

    protected override async Task OnInitializedAsync()
    {
        var readers = (await connections.ListAsync(Leaving)).Where(connection => connection.CanChat).ToList();
        engines =
            [
                .. readers.Select(connection => new SelectField.Option(connection.Name, $"{connection.Name} ({connection.ChatModel})")),
                new(BuiltInProvenance.Engine, "Built-in"),
            ];
        engine = engines[0].Value;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (View.Answer == shown)
        {
            return;
        }

        shown = View.Answer;
        (fresh, rejection, trouble) = (null, null, null);
        if (shown is { } answer)
        {
            rejection = (await answers.FindAsync(answer, CancellationToken.None))?.Rejection;
            fresh = await answers.ProfileAsync(answer, CancellationToken.None);
        }
    }

    private async Task AskAsync()
    {
        (asking, fresh, rejection, trouble) = (true, null, null, null);
        var cancellationToken = asked.Begin();
        try
        {
            if (engine == BuiltInProvenance.Engine)
            {
                fresh = await reader.BuiltInAsync(Dataset.Name, User, cancellationToken);
            }
            else
            {
                var answer = await reader.AskAsync(Dataset.Name, User, Use(), cancellationToken);
                navigation.NavigateTo(Urls.Profiles(View with { Dataset = Dataset.Name, Answer = answer }));
            }
        }
        catch (Exception refused) when (Refusal.WordsOf(refused) is not null)
        {
            trouble = refused.Message;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            trouble = "Cancelled: nothing was changed.";
        }
        finally
        {
            asking = false;
        }
    }

    /// <summary>A reply that is shown already would only come again: the same engine is asked anew.</summary>
    private ModelUse Use() => new()
    {
        Connection = engine,
        Budget = new BudgetLimits { Money = mode.Current.SpendingLimit },
        RetryFailed = Story.Profile?.Provenance.Engine == engine || shown is not null,
    };

    private void Cancel() => asked.Cancel();

    private void Keep()
    {
        fresh = null;
        navigation.NavigateTo(Urls.Profiles(View with { Dataset = Dataset.Name, Tab = PaneTab.Motives, Answer = null }));
    }

    private async Task UseAsync()
    {
        var index = await reader.IndexOfAsync(Dataset.Name, User, CancellationToken.None);
        var chosen = new ChosenProfile(index, fresh!, Vocabulary, View.Answer); // The button stands beside a fresh profile only.
        if (await profiles.ChooseAsync(Dataset.Id, chosen, CancellationToken.None))
        {
            await OnChosen.InvokeAsync();
        }
        else
        {
            trouble = "There is no list to put it into yet: extract profiles first.";
        }
    }

    protected override ValueTask LetGoAsync()
    {
        asked.Dispose();
        return ValueTask.CompletedTask;
    }
}
