using System.CommandLine;
using System.CommandLine.Parsing;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Cli.Verbs.Prompts;

/// <summary>Which prompt is meant: what is live, what came with the product, what was once published, or a draft.</summary>
internal static class PromptChoice
{
    public const string Help = "live, shipped, a version's number, or draft:ID.";

    private const string DraftPrefix = "draft:";

    public static Argument<string> Argument(string name = "WHICH") => new(name) { Description = Help };

    /// <summary>A draft as every verb prints it, or its number alone.</summary>
    public static int Draft(ArgumentResult result)
    {
        var said = result.Tokens[0].Value;
        var number = said.StartsWith(DraftPrefix, StringComparison.Ordinal) ? said[DraftPrefix.Length..] : said;
        if (!int.TryParse(number, out var id))
        {
            result.AddError($"\"{said}\" is no draft. Name one as draft:ID: mllm3rec prompts list shows them.");
        }

        return id;
    }

    /// <exception cref="UsageException">There is none of that name.</exception>
    public static async Task<PromptSet> FindAsync(Session session, string which, CancellationToken cancellationToken)
    {
        var store = session.Get<PromptStore>();
        var found = which switch
        {
            "live" => (await store.LiveAsync(cancellationToken)).Set,
            "shipped" => (await store.FindAsync(0, cancellationToken))?.Set,
            _ when which.StartsWith(DraftPrefix, StringComparison.Ordinal) && int.TryParse(which[DraftPrefix.Length..], out var id) =>
                (await session.Get<DraftStore>().FindAsync(id, cancellationToken))?.Set,
            _ when int.TryParse(which, out var number) => (await store.FindAsync(number, cancellationToken))?.Set,
            _ => null,
        };
        return found ?? throw new UsageException($"There is no prompt \"{which}\". Name {Help}");
    }
}
