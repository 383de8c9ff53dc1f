using MLlm3Rec.Language.Replies;

namespace MLlm3Rec.Language.Traits;

/// <summary>A reply to the prompt "traits", as it stands in JSON.</summary>
internal sealed record TraitsReply(IReadOnlyList<TraitsReply.Trait> Traits, IReadOnlyList<TraitsReply.Remark> Minor)
{
    internal sealed record Trait([property: Dimension] string Dimension, double Salience, string Statement, string Quote);

    internal sealed record Remark(string Statement, string Quote);
}
