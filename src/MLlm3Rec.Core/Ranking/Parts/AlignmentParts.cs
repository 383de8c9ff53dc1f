using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Ranking.Learned;
using MLlm3Rec.Statistics;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Ranking.Parts;

/// <summary>What MAR's alignment score is made of: every part of <see cref="PartCatalogue"/> with the statistics that it measures by.</summary>
internal static class AlignmentParts
{
    /// <summary>All parts but the one for what is not yet known, with the statistics of train that they rest on.</summary>
    /// <param name="train">The histories.</param>
    /// <param name="vocabulary">The motive dimensions.</param>
    /// <param name="traits">What items offer.</param>
    /// <param name="texts">What the items' texts give.</param>
    /// <param name="learned">What was learned of pairs.</param>
    /// <param name="options">Which parts speak, and how they are made.</param>
    /// <param name="cancellationToken">Checked on the way.</param>
    /// <exception cref="InvalidDataException">What was learned belongs to another dataset.</exception>
    public static IReadOnlyList<IAlignmentPart> Of(
        Dataset train, Vocabulary vocabulary, TraitIndex traits, TextStatistics texts, IReadOnlyList<LearnedPairs> learned, MarOptions options,
        CancellationToken cancellationToken)
    {
        var together = ItemPairs.Together(train, options.Pairs, cancellationToken);
        IAlignmentPart[] all =
        [
            .. Motives(vocabulary, traits),
            new MeaningPart(traits),
            .. Texts(texts),
            .. Company(train, together, texts, options, cancellationToken),
            .. Groups(train, texts),
            .. Order(train, options, cancellationToken),
            .. Learned(texts, learned),
            .. Prevalence(train, texts),
        ];
        return [.. all.Where(part => options.Lets(part.Definition))];
    }

    /// <summary>1 for what nobody has chosen, less the better an item is known.</summary>
    internal static IAlignmentPart NotYetKnown(float[] known) =>
        new PopularityPart(PartCatalogue.NotYetKnown, Array.ConvertAll(known, degree => 1 - degree));

    /// <summary>One part per dimension.</summary>
    internal static IEnumerable<IAlignmentPart> Motives(Vocabulary vocabulary, TraitIndex traits) =>
        vocabulary.Dimensions.Select((dimension, place) => new MotivePart(dimension, place, Column(traits, place)));

    private static IEnumerable<IAlignmentPart> Texts(TextStatistics texts)
    {
        var title = new TermPairing(texts.Titles, ItemTerms.Title);
        var kind = new TermPairing(texts.Kinds, ItemTerms.Kinds);
        return
        [
            new HistoryPart(PartCatalogue.TitleLikeRecent, title) { Prior = 0.5f, Decay = 0.7f, IsMean = true },
            new HistoryPart(PartCatalogue.TitleLikeAll, title) { Prior = 0.3f, IsMean = true },
            new HistoryPart(PartCatalogue.TitleLikeLast, title) { Prior = 0.3f, Latest = 1 },
            new HistoryPart(PartCatalogue.FoundByWords, new SearchPairing(texts.Words)) { Prior = 0.3f, Decay = 0.9f, IsMean = true },
            new HistoryPart(PartCatalogue.KindLikePast, kind) { Prior = 0.3f, IsMean = true },
            new HistoryPart(PartCatalogue.SameBrand, new GroupPairing(texts.Brands, GroupLifts.Same(texts.Brands))) { Prior = 0.3f, Decay = 0.8f },
        ];
    }

