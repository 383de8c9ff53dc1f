using MLlm3Rec.Prompts;
using MLlm3Rec.Refusals;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MLlm3Rec.Language.Prompts;

/// <summary>Reads a prompt from YAML, a checked-in file or a person's draft, and says in words what is wrong with it.</summary>
public static class PromptParser
{
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build();

    /// <exception cref="PromptFaultException">It has faults; all are told at once.</exception>
    public static Prompt Parse(string text)
    {
        var file = FileOf(text);
        var faults = new List<string>();
        var (system, user) = (new PromptTemplate(file.System ?? "", faults), new PromptTemplate(file.User ?? "", faults));
        faults.AddRange(FaultsOf(file));
        faults.AddRange(VariableFaults(file, [.. system.Variables, .. user.Variables]));
        return faults.Count == 0 ? new Prompt(file, system, user, text) : throw new PromptFaultException(faults);
    }

    private static PromptFile FileOf(string text)
    {
        try
        {
            return Yaml.Deserialize<PromptFile?>(text) ?? throw new PromptFaultException(["The file is empty."]);
        }
        catch (YamlException unreadable)
        {
            throw new PromptFaultException(
                [$"Line {unreadable.Start.Line} is not understood: {unreadable.InnerException?.Message ?? unreadable.Message}"]);
        }
    }

    private static IEnumerable<string> FaultsOf(PromptFile file)
    {
        if (string.IsNullOrWhiteSpace(file.Name))
        {
            yield return "The prompt needs a name.";
        }

        if (file.Version is null or < 1)
        {
            yield return "The prompt needs a version, 1 or more.";
        }

        if (string.IsNullOrWhiteSpace(file.Description))
        {
            yield return "The prompt needs a description.";
        }

        if (string.IsNullOrWhiteSpace(file.User))
        {
            yield return "The prompt needs a user message.";
        }

        if (file.ExecutionSettings?.Temperature is not (>= 0 and <= 2))
        {
            yield return "execution_settings needs a temperature between 0 and 2.";
        }

        if (file.ExecutionSettings?.MaxTokens is not (>= 0 and <= 100_000))
        {
            yield return "execution_settings needs max_tokens between 0 and 100,000.";
        }
    }

    private static IEnumerable<string> VariableFaults(PromptFile file, string[] used)
    {
        foreach (var input in file.InputVariables.Where(input =>
            string.IsNullOrWhiteSpace(input.Name) || string.IsNullOrWhiteSpace(input.Description)))
        {
            yield return $"The input \"{input.Name}\" needs a name and a description.";
        }

        var known = file.InputVariables.Select(input => input.Name ?? "").ToArray();
        foreach (var repeated in known.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            yield return $"The input \"{repeated.Key}\" is described twice.";
        }

        foreach (var unknown in used.Except(known).Except(PromptKnobs.Variables.Select(knob => knob.Name)))
        {
            yield return $"There is no input \"{unknown}\". Known inputs: {string.Join(", ", known)}.";
        }

        foreach (var missing in known.Except(used))
        {
            yield return $"The input \"{missing}\" is described but nowhere used: write {{{{{missing}}}}} where it belongs.";
        }
    }
}

/// <summary>A prompt that cannot be used. The message holds every fault.</summary>
public sealed class PromptFaultException(IReadOnlyList<string> faults) : RefusalException(string.Join(" ", faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
