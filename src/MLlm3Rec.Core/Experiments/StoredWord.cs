using System.Reflection;
using System.Text.Json.Serialization;

namespace MLlm3Rec.Experiments;

/// <summary>
/// The words that values have outside the program: in stored JSON, in addresses and on the command line. They stand once, as
/// <see cref="JsonStringEnumMemberNameAttribute"/> at the values; a value may be renamed, its word may not.
/// </summary>
public static class StoredWord
{
    /// <summary>All words, in the order of the values.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Words<T>.InOrder;

    public static string Word<T>(this T value)
        where T : struct, Enum => Words<T>.InOrder[Array.IndexOf(Words<T>.Values, value)];

    /// <summary>Null where the word is none.</summary>
    public static T? Find<T>(string? word)
        where T : struct, Enum => Array.IndexOf(Words<T>.InOrder, word) is >= 0 and var place ? Words<T>.Values[place] : null;

    /// <exception cref="NotSupportedException">The word is none; the message lists those that are.</exception>
    public static T Parse<T>(string word)
        where T : struct, Enum => Find<T>(word) ?? throw new NotSupportedException($"\"{word}\" is none of {string.Join(", ", All<T>())}.");

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();

        public static readonly string[] InOrder =
            [.. Values.Select(value =>
                typeof(T).GetField(value.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? value.ToString())];
    }
}
