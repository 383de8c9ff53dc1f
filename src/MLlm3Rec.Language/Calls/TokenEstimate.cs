using MLlm3Rec.Exchanges;

namespace MLlm3Rec.Language.Calls;

/// <summary>How many tokens a text will be, guessed before any server has counted: UTF-8 bytes / 3.6, which is on the high side for English prose and near for JSON.</summary>
internal static class TokenEstimate
{
    private const double BytesPerToken = 3.6;

    /// <summary>What chat formats put around each message.</summary>
    private const int PerMessage = 4;

    public static int Of(string text) => (int)Math.Ceiling(System.Text.Encoding.UTF8.GetByteCount(text) / BytesPerToken);

    public static int Of(IEnumerable<SentMessage> messages) => messages.Sum(message => PerMessage + Of(message.Text));
}
