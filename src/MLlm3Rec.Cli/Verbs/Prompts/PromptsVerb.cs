using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Cli.Verbs.Prompts;

/// <summary>prompts [list | show | diff | marks | test | publish | rollback | export | import]</summary>
internal static class PromptsVerb
{
    public static Command Create()
    {
        var command = new Command("prompts", "Texts, dimensions and knobs: list, compare, test on people, publish, take back, keep as files.");
        command.SetAction((parsed, token) => Session.DoAsync(parsed, ListAsync, token));
        var list = new Command("list", "What was ever live, and all drafts.");
        list.SetAction((parsed, token) => Session.DoAsync(parsed, ListAsync, token));
        command.Add(list);
        command.Add(ShowVerb.Create());
        command.Add(DiffVerb.Create());
        command.Add(MarksVerb.Create());
        command.Add(TestVerb.Create());
        command.Add(PublishVerbs.CreatePublish());
        command.Add(PublishVerbs.CreateRollback());
        command.Add(FilesVerbs.CreateExport());
        command.Add(FilesVerbs.CreateImport());
        return command;
    }

    private static async Task ListAsync(Session session, CancellationToken cancellationToken)
    {
        var history = await session.Get<PromptStore>().HistoryAsync(cancellationToken);
        var drafts = await session.Get<DraftStore>().ListAsync(cancellationToken);
        session.Terminal.Result(
            new
            {
                live = history[0].Number,
                versions =
                    history.Select(published => new { published.Number, published.Set.Version, published.Who, published.Reason, published.At }),
                drafts,
            },
            () =>
            {
                session.Terminal.Table(["#Number", "Content", "Who", "When", "Why"], history.Select(published => (string[])
                    [
                        $"{published.Number}", published.Set.Version, published.Who, published.At is { } at ? $"{at:yyyy-MM-dd HH:mm}" : "",
                        published.Reason + (published == history[0] ? " (live)" : ""),
                    ]));
                session.Terminal.Table(["Draft", "Name", "Content", "#Revision", "Edited"], drafts.Select(draft => (string[])
                    [$"draft:{draft.Id}", draft.Name, draft.Version, $"{draft.Revision}", $"{draft.UpdatedAt:yyyy-MM-dd HH:mm}"]));
            });
    }
}
