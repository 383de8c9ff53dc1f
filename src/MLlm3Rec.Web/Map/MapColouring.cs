using System.Collections.Immutable;

namespace MLlm3Rec.Web.Map;

/// <summary>One line of a legend.</summary>
/// <param name="Label">What the colour means.</param>
/// <param name="Count">How many points have it.</param>
/// <param name="From">The smallest value it stands for.</param>
/// <param name="To">The largest.</param>
public sealed record LegendEntry(string Label, int Count, int From, int To);

/// <summary>How the points of a map are coloured.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Title">Its name.</param>
/// <param name="IsScale">Values run from 0 to 254; else they are numbers of categories.</param>
/// <param name="Values">Per point; <see cref="None"/> for a point that has none.</param>
/// <param name="Legend">Largest category first; a scale in five steps from low to high; last, if there are any, the points without.</param>
public sealed record MapColouring(string Field, string Title, bool IsScale, byte[] Values, ImmutableArray<LegendEntry> Legend)
{
    public const byte None = 255;

    /// <summary>So many categories have a colour of their own: more cannot be told apart. The next is "other".</summary>
    public const int Hues = 8;

    private const int ScaleSteps = 5;

    /// <summary>Categories by how many points they have; those beyond eight are "other".</summary>
    /// <param name="field">Key.</param>
    /// <param name="title">Name.</param>
    /// <param name="labels">Per point, or null for none.</param>
    public static MapColouring Categories(string field, string title, IReadOnlyList<string?> labels)
    {
        var order = labels.OfType<string>()
            .CountBy(label => label)
            .OrderByDescending(group => group.Value)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToArray();
        var places = order.Select((group, place) => (group.Key, place))
            .ToDictionary(pair => pair.Key, pair => (byte)Math.Min(pair.place, Hues), StringComparer.Ordinal);
        var values = labels.Select(label => label is null ? None : places[label]).ToArray();
        var legend = order.Take(Hues).Select((group, place) => new LegendEntry(group.Key, group.Value, place, place)).ToList();
        if (order.Length > Hues)
        {
            legend.Add(new LegendEntry($"Other ({order.Length - Hues:N0} more)", order.Skip(Hues).Sum(group => group.Value), Hues, Hues));
        }

        return new MapColouring(field, title, IsScale: false, values, WithoutValue(legend, values));
    }

    /// <summary>A number per point, NaN for none, between two ends.</summary>
    public static MapColouring Scale(
        string field, string title, IReadOnlyList<double> numbers, (double Low, double High) ends, Func<double, string> words)
    {
        var span = ends.High > ends.Low ? ends.High - ends.Low : 1;
        var values = numbers.Select(number => double.IsNaN(number) ? None : (byte)Math.Clamp(Math.Round(254 * (number - ends.Low) / span), 0, 254))
            .ToArray();
        var counts = values.CountBy(value => value).ToDictionary();
        var legend = Enumerable.Range(0, ScaleSteps).Select(step =>
        {
            var (from, to) = (255 * step / ScaleSteps, 255 * (step + 1) / ScaleSteps - 1);
            return new LegendEntry(
                $"{words(ends.Low + span * step / ScaleSteps)} – {words(ends.Low + span * (step + 1) / ScaleSteps)}",
                Enumerable.Range(from, to - from + 1).Sum(value => counts.GetValueOrDefault((byte)value)),
                from,
                to);
        });
        return new MapColouring(field, title, IsScale: true, values, WithoutValue(legend, values));
    }

    private static ImmutableArray<LegendEntry> WithoutValue(IEnumerable<LegendEntry> legend, byte[] values)
    {
        var without = values.Count(value => value == None);
        return without == 0 ? [.. legend] : [.. legend, new LegendEntry("Without a value", without, None, None)];
    }
}
