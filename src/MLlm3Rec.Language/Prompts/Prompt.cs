using System.Security.Cryptography;
using System.Text;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Prompts;

namespace MLlm3Rec.Language.Prompts;

/// <summary>One task's prompt, ready to be filled in: what is said in it, with which settings it is sent.</summary>
public sealed record Prompt
{
    internal Prompt(PromptFile file, PromptTemplate system, PromptTemplate user, string text)
    {
        Name = file.Name!; // Checked by PromptParser, as are the other members.
        Description = file.Description!;
        Inputs = [.. file.InputVariables.Select(input => new PromptInput(input.Name!, input.Description!, input.IsRequired))];
        Temperature = file.ExecutionSettings!.Temperature!.Value;
        MaxTokens = file.ExecutionSettings.MaxTokens!.Value;
        System = system;
        User = user;
        Number = file.Version!.Value;
        Version = VersionOf(text);
    }

    private int Number { get; }

    public string Name { get; }

    public string Description { get; }

    /// <summary>The number in the file and eight digits of a hash over all of it, so that no edit reads old answers.</summary>
    public PromptVersion Version { get; private init; }

    public IReadOnlyList<PromptInput> Inputs { get; }

    public double Temperature { get; private init; }

    /// <summary>The longest reply, in tokens.</summary>
    public int MaxTokens { get; private init; }

    internal PromptTemplate System { get; private init; }

    internal PromptTemplate User { get; private init; }

    /// <summary>Values of the variables that every prompt may use.</summary>
    internal IReadOnlyDictionary<string, string> Knobs { get; init; } = new PromptKnobs().Values();

    /// <summary>What a person may edit of it.</summary>
    public PromptText Text => new(Name, System.Text.TrimEnd('\n'), User.Text.TrimEnd('\n'), Temperature, MaxTokens);

    /// <summary>The same task asked with another text; the same text keeps its version.</summary>
    /// <exception cref="PromptFaultException">Its braces are faulty or name unknown variables.</exception>
    public Prompt With(PromptText text)
    {
        if (text == Text)
        {
            return this;
        }

        var faults = new List<string>();
        var (system, user) = (new PromptTemplate(text.System, faults), new PromptTemplate(text.User, faults));
        var known = Inputs.Select(input => input.Name).Concat(Knobs.Keys).ToArray();
        faults.AddRange(
            system.Variables.Concat(user.Variables)
                .Except(known)
                .Select(name => $"There is no input \"{name}\". Known inputs: {string.Join(", ", known)}."));
        return faults.Count > 0
            ? throw new PromptFaultException(faults)
            : this with
            {
                System = system,
                User = user,
                Temperature = text.Temperature,
                MaxTokens = text.MaxTokens,
                Version = VersionOf(text.ToString()),
            };
    }

    /// <summary>The messages with every {{input}} replaced by its value, literally; what a value holds is never looked into.</summary>
    /// <exception cref="ArgumentException">A value is missing or belongs to no input.</exception>
    public IReadOnlyList<SentMessage> Render(IReadOnlyDictionary<string, string> values)
    {
        var odd = Inputs.Select(input => input.Name)
            .Except(values.Keys)
            .Concat(values.Keys.Except(Inputs.Select(input => input.Name)))
            .FirstOrDefault();
        if (odd is not null)
        {
            throw new ArgumentException(
                $"The prompt \"{Name}\" takes {string.Join(", ", Inputs.Select(input => input.Name))}; \"{odd}\" does not fit.", nameof(values));
        }

        var all = new Dictionary<string, string>(Knobs, StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            all[name] = value;
        }

        SentMessage[] messages = [new("system", System.Render(all)), new("user", User.Render(all))];
        return [.. messages.Where(message => message.Text.Length > 0)];
    }

    private PromptVersion VersionOf(string text) =>
        new(Name, $"{Number}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]}");
}

/// <param name="Name">As between the braces.</param>
/// <param name="Description">For whoever edits the prompt.</param>
/// <param name="IsRequired">Whether the prompt makes no sense without it.</param>
public sealed record PromptInput(string Name, string Description, bool IsRequired = true);
