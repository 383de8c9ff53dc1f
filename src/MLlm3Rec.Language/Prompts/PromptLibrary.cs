using MLlm3Rec.Exchanges;
using MLlm3Rec.Prompts;

namespace MLlm3Rec.Language.Prompts;

/// <summary>The prompts that come with the product, one file per task.</summary>
public sealed class PromptLibrary
{
    private readonly Dictionary<string, Prompt> prompts;

    private PromptLibrary(Dictionary<string, Prompt> prompts) => this.prompts = prompts;

    public static IReadOnlyList<string> Tasks { get; } = ["profile", "traits", "fit", "ranking", "check", "reason", "groups", "ask", "repair"];

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

    /// <summary>The same prompts with other texts and other values of the variables that every prompt may use.</summary>
    /// <param name="texts">By task; a task that is not among them keeps its text.</param>
    /// <param name="values">By name; those that are not given keep their usual ones.</param>
    /// <exception cref="PromptFaultException">A text cannot be used.</exception>
    public PromptLibrary With(IReadOnlyList<PromptText> texts, IReadOnlyDictionary<string, string> values)
    {
        var knobs = new PromptKnobs().Values()
            .ToDictionary(knob => knob.Key, knob => values.GetValueOrDefault(knob.Key, knob.Value), StringComparer.Ordinal);
        return new PromptLibrary(prompts.ToDictionary(
            prompt => prompt.Key,
            prompt =>
                (texts.FirstOrDefault(text => text.Task == prompt.Key) is { } text ? prompt.Value.With(text) : prompt.Value) with { Knobs = knobs }));
    }

    /// <summary>What a person may edit, in the order of the pipeline. Ours alone are the repair round, which speaks of the form of replies, the
    /// answers to questions and the names of clusters, which change no motive and no rank.</summary>
    public ShippedPrompts Shipped() => new(
    [
        .. Titles.Select(task => new PromptTask(
            task.Key,
            task.Title,
            prompts[task.Key].Description,
            [
                .. prompts[task.Key].Inputs.Select(input => new PromptVariable(input.Name, input.Description, input.IsRequired)),
                .. PromptKnobs.Variables,
            ],
            prompts[task.Key].Text)),
    ]);

    private static IReadOnlyList<(string Key, string Title)> Titles { get; } =
    [
        ("profile", "Motives of a person"), ("traits", "Traits of an item"), ("fit", "Fit of one item"), ("ranking", "Ranking of a list"),
        ("check", "Check of a reason"), ("reason", "Reason in plain language"),
    ];

    /// <summary>The file of a task, as checked in.</summary>
    public static string TextOf(string task)
    {
        using var stream = typeof(PromptLibrary).Assembly.GetManifestResourceStream($"MLlm3Rec.Language.Prompts.{task}.prompt.yaml")
            ?? throw new KeyNotFoundException($"There is no prompt for \"{task}\".");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
