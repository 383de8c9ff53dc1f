using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Traits;

namespace MLlm3Rec.Web.Components.Pages.Traits;

/// <summary>Items and their traits as tables.</summary>
internal static class ItemExport
{
    /// <summary>One row per item, with the salience of every dimension.</summary>
    public static ExportTable Items(IReadOnlyList<ItemEntry> entries, Vocabulary vocabulary) => ExportTable.Of(
        entries,
        [
            new ExportColumn<ItemEntry>("item", entry => entry.Id),
            new("title", entry => entry.Title),
            new("choices", entry => entry.Choices),
            .. vocabulary.Dimensions.Select((dimension, place) =>
                new ExportColumn<ItemEntry>(dimension.Key, entry => Math.Round(entry.SalienceOf(place), 4))),
        ]);

    /// <summary>One row per trait of an item, with its words.</summary>
    public static ExportTable Traits(ItemBoard board) => ExportTable.Of(
        board.Traits.Traits,
        new ExportColumn<Trait>("item", _ => board.Entry.Id),
        new ExportColumn<Trait>("title", _ => board.Entry.Title),
        new ExportColumn<Trait>("dimension", trait => trait.Dimension),
        new ExportColumn<Trait>("salience", trait => Math.Round(trait.Salience, 4)),
        new ExportColumn<Trait>("statement", trait => trait.Statement),
        new ExportColumn<Trait>("field", trait => $"{trait.Span.Field}"),
        new ExportColumn<Trait>("quote", trait => trait.Span.Quote),
        new ExportColumn<Trait>("buyers_saying", trait => trait.Buyers?.Saying),
        new ExportColumn<Trait>("buyers", trait => trait.Buyers?.Of));
}
