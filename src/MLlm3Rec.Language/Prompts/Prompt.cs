using System.Security.Cryptography;
using System.Text;
using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Language.Prompts;

/// <summary>One task's prompt, ready to be filled in: what is said in it, with which settings it is sent.</summary>
public sealed record Prompt
{
    internal Prompt(PromptFile file, PromptTemplate system, PromptTemplate user, string text)
    {
        Name = file.Name!; // Checked by PromptParser, as are the other members.
        Description = file.Description!;
        Inputs = [.. file.InputVariables.Select(input => new PromptInput(input.Name!, input.Description!))];
        Temperature = file.ExecutionSettings!.Temperature!.Value;
        MaxTokens = file.ExecutionSettings.MaxTokens!.Value;
        System = system;
        User = user;
        Version = new PromptVersion(Name, $"{file.Version}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]}");
    }

    public string Name { get; }

    public string Description { get; }

    /// <summary>The number in the file and eight digits of a hash over all of it, so that no edit reads old answers.</summary>
    public PromptVersion Version { get; }

    public IReadOnlyList<PromptInput> Inputs { get; }

    public double Temperature { get; }

    /// <summary>The longest reply, in tokens.</summary>
    public int MaxTokens { get; }

    internal PromptTemplate System { get; }

    internal PromptTemplate User { get; }

    /// <summary>The messages with every {{input}} replaced by its value, literally; what a value holds is never looked into.</summary>
    /// <exception cref="ArgumentException">A value is missing or belongs to no input.</exception>
    public IReadOnlyList<SentMessage> Render(IReadOnlyDictionary<string, string> values)
    {
        var odd = Inputs.Select(input => input.Name).Except(values.Keys).Concat(values.Keys.Except(Inputs.Select(input => input.Name))).FirstOrDefault();
        if (odd is not null)
        {
            throw new ArgumentException($"The prompt \"{Name}\" takes {string.Join(", ", Inputs.Select(input => input.Name))}; \"{odd}\" does not fit.", nameof(values));
        }

        SentMessage[] messages = [new("system", System.Render(values)), new("user", User.Render(values))];
        return [.. messages.Where(message => message.Text.Length > 0)];
    }
}

/// <param name="Name">As between the braces.</param>
/// <param name="Description">For whoever edits the prompt.</param>
public sealed record PromptInput(string Name, string Description);
