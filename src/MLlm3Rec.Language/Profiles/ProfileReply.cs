using MLlm3Rec.Language.Replies;

namespace MLlm3Rec.Language.Profiles;

/// <summary>A reply to the prompt "profile", as it stands in JSON.</summary>
internal sealed record ProfileReply(
    IReadOnlyList<ProfileReply.Choice> Choices,
    IReadOnlyList<ProfileReply.Motive> Motives,
    IReadOnlyList<ProfileReply.Avoid> Avoids,
    IReadOnlyList<ProfileReply.Exception> Exceptions,
    double Confidence)
{
    internal sealed record Choice(int N, string? Category, string? Purpose, string? Quality, string? Context);

    internal sealed record Motive(
        [property: Dimension] string Dimension, double Strength, string Statement, string Horizon, IReadOnlyList<Quote> Evidence);

    internal sealed record Avoid([property: Dimension] string Dimension, double Strength, string Statement, IReadOnlyList<Quote> Evidence);

    internal sealed record Exception(int N, string Statement);

    internal sealed record Quote(int N, [property: System.Text.Json.Serialization.JsonPropertyName("quote")] string Text);
}
