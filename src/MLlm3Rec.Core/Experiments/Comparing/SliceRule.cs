using System.Globalization;
using MLlm3Rec.Map;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>A rule that picks some of the asked users, as it stands in an address.</summary>
/// <remarks>
/// <c>all</c>; <c>length:3-4</c> (choices before the hidden one), <c>popularity:0-5</c> (choices of the hidden item in train), both with an open end
/// as in <c>length:50-</c>; <c>motive:value:0.4</c> (a motive at least so strong); <c>trait:value:0.3</c> (the hidden item offers it at least so
/// clearly); <c>tied:yes</c>, <c>tied:no</c>; <c>selection:CODE</c> (users of a map selection, or whose hidden item is in it).
/// </remarks>
/// <param name="Key">As written.</param>
/// <param name="Name">For a person.</param>
/// <param name="Kind">The first word.</param>
/// <param name="Low">Least length, popularity, strength or salience.</param>
/// <param name="High">Largest length or popularity.</param>
/// <param name="Dimension">Place in the vocabulary, or −1.</param>
public sealed record SliceRule(string Key, string Name, string Kind, double Low, double High, int Dimension)
{
    public static SliceRule All { get; } = new("all", "All users", "all", 0, double.PositiveInfinity, -1);

    /// <summary>The users by how much of them is known: where the paper's claim lives.</summary>
    public static IReadOnlyList<SliceRule> Lengths { get; } = [.. new[] { (1, 2), (3, 4), (5, 6), (7, 9), (10, 15), (16, 30), (31, 0) }.Select(range => Range("length", range))];

    /// <summary>The users by how often the hidden item was chosen by others.</summary>
    public static IReadOnlyList<SliceRule> Popularities { get; } = [.. new[] { (0, 0), (1, 5), (6, 20), (21, 60), (61, -1) }.Select(range => Range("popularity", range))];

    public static IReadOnlyList<SliceRule> Ties { get; } = [Tied("no"), Tied("yes")];

    /// <summary>A motive that is at least as strong as profiles begin to call marked.</summary>
    public static IReadOnlyList<SliceRule> Motives(Vocabulary vocabulary) => [.. vocabulary.Dimensions.Select((dimension, place) =>
        new SliceRule($"motive:{dimension.Key}:0.4", $"Motive {dimension.Name} at least 40 %", "motive", 0.4, 1, place))];

    public static SliceRule Selection(string code, string? name) => new($"selection:{code}", $"Map selection {name ?? code}", "selection", 0, 0, -1);

    /// <returns>Null where the text is no rule.</returns>
    public static SliceRule? Parse(string text, Vocabulary vocabulary)
    {
        var words = text.Split(':');
        return words switch
        {
            ["all"] => All,
            ["length" or "popularity", var range] => ParseRange(words[0], range),
            ["tied", "yes" or "no"] => Tied(words[1]),
            ["motive" or "trait", var key, var least] => ParseDimension(words[0], key, least, vocabulary),
            ["selection", { Length: > 0 } code] => Selection(code, null),
            _ => null,
        };
    }

    /// <summary>Places of the users in the facts, ascending.</summary>
    /// <param name="facts">Of all asked users.</param>
    /// <param name="selection">For a selection's rule.</param>
    /// <exception cref="SliceNotPossibleException">The rule needs motives and traits, and nobody has read the dataset; or the selection is gone.</exception>
    public int[] Pick(UserFacts facts, Selection? selection) => [.. Enumerable.Range(0, facts.Users.Length).Where(place => Holds(facts, place, selection))];

    private bool Holds(UserFacts facts, int place, Selection? selection) => Kind switch
    {
        "all" => true,
        "length" => facts.Lengths[place] >= Low && facts.Lengths[place] <= High,
        "popularity" => facts.Popularity[place] >= Low && facts.Popularity[place] <= High,
        "tied" => facts.Tied[place] == (Low > 0),
        "motive" => (facts.Strengths ?? throw Unread())[place * facts.Traits!.Dimensions + Dimension] >= Low, // Strengths never come without traits.
        "trait" => (facts.Traits ?? throw Unread()).SalienceOf(facts.Hidden[place])[Dimension] >= Low,
        "selection" when selection is null => throw new SliceNotPossibleException($"There is no selection “{Key[10..]}” any more."),
        "selection" => MLlm3Rec.Map.Selection.Bit(selection!.Users, facts.Users[place]) || MLlm3Rec.Map.Selection.Bit(selection.Items, facts.Hidden[place]),
        _ => false,
    };

    private static SliceNotPossibleException Unread() => new("This slice goes by motives or traits, and nobody has read the items of the dataset yet: encode it first.");

    private static SliceRule Range(string kind, (int Low, int High) range) =>
        ParseRange(kind, range.High < range.Low ? $"{range.Low}-" : range.High == range.Low ? $"{range.Low}" : $"{range.Low}-{range.High}")!; // Our own ranges are well formed.

    private static SliceRule? ParseRange(string kind, string range)
    {
        var ends = range.Split('-');
        if (ends.Length > 2 || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var low))
        {
            return null;
        }

        var high = ends.Length == 1 ? low : ends[1].Length == 0 ? double.PositiveInfinity : int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : -1;
        var span = high == low ? $"{low}" : double.IsPositiveInfinity(high) ? $"{low} and more" : $"{low} to {high}";
        return high < low ? null : new SliceRule($"{kind}:{range}", kind == "length" ? $"{span} choices known" : $"Hidden item chosen {span} times", kind, low, high, -1);
    }

    private static SliceRule? ParseDimension(string kind, string key, string least, Vocabulary vocabulary)
    {
        var place = vocabulary.Dimensions.ToList().FindIndex(dimension => dimension.Key == key);
        return place >= 0 && double.TryParse(least, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var low) && low is > 0 and <= 1
            ? new SliceRule($"{kind}:{key}:{least}", $"{(kind == "motive" ? "Motive" : "Hidden item offers")} {vocabulary.Dimensions[place].Name} at least {low:P0}", kind, low, 1, place)
            : null;
    }

    private static SliceRule Tied(string answer) => new(
        $"tied:{answer}", answer == "yes" ? "Hidden choice shares its moment with the last visible one" : "No shared moment", "tied", answer == "yes" ? 1 : 0, 1, -1);
}

public sealed class SliceNotPossibleException(string message) : Exception(message);
