using System.Globalization;
using MLlm3Rec.Map;
using MLlm3Rec.Refusals;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>A rule that picks some of the asked users, as it stands in an address.</summary>
/// <remarks>
/// <c>all</c>; <c>length:3-4</c> (choices before the hidden one), <c>popularity:0-5</c> (choices of the hidden item in train), both with an open end
/// as in <c>length:50-</c>; <c>motive:value:0.4</c> (a motive at least so strong); <c>trait:value:0.3</c> (the hidden item offers it at least so
/// clearly); <c>tied:yes</c>, <c>tied:no</c>; <c>selection:CODE</c> (the people of a map selection, whatever their hidden item is).
/// </remarks>
/// <param name="Key">As written.</param>
/// <param name="Name">For a person.</param>
/// <param name="Kind">What it goes by.</param>
/// <param name="Low">Least length, popularity, strength or salience.</param>
/// <param name="High">Largest length or popularity.</param>
/// <param name="Dimension">Key of the motive dimension; null where it goes by none.</param>
public sealed record SliceRule(string Key, string Name, SliceKind Kind, double Low, double High, string? Dimension)
{
    public static SliceRule All { get; } = new("all", "All users", SliceKind.All, 0, double.PositiveInfinity, null);

    /// <summary>The users by how much of them is known: where the paper's claim lives.</summary>
    public static IReadOnlyList<SliceRule> Lengths { get; } = [.. new[] { (1, 2), (3, 4), (5, 6), (7, 9), (10, 15), (16, 30), (31, 0) }.Select(
        range => Range(SliceKind.Length, range))];

    /// <summary>The users by how often the hidden item was chosen by others.</summary>
    public static IReadOnlyList<SliceRule> Popularities { get; } = [.. new[] { (0, 0), (1, 5), (6, 20), (21, 60), (61, -1) }.Select(range =>
        Range(SliceKind.Popularity, range))];

    public static IReadOnlyList<SliceRule> Ties { get; } = [Tied("no"), Tied("yes")];

    /// <summary>A motive that is at least as strong as profiles begin to call marked.</summary>
    public static IReadOnlyList<SliceRule> Motives(Vocabulary vocabulary) => [.. vocabulary.Dimensions.Select(dimension =>
        new SliceRule($"motive:{dimension.Key}:0.4", $"Motive {dimension.Name} at least 40 %", SliceKind.Motive, 0.4, 1, dimension.Key))];

    public static SliceRule Selection(string code, string? name) =>
        new($"selection:{code}", $"People of map selection {name ?? code}", SliceKind.Selection, 0, 0, null);

    /// <param name="text">As in an address.</param>
    /// <param name="vocabulary">The dimensions that the dataset was read in; null where nobody has read it.</param>
    /// <returns>Null where the text is no rule.</returns>
    public static SliceRule? Parse(string text, Vocabulary? vocabulary)
    {
        var words = text.Split(':');
        return words switch
        {
            ["all"] => All,
            ["length", var range] => ParseRange(SliceKind.Length, range),
            ["popularity", var range] => ParseRange(SliceKind.Popularity, range),
            ["tied", "yes" or "no"] => Tied(words[1]),
            ["motive", var key, var least] => ParseDimension(SliceKind.Motive, key, least, vocabulary),
            ["trait", var key, var least] => ParseDimension(SliceKind.Trait, key, least, vocabulary),
            ["selection", { Length: > 0 } code] => Selection(code, null),
            _ => null,
        };
    }

    /// <summary>Places of the users in the facts, ascending.</summary>
    /// <param name="facts">Of all asked users.</param>
    /// <param name="selection">For a selection's rule.</param>
    /// <exception cref="SliceNotPossibleException">The rule needs motives and traits, and nobody has read the dataset; or the selection is
    /// gone, or holds nobody.</exception>
    public int[] Pick(UserFacts facts, Selection? selection) =>
        [.. Enumerable.Range(0, facts.Users.Length).Where(place => Holds(facts, place, selection))];

