using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Web.Components.Pages.Prompts.Drafts;
using MLlm3Rec.Web.Navigation;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Pages.Prompts;

/// <summary>What one does with drafts as a whole, and with what is live.</summary>
public sealed partial class PromptsPage
{
    private Task NewAsync() => live is null ? Task.CompletedTask : CreateAsync(NewName("Draft"), live.Set);

    private string NewName(string stem)
    {
        var number = 1;
        while (drafts.Any(draft => draft.Name == $"{stem} {number}"))
        {
            number++;
        }

        return $"{stem} {number}";
    }

    private async Task CreateAsync(string name, PromptSet set)
    {
        var id = await draftStore.CreateAsync(name, set, Leaving);
        drafts = await draftStore.ListAsync(Leaving);
        Go(view with { Draft = id, Tab = PromptsTab.Edit, Test = null });
    }

    private async Task RenameAsync(string name)
    {
        if (draft is not null && !string.IsNullOrWhiteSpace(name))
        {
            await draftStore.RenameAsync(draft.Saved.Id, name, Leaving);
            drafts = await draftStore.ListAsync(Leaving);
        }
    }

    private async Task DeleteAsync()
    {
        if (draft is not { } doomed)
        {
            return;
        }

        var dialog = await dialogs.ShowAsync<DeleteDraftDialog>(
            "Delete this draft?", new DialogParameters<DeleteDraftDialog> { { shown => shown.Name, doomed.Saved.Name } });
        if (await dialog.Result is not { Canceled: false })
        {
            return;
        }

        await (editor?.ForgetAsync() ?? Task.CompletedTask);
        await draftStore.DeleteAsync(doomed.Saved.Id, Leaving);
        drafts = await draftStore.ListAsync(Leaving);
        draft = null;
        navigation.NavigateTo(Urls.Prompts(new PromptsView { Dataset = view.Dataset }));
    }

    private async Task ImportAsync(PromptSet set)
    {
        await CreateAsync(NewName("Imported"), set);
        said = "The files are a new draft now. Nothing is live yet.";
    }

    private async Task KeepMineAsync()
    {
        await draft!.KeepMineAsync(Leaving); // Only an open draft has a conflict.
        await SavedAsync();
    }

    private async Task TakeTheirsAsync()
    {
        draft!.TakeTheirs();
        await (editor?.StartAnewAsync() ?? Task.CompletedTask);
        await SavedAsync();
    }

    private async Task KeepBothAsync()
    {
        var (mine, name) = (draft!.Current, draft.Saved.Name);
        await TakeTheirsAsync();
        await CreateAsync(NewName($"{name}, mine"), mine);
    }

    private async Task SaveGatesAsync(PublishGates changed)
    {
        // At once: whoever opens the dialog of publishing meanwhile sees what they have just set. The store judges by what is stored.
        gates = changed;
        await store.SaveAsync(changed, Leaving);
    }

    private async Task PublishAsync()
    {
        if (draft is not { } publishing || live is null)
        {
            return;
        }

        await TestedAsync();
        var after = Staleness.Of(
            publishing.Current, await Visible(GenerationKind.Traits), await Visible(GenerationKind.Profiles), await Visible(GenerationKind.Models));
        var dialog = await dialogs.ShowAsync<PublishDialog>($"Publish “{publishing.Saved.Name}”", new DialogParameters<PublishDialog>
        {
            { shown => shown.Gates, gates.Check(report) },
            { shown => shown.Changes, PromptChange.Between(live.Set, publishing.Current, store.Shipped) },
            { shown => shown.Dataset, dataset?.Name ?? "" },
            { shown => shown.NeedsReading, dataset is not null && after.IsAny },
        }, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true });
        if (await dialog.Result is { Canceled: false, Data: PublishDialog.PublishWish wish })
        {
            var outcome = await store.PublishAsync(publishing.Current, new PublishNote(Visitor.Name, wish.Reason), live.Number, Leaving);
            said = InWords(outcome);
            await FollowAsync(outcome is Published && wish.ReadAgain);
        }
    }

    private async Task BackAsync(PublishedPrompt older)
    {
        // The history shows only when it is loaded.
        var outcome = await store.RestoreAsync(older.Number, Visitor.Name, live!.Number, Leaving);
        said = outcome is Published again
            ? $"Back to {(older.Number == 0 ? older.Words : $"version {older.Number}")}. It is live again, as version {again.Number}."
            : InWords(outcome);
        await FollowAsync(outcome is Published);
    }

    private static string InWords(PublishOutcome outcome) => outcome switch
    {
        Published published => $"Version {published.Number} is live.",
        SomebodyElsePublished => "Somebody else has published meanwhile: test against what is live now.",
        GatesShut shut => $"It was not published. {shut.Words}",
        NoSuchVersion missing => $"There is no version {missing.Number}.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, message: null),
    };

    /// <summary>What is stale now is made anew, where that is wanted.</summary>
    private async Task FollowAsync(bool readAgain)
    {
        await ReloadAsync();
        await Current.ReloadAsync(Leaving); // The bar says what is out of date by it.
        if (readAgain && dataset is not null && stale is { IsAny: true } outdated)
        {
            await studio.Preparation.StartAsync(outdated.Steps(dataset.Name), Leaving);
        }
    }

    private Task<Generation?> Visible(GenerationKind kind) =>
        dataset is null ? Task.FromResult<Generation?>(null) : studio.Generations.CurrentAsync(dataset.Id, kind, Leaving);
}
