using System.Text;

namespace MLlm3Rec.Datasets.Sources.Entries;

/// <summary>
/// Reads UTF-8, and bytes that are none as ISO-8859-1: older public files are in the latter and do not say so. An accented letter of
/// ISO-8859-1 between others is not valid UTF-8, so the two hardly ever meet.
/// </summary>
internal static class Utf8OrLatin1
{
    public static Encoding Encoding { get; } = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new Latin1Fallback());

    private sealed class Latin1Fallback : DecoderFallback
    {
        public override int MaxCharCount => 3;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Latin1Buffer();
    }

    private sealed class Latin1Buffer : DecoderFallbackBuffer
    {
        private byte[] bytes = [];
        private int next;

        public override int Remaining => bytes.Length - next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (bytes, next) = (bytesUnknown, 0);
            return bytes.Length > 0;
        }

        public override char GetNextChar() => next < bytes.Length ? (char)bytes[next++] : '\0';

        public override bool MovePrevious()
        {
            if (next == 0)
            {
                return false;
            }

            next--;
            return true;
        }

        public override void Reset() => (bytes, next) = ([], 0);
    }
}
