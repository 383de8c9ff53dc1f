using System.Text;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Datasets.Sample;

/// <summary>The written material of the sample: files of lines beside this code, embedded in the assembly.</summary>
internal static class SampleText
{
    /// <summary>Lines of one file without comments (%) and blanks.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        var assembly = typeof(SampleText).Assembly;
        using var stream = assembly.GetManifestResourceStream($"MLlm3Rec.Datasets.Sample.{file}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '%')
            {
                yield return line;
            }
        }
    }

    /// <summary>Puts the product's short name in and takes one of each "[this|that]".</summary>
    public static string Fill(string sentence, string item, ref SplitMix64 random)
    {
        var text = new StringBuilder(sentence).Replace("{item}", item);
        while (text.ToString() is var now && now.IndexOf('[') is var open and >= 0)
        {
            var close = now.IndexOf(']', open);
            var choices = now[(open + 1)..close].Split('|');
            text.Remove(open, close - open + 1).Insert(open, choices[random.NextInt32(choices.Length)]);
        }

        return text.ToString();
    }
}
