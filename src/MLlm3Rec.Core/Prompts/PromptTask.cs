using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Prompts;

/// <summary>A thing that a language model is asked to do: what it is for, what it is given, and the text that comes with the product.</summary>
/// <param name="Key">"profile", "traits" …</param>
/// <param name="Title">As shown.</param>
/// <param name="Description">What it is for, in a sentence.</param>
/// <param name="Variables">What may stand between double braces.</param>
/// <param name="Shipped">The text that comes with the product.</param>
public sealed record PromptTask(string Key, string Title, string Description, IReadOnlyList<PromptVariable> Variables, PromptText Shipped);

/// <param name="Name">As between the braces.</param>
/// <param name="Meaning">For whoever edits the prompt.</param>
/// <param name="IsRequired">Without it the model would not know what it is asked about.</param>
public sealed record PromptVariable(string Name, string Meaning, bool IsRequired);

/// <summary>The prompts that come with the product, in the order of the pipeline. Empty where the program was put together without language
/// models.</summary>
public sealed record ShippedPrompts(IReadOnlyList<PromptTask> Tasks)
{
    public PromptTask? Find(string key) => Tasks.FirstOrDefault(task => task.Key == key);
}
