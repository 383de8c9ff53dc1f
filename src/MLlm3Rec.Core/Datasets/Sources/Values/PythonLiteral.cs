using System.Buffers;
using System.Globalization;
using System.Text;

namespace MLlm3Rec.Datasets.Sources.Values;

/// <summary>
/// Rewrites a Python literal (what <c>repr</c> prints: dictionaries, lists, tuples, quoted texts, numbers, None, True, False) as JSON.
/// The metadata of Amazon 2014 is written so. Source: docs.python.org, "String and Bytes literals".
/// </summary>
internal sealed class PythonLiteral
{
    private readonly ArrayBufferWriter<byte> output = new();

    /// <summary>JSON of the literal, valid until the next call.</summary>
    /// <exception cref="FormatException">A quote or an escape is not closed, or a word is none of Python's constants.</exception>
    public ReadOnlySpan<byte> ToJson(ReadOnlySpan<byte> literal)
    {
        output.ResetWrittenCount();
        for (var at = 0; at < literal.Length;)
        {
            var unit = literal[at];
            if (unit is (byte)'\'' or (byte)'"')
            {
                at = Quoted(literal, at + 1, unit);
            }
            else if (char.IsAsciiLetter((char)unit))
            {
                at = Word(literal, at);
            }
            else
            {
                Put(unit switch { (byte)'(' => (byte)'[', (byte)')' => (byte)']', _ => unit });
                at++;
            }
        }

        return output.WrittenSpan;
    }

    private int Word(ReadOnlySpan<byte> literal, int start)
    {
        var end = start;
        while (end < literal.Length && char.IsAsciiLetter((char)literal[end]))
        {
            end++;
        }

        // u'text' of Python 2; and the e of 1e-05, which belongs to a number.
        var word = literal[start..end];
        var isPrefix = end < literal.Length && literal[end] is (byte)'\'' or (byte)'"' && word.Length == 1;
        output.Write(word switch
        {
            _ when isPrefix => default,
            _ when word.SequenceEqual("None"u8) => "null"u8,
            _ when word.SequenceEqual("True"u8) => "true"u8,
            _ when word.SequenceEqual("False"u8) => "false"u8,
            _ when word.SequenceEqual("nan"u8) || word.SequenceEqual("inf"u8) || word.SequenceEqual("NaN"u8) => "null"u8,

            // What is JSON already stays: json.dumps of Python writes it with NaN in it.
            _ when word.SequenceEqual("null"u8) || word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) => word,
            _ when word.Length == 1 && start > 0 && char.IsAsciiDigit((char)literal[start - 1]) => word,
            _ => throw new FormatException(),
        });
        return end;
    }

    private int Quoted(ReadOnlySpan<byte> literal, int at, byte quote)
    {
        Put((byte)'"');
        while (true)
        {
            if (at >= literal.Length)
            {
                throw new FormatException();
            }

            var unit = literal[at++];
            if (unit == quote)
            {
                Put((byte)'"');
                return at;
            }

            at = unit == '\\' ? Escape(literal, at) : at;
            if (unit is (byte)'"' or < (byte)' ')
            {
                Unicode(unit);
            }
            else if (unit != '\\')
            {
                Put(unit);
            }
        }
    }

    private int Escape(ReadOnlySpan<byte> literal, int at)
    {
        if (at >= literal.Length)
        {
            throw new FormatException();
        }

        var unit = literal[at];
        switch (unit)
        {
            case (byte)'n' or (byte)'t' or (byte)'r' or (byte)'b' or (byte)'f' or (byte)'\\' or (byte)'"':
                Put((byte)'\\');
                Put(unit);
                return at + 1;
            case (byte)'\'':
                Put(unit);
                return at + 1;
            case (byte)'x':
                Unicode(Hex(literal, at + 1, 2));
                return at + 3;
            case (byte)'u':
                Unicode(Hex(literal, at + 1, 4));
                return at + 5;
            case (byte)'U':
                foreach (var half in char.ConvertFromUtf32(Hex(literal, at + 1, 8)))
                {
                    Unicode(half);
                }

                return at + 9;
            default:
                // Python keeps the backslash of an escape it does not know.
                output.Write("\\\\"u8);
                return at;
        }
    }

    private static int Hex(ReadOnlySpan<byte> literal, int start, int digits) =>
        start + digits <= literal.Length
            && int.TryParse(literal.Slice(start, digits), NumberStyles.AllowHexSpecifier, null, out var code)
            && code <= 0x10ffff
            && (digits < 8 || code is < 0xd800 or > 0xdfff)
            ? code
            : throw new FormatException();

    private void Unicode(int unit) => output.Write(Encoding.ASCII.GetBytes($"\\u{unit:x4}"));

    private void Put(byte unit)
    {
        output.GetSpan(1)[0] = unit;
        output.Advance(1);
    }
}
