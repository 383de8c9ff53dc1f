using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Texts;

namespace MLlm3Rec.Language.Replies;

/// <summary>What the way in which a reply ends means for who asked.</summary>
internal static class ReplyEnds
{
    private const int LongestQuote = 200;

    /// <summary>Whether asking once more can help: not where a filter or the model itself has declined.</summary>
    public static bool MayRepair(ReplyEnd end) => end is not (ReplyEnd.Filtered or ReplyEnd.Declined);

    /// <summary>What is wrong with a reply of no use. What cut it short or took its place says more than what was found missing.</summary>
    public static List<string> Faults(ReplyEnd end, string text, int longest, List<string> found) => end switch
    {
        ReplyEnd.Length => [$"The reply was cut off after {longest:N0} tokens, the most that it was allowed."],
        ReplyEnd.Filtered => ["The server's content filter kept the reply back."],
        ReplyEnd.Declined => [$"The model declined to answer: “{FieldText.OneLine(text, LongestQuote)}”"],
        ReplyEnd.Called => ["The reply calls a function instead of answering; there is none to call."],
        ReplyEnd.Thought => ["The reply is empty: the model only thought aloud.", .. found],
        _ => found,
    };
}