    private bool Holds(UserFacts facts, int place, Selection? selection) => Kind switch
    {
        SliceKind.All => true,
        SliceKind.Length => facts.Lengths[place] >= Low && facts.Lengths[place] <= High,
        SliceKind.Popularity => facts.Popularity[place] >= Low && facts.Popularity[place] <= High,
        SliceKind.Tied => facts.Tied[place] == (Low > 0),
        SliceKind.Motive => (facts.Motives ?? throw Unread()).StrengthOf(place, ColumnIn(facts.Motives)) >= Low,
        SliceKind.Trait => (facts.Motives ?? throw Unread()).Traits.SalienceOf(facts.Hidden[place])[ColumnIn(facts.Motives)] >= Low,
        SliceKind.Selection when selection is null => throw new SliceNotPossibleException($"There is no selection “{Key[10..]}” any more."),
        SliceKind.Selection when selection.UserCount == 0 => throw new SliceNotPossibleException(
            "This map selection holds items and no people. A comparison is cut by people: select some on the map."),
        SliceKind.Selection => MLlm3Rec.Map.Selection.Bit(selection.Users, facts.Users[place]),
        _ => false,
    };

    private int ColumnIn(MotiveFacts motives) => motives.Vocabulary.IndexOf(Dimension!) is >= 0 and var column // Rules of these kinds have one.
        ? column
        : throw new SliceNotPossibleException($"The dataset was not read for “{Dimension}”.");

    private static SliceNotPossibleException Unread() =>
        new("This slice goes by motives or traits, and nobody has read the items of the dataset yet: encode it first.");

    private static SliceRule Range(SliceKind kind, (int Low, int High) range) =>
        // Our own ranges are well formed.
        ParseRange(kind, range.High < range.Low ? $"{range.Low}-" : range.High == range.Low ? $"{range.Low}" : $"{range.Low}-{range.High}")!;

    private static SliceRule? ParseRange(SliceKind kind, string range)
    {
        var ends = range.Split('-');
        if (ends.Length > 2 || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var low))
        {
            return null;
        }

        var high = ends.Length == 1
            ? low
            : ends[1].Length == 0
            ? double.PositiveInfinity
            : int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var known)
            ? known
            : -1;
        var span = high == low ? $"{low}" : double.IsPositiveInfinity(high) ? $"{low} and more" : $"{low} to {high}";
        return high < low
            ? null
            : new SliceRule(
                $"{Word(kind)}:{range}",
                kind == SliceKind.Length ? $"{span} choices known" : $"Hidden item chosen {span} times",
                kind,
                low,
                high,
                null);
    }

    private static SliceRule? ParseDimension(SliceKind kind, string key, string least, Vocabulary? vocabulary)
    {
        if (vocabulary?.IndexOf(key) < 0
            || !double.TryParse(least, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var low)
            || low is not (> 0 and <= 1))
        {
            return null;
        }

        var name = vocabulary?.Dimensions[vocabulary.IndexOf(key)].Name ?? key;
        return new SliceRule(
            $"{Word(kind)}:{key}:{least}",
            $"{(kind == SliceKind.Motive ? "Motive" : "Hidden item offers")} {name} at least {low:P0}",
            kind,
            low,
            1,
            key);
    }

    private static SliceRule Tied(string answer) => new(
        $"tied:{answer}", answer == "yes" ? "Hidden choice shares its moment with the last visible one" : "No shared moment", SliceKind.Tied,
        answer == "yes" ? 1 : 0, 1, null);

    private static string Word(SliceKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>What a slice goes by.</summary>
public enum SliceKind
{
    All,
    Length,
    Popularity,
    Tied,
    Motive,
    Trait,
    Selection,
}

public sealed class SliceNotPossibleException(string message) : RefusalException(message);