    private static IEnumerable<IAlignmentPart> Company(
        Dataset train, SparseRows together, TextStatistics texts, MarOptions options, CancellationToken cancellationToken)
    {
        var direct = new SparsePairing(together);
        var sameDay = new SparsePairing(ItemPairs.SameDay(train, options.Pairs, cancellationToken));
        var smooth = new SparsePairing(
            Smoothing.Pairs(texts.Nearest, together, options.Pairs, cancellationToken),
            options.Pairs,
            edited => Smoothing.PairsWith(texts.Nearest, together, options.Pairs, texts.NearestTo(edited)));
        var circles = PairFactors.Of(together, options.Factors, options.Seed, cancellationToken);
        return
        [
            new HistoryPart(PartCatalogue.TogetherRecent, direct) { Prior = 1, Decay = 0.8f },
            new HistoryPart(PartCatalogue.Together, direct) { Prior = 1 },
            new HistoryPart(PartCatalogue.TogetherLast, direct) { Prior = 0.5f, Decay = 0.3f },
            new HistoryPart(PartCatalogue.SameDay, sameDay) { Prior = 0.5f, Decay = 0.7f },
            new HistoryPart(PartCatalogue.TogetherAlike, smooth) { Prior = 0.5f, Decay = 0.8f },
            new HistoryPart(PartCatalogue.SameCompany, new VectorPairing(circles)) { Prior = 0.5f, Decay = 0.8f, IsMean = true },
        ];
    }

    private static IEnumerable<IAlignmentPart> Order(Dataset train, MarOptions options, CancellationToken cancellationToken)
    {
        var following = ItemPairs.Following(train, options.Pairs, cancellationToken);
        var circles = PairFactors.Of(following, options.Factors, options.Seed, cancellationToken);
        return
        [
            new HistoryPart(PartCatalogue.Next, new SparsePairing(following)) { Prior = 1, Decay = 0.6f },
            new HistoryPart(PartCatalogue.NextInCompany, new VectorPairing(circles)) { Prior = 0.5f, Decay = 0.6f, IsMean = true },
        ];
    }

    /// <summary>One part for each relation that was learned.</summary>
    private static IEnumerable<IAlignmentPart> Learned(TextStatistics texts, IReadOnlyList<LearnedPairs> learned) =>
        from relation in LearnedRelation.All
        join stored in learned on relation.Part.Id equals stored.Part
        let pairs = stored.For(texts.Texts)
        select new HistoryPart(relation.Part, new VectorPairing(
            pairs.From, pairs.To(texts.Texts.Items), pairs.Size, edited => pairs.To(edited.Index, texts.RowOf(edited))))
        {
            Prior = 1,
            Decay = relation.Decay,
            Latest = LearnedRelation.Nearest,
            IsMean = true,
            Learned = pairs,
        };

    private static IEnumerable<IAlignmentPart> Groups(Dataset train, TextStatistics texts)
    {
        var (categories, brands) = (texts.Categories, texts.Brands);
        return
        [
            new HistoryPart(
                PartCatalogue.KindsTogether,
                new GroupPairing(categories, GroupLifts.Of(train, categories))) { Prior = 0.3f, Decay = 0.8f, IsMean = true },
            new HistoryPart(
                PartCatalogue.BrandsTogether, new GroupPairing(brands, GroupLifts.Of(train, brands))) { Prior = 0.3f, Decay = 0.8f, IsMean = true },
        ];
    }

    private static IEnumerable<IAlignmentPart> Prevalence(Dataset train, TextStatistics texts)
    {
        var logCounts = LogPopularity.Of(train);
        var counts = new PastCounts(train);
        return
        [
            new PopularityPart(PartCatalogue.Popular, logCounts),
            new PopularityPart(
                PartCatalogue.PopularAlike,
                Smoothing.Popularity(texts.Nearest, logCounts),
                edited => Smoothing.PopularityOf(edited.Index, texts.NearestTo(edited), logCounts)),
            new RecentPopularityPart(PartCatalogue.PopularMonth, counts, days: 30),
            new RecentPopularityPart(PartCatalogue.PopularMonths, counts, days: 120),
            new RecentPopularityPart(PartCatalogue.PopularYear, counts, days: 365),
            new RecentPopularityPart(PartCatalogue.LongKnown, counts, days: null) { Prior = 0 },
        ];
    }

    private static float[] Column(TraitIndex traits, int dimension)
    {
        var column = new float[traits.Salience.Length / traits.Dimensions];
        for (var item = 0; item < column.Length; item++)
        {
            column[item] = traits.SalienceOf(item)[dimension];
        }

        return column;
    }
}
