using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Language.Prompts;

namespace MLlm3Rec.Cli.Verbs.Prompts;

/// <summary>prompts show [WHICH]</summary>
internal static class ShowVerb
{
    public static Command Create()
    {
        var which = new Argument<string>("WHICH") { Description = PromptChoice.Help, DefaultValueFactory = _ => "live" };
        var command = new Command("show", "All of a prompt, as its files.") { which };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var set = await PromptChoice.FindAsync(session, parsed.GetRequiredValue(which), cancel);
            session.Terminal.Result(new { version = set.Version, set.Texts, set.Dimensions, set.Knobs }, () =>
            {
                foreach (var (name, text) in PromptFiles.Write(set))
                {
                    session.Terminal.Line($"# {name}");
                    session.Terminal.Line(text);
                }
            });
        }, token));
        return command;
    }
}
