using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Web.Prompts;

/// <summary>One draft under one tab's hands: takes what is typed, saves it, and notices when somebody else saved meanwhile. One caller at a time, as
/// a circuit is.</summary>
public sealed class DraftService(DraftStore drafts, ShippedPrompts shipped, PromptDraft opened, string writer)
{
    private readonly Dictionary<string, PromptFault> unreadable = new(StringComparer.Ordinal);
    private Task lastSave = Task.CompletedTask;
    private PromptSet latest = opened.Set;

    /// <summary>As saved last by this tab, or as opened.</summary>
    public PromptDraft Saved { get; private set; } = opened;

    /// <summary>With what was typed since.</summary>
    public PromptSet Current => latest;

    /// <summary>What another tab saved meanwhile; nothing is saved until somebody decides.</summary>
    public PromptDraft? Theirs { get; private set; }

    public bool IsGone { get; private set; }

    /// <summary>Why the last save did not get in, in words; null where it did. What was typed goes with the next one.</summary>
    public string? Trouble { get; private set; }

    public bool IsSaved => Theirs is null && Saved.Set.Version == latest.Version;

    public IReadOnlyList<PromptFault> Faults { get; private set; } = PromptFaults.Of(opened.Set, shipped);

    /// <summary>What is typed now builds on an older revision than the one opened: another tab's save since then must not be overwritten.</summary>
    public void Seen(int revision) => Saved = Saved with { Revision = Math.Min(revision, Saved.Revision) };

    public Task TypeAsync(string place, string text, CancellationToken cancellationToken)
    {
        unreadable.Remove(place);
        if (DraftFields.Unreadable(latest, place, text) is { } fault)
        {
            unreadable[place] = fault;
        }

        return ChangeAsync(set => DraftFields.Set(set, place, text), cancellationToken);
    }

    /// <summary>The fields that held what could not be read have gone, and new ones show what is saved.</summary>
    public void ForgetUnreadable()
    {
        unreadable.Clear();
        Look();
    }

    /// <summary>Changes and saves. What is typed during a save goes with the next one.</summary>
    public Task ChangeAsync(Func<PromptSet, PromptSet> change, CancellationToken cancellationToken)
    {
        latest = change(latest);
        Look();
        return SaveAsync(cancellationToken);
    }

    /// <summary>Ends when everything typed so far is saved or refused: one save after the other, and one that failed does not hold up the
    /// next.</summary>
    public Task SaveAsync(CancellationToken cancellationToken) => lastSave = SaveAfterAsync(lastSave, cancellationToken);

    /// <summary>Overwrites what the other tab saved.</summary>
    public Task KeepMineAsync(CancellationToken cancellationToken)
    {
        (Saved, Theirs) = (Theirs ?? Saved, null);
        return SaveAsync(cancellationToken);
    }

    /// <summary>Drops what was typed here.</summary>
    public void TakeTheirs()
    {
        if (Theirs is { } theirs)
        {
            (Saved, latest, Theirs) = (theirs, theirs.Set, null);
            ForgetUnreadable();
        }
    }

    private void Look() => Faults = [.. PromptFaults.Of(latest, shipped), .. unreadable.Values];

    private async Task SaveAfterAsync(Task before, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (Theirs is null && !IsGone && Saved.Set.Version != latest.Version)
        {
            try
            {
                await WriteAsync(cancellationToken);
                Trouble = null;
            }
            catch (StorageException refused)
            {
                Trouble = refused.Message;
            }
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var writing = latest;
        switch (await drafts.SaveAsync(Saved.Id, writing, Saved.Revision, writer, cancellationToken))
        {
            case Saved saved:
                Saved = saved.Draft;
                break;
            case Overtaken overtaken when overtaken.Theirs.Set.Version == writing.Version:
                Saved = overtaken.Theirs;
                break;
            case Overtaken overtaken:
                Theirs = overtaken.Theirs;
                break;
            default:
                IsGone = true;
                break;
        }
    }
}
