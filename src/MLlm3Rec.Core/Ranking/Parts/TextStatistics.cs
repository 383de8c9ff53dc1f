using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>What the items' texts alone give, whoever chose them.</summary>
/// <param name="Brands">Items that share a brand.</param>
/// <param name="Categories">Items that share a category.</param>
/// <param name="Texts">Everything that tells what an item is.</param>
/// <param name="Titles">Words of titles.</param>
/// <param name="Kinds">Categories and tags.</param>
/// <param name="Words">All words, for searching with those of a history.</param>
/// <param name="Nearest">[items × items]: cosines of each item's nearest texts.</param>
/// <param name="Near">How many those are.</param>
internal sealed record TextStatistics(
    ItemGroups Brands, ItemGroups Categories, TermWeights Texts, TermWeights Titles, TermWeights Kinds, OkapiWeights Words, SparseRows Nearest,
    int Near)
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    public static TextStatistics Of(IReadOnlyList<Item> items, int near, CancellationToken cancellationToken)
    {
        var brands = ItemGroups.Brands(items);
        var texts = TermWeights.Of([.. items.Select(item => TermsOf(item, brands))]);
        return new TextStatistics(
            brands,
            ItemGroups.Categories(items),
            texts,
            TermWeights.Of([.. items.Select(ItemTerms.Title)]),
            TermWeights.Of([.. items.Select(ItemTerms.Kinds)]),
            OkapiWeights.Of(items.Select(ItemTerms.Words), K1, B),
            texts.Nearest(near, cancellationToken),
            near);
    }

    /// <summary>Weights of the terms of an item with other texts, by number of the term.</summary>
    public IReadOnlyDictionary<int, float> RowOf(EditedText edited) => Texts.RowOf(TermsOf(edited.Item, Brands));

    /// <summary>The texts nearest to an item with other texts: likeness by number of the item.</summary>
    public IReadOnlyDictionary<int, float> NearestTo(EditedText edited) => Texts.NearestTo(edited.Index, RowOf(edited), Near);

    private static IReadOnlyList<string> TermsOf(Item item, ItemGroups brands) =>
        ItemTerms.All(item, brands.GroupOf(item) is >= 0 and var brand ? brands.Names[brand] : null);
}
