namespace MLlm3Rec.Prompts;

/// <summary>Everything that is wrong with a prompt, in words, before anything runs.</summary>
public static class PromptFaults
{
    public static IReadOnlyList<PromptFault> Of(PromptSet prompt, ShippedPrompts shipped) =>
        [.. shipped.Tasks.SelectMany(task => TextsOf(prompt, task)), .. DimensionFaults.Of(prompt.Dimensions), .. KnobFaults.Of(prompt.Knobs)];

    private static IEnumerable<PromptFault> TextsOf(PromptSet prompt, PromptTask task) => prompt.Find(task.Key) is { } text
        ? TextFaults.Of(text, task)
        : [new PromptFault(task.Key, 0, 0, $"The prompt for “{task.Title}” is missing.")];
}
