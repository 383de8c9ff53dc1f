using MLlm3Rec.Datasets.Sources.Columns;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Says why files hold no choices, and which of them come near.</summary>
internal static class NoChoices
{
    public static string InWords(IReadOnlyList<SurveyedFile> looked, TableSettings settings)
    {
        var tables = looked.Select(file => (file.Head.Entry.Name, Shape: TableShape.Of(file.Head, settings)))
            .Where(file => file.Shape is not null)
            .Select(file => (file.Name, file.Shape!.Columns, Slots: ColumnGuess.ByName(file.Shape.Columns).Select(column => column.Slot).ToHashSet()))
            .ToList();
        var pairs = tables.Where(table => table.Slots.Contains(ColumnSlot.User))
            .SelectMany(_ => tables.Where(table => table.Slots.Contains(ColumnSlot.Item)), (users, items) => (users, items))
            .Where(pair => pair.users.Name != pair.items.Name)
            .Select(pair =>
                (pair.users, pair.items, shared: pair.users.Columns.Intersect(pair.items.Columns, StringComparer.OrdinalIgnoreCase).ToList()))
            .Where(pair => pair.shared.Count > 0);
        var hint = pairs.FirstOrDefault() is { shared: not null } near
            ? $" {near.users.Name} and {near.items.Name} share {near.shared[0]}: join them by it into one table first."
            : "";
        var names = string.Join(", ", looked.Take(5).Select(file => file.Head.Entry.Name));
        return $"No file has both a user and an item, so there are no choices in {names}.{hint}";
    }
}
