using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;

namespace MLlm3Rec.Language.Replies;

/// <summary>A filled-in prompt and the form of its reply.</summary>
internal sealed record PromptRequest(Prompt Prompt, IReadOnlyList<SentMessage> Messages, ReplyForm Form)
{
    public int Sample { get; init; }

    public Action<string>? Listener { get; init; }

    public static PromptRequest Of(Prompt prompt, IReadOnlyDictionary<string, string> values, ReplyForm form) => new(prompt, prompt.Render(values), form);
}
