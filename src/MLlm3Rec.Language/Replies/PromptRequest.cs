using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;

namespace MLlm3Rec.Language.Replies;

/// <summary>A filled-in prompt and the form of its reply.</summary>
internal sealed record PromptRequest(Prompt Prompt, IReadOnlyList<SentMessage> Messages, ReplyForm Form)
{
    public int Sample { get; init; }

    public Action<string>? Listener { get; init; }

    public static PromptRequest Of(Prompt prompt, IReadOnlyDictionary<string, string> values, ReplyForm form) =>
        new(prompt, prompt.Render(values), form);
}

internal static class AnswerConversions
{
    /// <summary>An answer without a value, told for the larger unit that it belongs to.</summary>
    /// <exception cref="InvalidOperationException">It has a value.</exception>
    public static Answer<TTo> Without<TFrom, TTo>(this Answer<TFrom> answer, IReadOnlyList<Exchange> exchanges) => answer switch
    {
        Rejected<TFrom> rejected => new Rejected<TTo>(rejected.Cause, rejected.Reasons, exchanges),
        NotAsked<TFrom> notAsked => new NotAsked<TTo>(notAsked.Reason, exchanges),
        _ => throw new InvalidOperationException("An accepted answer has a value."),
    };

    /// <summary>The answer, with what was asked before it.</summary>
    public static Answer<T> Behind<T>(this Answer<T> answer, IReadOnlyList<Exchange> before) =>
        answer with { Exchanges = [.. before, .. answer.Exchanges] };
}

/// <summary>The server holds less than what it was asked.</summary>
internal sealed record TooLong<T>(string Words, IReadOnlyList<Exchange> Exchanges) : Answer<T>(Exchanges);
