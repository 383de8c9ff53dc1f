using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Prompts;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>A prompt that is or was live.</summary>
/// <param name="Number">1, 2, 3 …; 0 for what comes with the product, which is live until somebody publishes.</param>
/// <param name="Set">Its content.</param>
/// <param name="Who">Published it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Report">Of the test it was published with; null for a way back and for number 0.</param>
/// <param name="At">When; null for number 0.</param>
public sealed record PublishedPrompt(int Number, PromptSet Set, string Who, string Reason, TrialReport? Report, DateTimeOffset? At)
{
    /// <summary>"prompt version 3", or "the shipped prompt".</summary>
    public string Words => Number == 0 ? "the shipped prompt" : $"prompt version {Number}";
}
