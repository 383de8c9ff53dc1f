using MLlm3Rec.Refusals;

namespace MLlm3Rec.Datasets;

/// <summary>The name an analyst gives a dataset. It is part of an address and of file names, so it stays plain.</summary>
public static class DatasetName
{
    public const int MaxLength = 60;

    /// <summary>The name without blanks around it.</summary>
    /// <exception cref="DatasetNameException">It breaks the rule.</exception>
    public static string Checked(string name) => Problem(name, taken: []) is { } problem ? throw new DatasetNameException(problem) : name.Trim();

    /// <summary>What is wrong with a name, in words, or null.</summary>
    public static string? Problem(string name, IEnumerable<string> taken)
    {
        var trimmed = name.Trim();
        return trimmed.Length switch
        {
            0 => "Give the dataset a name.",
            > MaxLength => $"A name has at most {MaxLength} characters; this one has {trimmed.Length}.",
            _ when trimmed.Any(character => !IsPlain(character)) => "A name is made of letters, digits, spaces, dots, hyphens and underscores.",
            _ when !char.IsLetterOrDigit(trimmed[0]) => "A name begins with a letter or a digit.",
            _ when taken.Contains(trimmed, StringComparer.OrdinalIgnoreCase) => $"“{trimmed}” is taken: choose another name.",
            _ => null,
        };
    }

    /// <summary>A free, valid name from a file's: "ratings.csv.gz" → "ratings", "ratings-2" where that is taken.</summary>
    public static string Suggest(string fileName, IEnumerable<string> taken)
    {
        var stem = Path.GetFileName(fileName).Split('.')[0];
        var plain = new string([.. stem.Select(character => IsPlain(character) ? character : '-')]).Trim('-', '_', ' ');
        var name = plain.Length == 0 ? "dataset" : plain[..Math.Min(plain.Length, MaxLength - 4)].ToLowerInvariant();
        var used = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, used.Count + 1)
            .Select(number => number == 1 ? name : $"{name}-{number}")
            .First(candidate => !used.Contains(candidate));
    }

    private static bool IsPlain(char character) => char.IsLetterOrDigit(character) || character is ' ' or '.' or '-' or '_';
}

/// <summary>A name that no dataset may have.</summary>
public sealed class DatasetNameException(string message) : RefusalException(message);
