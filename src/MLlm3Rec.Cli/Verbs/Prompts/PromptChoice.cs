using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Cli.Verbs.Prompts;

/// <summary>Which prompt is meant: what is live, what came with the product, what was once published, or a draft.</summary>
internal static class PromptChoice
{
    public const string Help = "live, shipped, a version's number, or draft:ID.";

    public static Argument<string> Argument(string name = "WHICH") => new(name) { Description = Help };

    /// <exception cref="UsageException">There is none of that name.</exception>
    public static async Task<PromptSet> FindAsync(Session session, string which, CancellationToken cancellationToken)
    {
        var store = session.Get<PromptStore>();
        var found = which switch
        {
            "live" => (await store.LiveAsync(cancellationToken)).Set,
            "shipped" => (await store.FindAsync(0, cancellationToken))?.Set,
            _ when which.StartsWith("draft:", StringComparison.Ordinal) && int.TryParse(which[6..], out var id) =>
                (await session.Get<DraftStore>().FindAsync(id, cancellationToken))?.Set,
            _ when int.TryParse(which, out var number) => (await store.FindAsync(number, cancellationToken))?.Set,
            _ => null,
        };
        return found ?? throw new UsageException($"There is no prompt \"{which}\". Name {Help}");
    }
}
