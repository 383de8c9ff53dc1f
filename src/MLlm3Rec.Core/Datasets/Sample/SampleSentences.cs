using MLlm3Rec.Numerics;

namespace MLlm3Rec.Datasets.Sample;

/// <summary>Banks of sentences by key, handed out so that none is used much more often than another.</summary>
internal sealed class SampleSentences
{
    private readonly Dictionary<string, List<string>> banks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> uses = new(StringComparer.Ordinal);

    /// <summary>
    /// Reads "[key]" sections. In a file of traits each line begins with a class of product, which becomes part of the key: "quality/wear".
    /// </summary>
    public static SampleSentences Read(string file, bool byClass)
    {
        var sentences = new SampleSentences();
        var section = "";
        foreach (var line in SampleText.Lines(file))
        {
            if (line[0] == '[' && line[^1] == ']')
            {
                section = line[1..^1];
                continue;
            }

            var space = line.IndexOf(' ');
            var key = byClass ? $"{section}/{line[..space]}" : section;
            var added = byClass ? line[(space + 1)..] : line;
            if (!sentences.banks.TryGetValue(key, out var bank))
            {
                sentences.banks.Add(key, bank = []);
            }

            bank.AddRange(key.EndsWith("/title", StringComparison.Ordinal) ? added.Split(';', StringSplitOptions.TrimEntries) : [added]);
        }

        return sentences;
    }

    /// <summary>One of the least used sentences of the banks, by chance.</summary>
    public string Take(ref SplitMix64 random, params ReadOnlySpan<string> keys)
    {
        var choices = new List<string>();
        foreach (var key in keys)
        {
            choices.AddRange(banks.GetValueOrDefault(key, []));
        }

        var least = choices.Min(choice => uses.GetValueOrDefault(choice));
        var fresh = choices.Where(choice => uses.GetValueOrDefault(choice) == least).ToArray();
        var taken = fresh[random.NextInt32(fresh.Length)];
        uses[taken] = least + 1;
        return taken;
    }
}
