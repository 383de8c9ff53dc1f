namespace MLlm3Rec.Language.Prompts;

/// <summary>The prompts that come with the product, one file per task.</summary>
public sealed class PromptLibrary
{
    private readonly Dictionary<string, Prompt> prompts;

    private PromptLibrary(Dictionary<string, Prompt> prompts) => this.prompts = prompts;

    public static IReadOnlyList<string> Tasks { get; } = ["profile", "traits", "fit", "ranking", "check", "reason", "repair"];

    public static PromptLibrary Embedded { get; } = new(Tasks.ToDictionary(task => task, task => PromptParser.Parse(TextOf(task))));

    /// <exception cref="KeyNotFoundException">There is no such task.</exception>
    public Prompt this[string task] => prompts[task];

    /// <summary>The same prompts with one replaced, e.g. by a draft under test.</summary>
    /// <exception cref="PromptFaultException">The draft takes other inputs than its task gives.</exception>
    public PromptLibrary With(Prompt draft)
    {
        var (given, taken) = (prompts[draft.Name].Inputs.Select(input => input.Name), draft.Inputs.Select(input => input.Name));
        var faults = taken.Except(given).Select(name => $"The task \"{draft.Name}\" gives no \"{name}\". It gives {string.Join(", ", given)}.")
            .Concat(given.Except(taken).Select(name => $"The task \"{draft.Name}\" gives \"{name}\", which the draft does not use."))
            .ToArray();
        return faults.Length == 0
            ? new PromptLibrary(new Dictionary<string, Prompt>(prompts) { [draft.Name] = draft })
            : throw new PromptFaultException(faults);
    }

    /// <summary>The file of a task, as checked in.</summary>
    public static string TextOf(string task)
    {
        using var stream = typeof(PromptLibrary).Assembly.GetManifestResourceStream($"MLlm3Rec.Language.Prompts.{task}.prompt.yaml")
            ?? throw new KeyNotFoundException($"There is no prompt for \"{task}\".");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
