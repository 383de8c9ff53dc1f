using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Cli.Verbs.Prompts;

/// <summary>prompts diff ONE OTHER</summary>
internal static class DiffVerb
{
    public static Command Create()
    {
        var one = PromptChoice.Argument("ONE");
        var other = PromptChoice.Argument("OTHER");
        var command = new Command("diff", "What the second says otherwise, word by word: [-removed-] {+added+}.") { one, other };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var changes = PromptChange.Between(
                await PromptChoice.FindAsync(session, parsed.GetRequiredValue(one), cancel), await PromptChoice
                    .FindAsync(session, parsed.GetRequiredValue(other), cancel), session
                    .Get<PromptStore>().Shipped);
            session.Terminal.Result(changes, () =>
            {
                foreach (var change in changes)
                {
                    session.Terminal.Line($"{change.Where}: {string.Concat(change.Pieces.Select(InWords))}");
                }
            });
        }, token));
        return command;
    }

    private static string InWords(TextPiece piece) => piece.Kind switch
    {
        PieceKind.Added => $"{{+{piece.Text}+}}",
        PieceKind.Removed => $"[-{piece.Text}-]",
        _ => piece.Text,
    };
}
