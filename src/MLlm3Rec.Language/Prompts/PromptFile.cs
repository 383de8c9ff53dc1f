namespace MLlm3Rec.Language.Prompts;

/// <summary>A prompt as it stands in YAML; nothing is checked yet. Settable, because the YAML reader fills it in.</summary>
internal sealed class PromptFile
{
    public string? Name { get; set; }

    public int? Version { get; set; }

    public string? Description { get; set; }

    public List<InputVariable> InputVariables { get; set; } = [];

    public Settings? ExecutionSettings { get; set; }

    public string? System { get; set; }

    public string? User { get; set; }

    internal sealed class InputVariable
    {
        public string? Name { get; set; }

        public string? Description { get; set; }

        /// <summary>Whether the prompt makes no sense without it.</summary>
        public bool IsRequired { get; set; } = true;
    }

    internal sealed class Settings
    {
        public double? Temperature { get; set; }

        public int? MaxTokens { get; set; }
    }
}
