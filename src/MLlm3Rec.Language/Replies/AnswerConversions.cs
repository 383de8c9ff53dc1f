using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Language.Replies;

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
}
