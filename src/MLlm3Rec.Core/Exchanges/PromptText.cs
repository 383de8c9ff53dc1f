namespace MLlm3Rec.Exchanges;

/// <summary>What a person may edit of one task's prompt.</summary>
/// <param name="Task">"profile", "traits" …</param>
/// <param name="System">The system message with its {{variables}}.</param>
/// <param name="User">The user message likewise.</param>
/// <param name="Temperature">In [0, 2]: 0 answers alike each time.</param>
/// <param name="MaxTokens">The longest reply.</param>
public sealed record PromptText(string Task, string System, string User, double Temperature, int MaxTokens);
