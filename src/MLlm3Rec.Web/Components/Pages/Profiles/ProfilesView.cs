using System.Collections.Immutable;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>Everything the Profiles page shows that its address holds: filters, order and the person whose pane is open.</summary>
public sealed record ProfilesView
{
    public string? Dataset { get; init; }

    public string Text { get; init; } = "";

    public ImmutableArray<MotiveFilter> Motives { get; init; } = [];

    public ProfileOrder Order { get; init; } = ProfileOrder.Confidence;

    public bool Descending { get; init; } = true;

    /// <summary>Id of the person whose pane is open, or null.</summary>
    public string? User { get; init; }

    public bool IsFiltered => Text.Length > 0 || Motives.Length > 0;

    public static ProfilesView Parse(string? dataset, string? q, IEnumerable<string>? motive, string? sort, string? dir, string? user)
    {
        var order = ProfileOrder.Parse(sort);
        return new ProfilesView
        {
            Dataset = NullIfEmpty(dataset),
            Text = q?.Trim() ?? "",
            Motives = [.. (motive ?? []).Select(MotiveFilter.Parse).OfType<MotiveFilter>().DistinctBy(filter => filter.Dimension)],
            Order = order,
            Descending = dir switch { "asc" => false, "desc" => true, _ => order.DescendingByDefault },
            User = NullIfEmpty(user),
        };
    }

    /// <summary>Adds a filter, or moves the bar of the dimension that already has one.</summary>
    public ProfilesView With(MotiveFilter filter)
    {
        var index = Motives.IndexOf(Motives.FirstOrDefault(known => known.Dimension == filter.Dimension)!);
        return this with { Motives = index < 0 ? Motives.Add(filter) : Motives.SetItem(index, filter) };
    }

    public ProfilesView Without(MotiveFilter filter) => this with { Motives = Motives.Remove(filter) };

    public ProfilesView WithoutFilters() => this with { Text = "", Motives = [] };

    /// <summary>A column chosen again turns its order round; a new one starts with its natural direction.</summary>
    public ProfilesView SortedBy(ProfileOrder order) => order == Order
        ? this with { Descending = !Descending }
        : this with { Order = order, Descending = order.DescendingByDefault };

    /// <summary>The word for <c>aria-sort</c> on one column.</summary>
    public string AriaSort(ProfileOrder column) => column != Order ? "none" : Descending ? "descending" : "ascending";

    /// <summary>Whether both show the same rows in the same order, whoever's pane is open.</summary>
    public bool ListsSameAs(ProfilesView other) =>
        Dataset == other.Dataset && Text == other.Text && Order == other.Order && Descending == other.Descending && Motives.SequenceEqual(other.Motives);

    public bool Equals(ProfilesView? other) => other is not null && ListsSameAs(other) && User == other.User;

    public override int GetHashCode() => HashCode.Combine(Dataset, Text, Order, Descending, Motives.Length, User);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
