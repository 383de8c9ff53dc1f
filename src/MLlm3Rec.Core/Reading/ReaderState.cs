using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Reading.Matching;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reading;

/// <summary>Everything a reader has learned.</summary>
/// <param name="Vocabulary">The dimensions and their cues.</param>
/// <param name="Options">How it was learned.</param>
/// <param name="Vectors">Meaning of words.</param>
/// <param name="MeanMeaning">Mean of all items' meanings: what every text of the dataset has in common, taken off each.</param>
/// <param name="Brands">What must not count.</param>
/// <param name="TitlesAreNames">Titles name rather than describe (films, games, places): they are not searched for cues.</param>
/// <param name="LearnedCues">Cues beside the vocabulary's.</param>
/// <param name="ItemRates">What items' texts usually say.</param>
/// <param name="ReviewRates">What reviews usually say.</param>
internal sealed record ReaderState(
    Vocabulary Vocabulary,
    ReadingOptions Options,
    WordVectors Vectors,
    float[] MeanMeaning,
    BrandNames Brands,
    bool TitlesAreNames,
    IReadOnlyList<LearnedCue> LearnedCues,
    BaseRates ItemRates,
    BaseRates ReviewRates)
{
    /// <summary>Titles whose median has at most so many words name a thing instead of describing it.</summary>
    private const int WordsOfAName = 4;

    /// <summary>Base rates of reviews are taken from at most so many, spread evenly.</summary>
    private const int ReviewsForRates = 50_000;

    public static ReaderState Fit(Dataset dataset, Vocabulary vocabulary, ReadingOptions options, CancellationToken cancellationToken)
    {
        var vectors = WordVectors.Learn(Corpus.Of(dataset, options, cancellationToken), options, cancellationToken);
        var brands = BrandNames.Learn(dataset.Items);
        var words = new ReaderState(vocabulary, options, vectors, [], brands, TitlesName(dataset.Items), [], new([], [], []), new([], [], []));
        return words.ModelProfile(dataset, vocabulary, options, cancellationToken) with
        {
            MeanMeaning = words.MeanOf(dataset.Items, cancellationToken),
        };
    }

    /// <summary>The same words told in other dimensions: word vectors, brands and meanings know nothing of a vocabulary and stay.</summary>
    public ReaderState ModelProfile(Dataset dataset, Vocabulary vocabulary, ReadingOptions options, CancellationToken cancellationToken)
    {
        var cues = CuePhrase.Of(vocabulary);
        var learned = CueExpansion.Learn(vocabulary, cues, Vectors, Brands, options, cancellationToken);
        var state = this with { Vocabulary = vocabulary, Options = options, LearnedCues = learned };
        var all = state.WithLearned(cues);
        var matcher = new CueMatcher(all, vocabulary.Count);
        var items = Matches(dataset.Items, item => state.FieldsOf(item).Select(field => field.Text), matcher, options.Parallel(cancellationToken));
        var reviews = Matches(ReviewsOf(dataset), review => [new TokenizedText(review)], matcher, options.Parallel(cancellationToken));
        return state with
        {
            ItemRates = BaseRates.Of(all, vocabulary.Count, items),
            ReviewRates = BaseRates.Of(all, vocabulary.Count, reviews),
        };
    }

    /// <summary>The vocabulary's cues, then the learned ones; the order gives each its number.</summary>
    public IReadOnlyList<CuePhrase> WithLearned(IReadOnlyList<CuePhrase> cues) =>
    [
        .. cues,
        .. LearnedCues.Select((cue, index) => new CuePhrase(
            cues.Count + index, Vocabulary.IndexOf(cue.Dimension), [cue.Word], AnyEnding: false, Silences: false,
            (float)(Options.LearnedCueWeight * cue.Similarity))),
    ];

    /// <summary>The item's texts that are searched for cues, brand names masked.</summary>
    public IEnumerable<(TextField Field, TokenizedText Text)> FieldsOf(Item item)
    {
        foreach (var field in ItemTexts.Fields)
        {
            var isName = field == TextField.Brand || (field == TextField.Title && TitlesAreNames);
            var text = isName ? "" : ItemTexts.Of(item, field);
            if (text.Length > 0)
            {
                var tokenized = new TokenizedText(text);
                Brands.Mask(tokenized, item, field);
                yield return (field, tokenized);
            }
        }
    }

    /// <summary>Writes the meaning of an item's texts: the weighted mean of its words less what all items share; unit length or zeros.</summary>
    public void Embed(Item item, Span<float> meaning)
    {
        Sum(item, meaning);
        for (var i = 0; i < MeanMeaning.Length && meaning.ContainsAnyExcept(0f); i++)
        {
            meaning[i] -= MeanMeaning[i];
        }

        Kernels.Normalize(meaning);
    }

    private void Sum(Item item, Span<float> meaning)
    {
        meaning.Clear();
        foreach (var field in ItemTexts.Fields)
        {
            Vectors.AddText(ItemTexts.Of(item, field), field == TextField.Description ? 0.5f : 1f, meaning);
        }

        foreach (var review in item.Buyers)
        {
            Vectors.AddText(review.Text, 0.5f / item.Buyers.Count, meaning);
        }

        Kernels.Normalize(meaning);
    }

    private float[] MeanOf(IReadOnlyList<Item> items, CancellationToken cancellationToken)
    {
        var mean = new float[Vectors.Size];
        var meaning = new float[Vectors.Size];
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Sum(item, meaning);
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += meaning[i] / items.Count;
            }
        }

        return mean;
    }

    private static bool TitlesName(IReadOnlyList<Item> items)
    {
        var lengths = items.Where(item => !string.IsNullOrWhiteSpace(item.Title)).Select(item => WordsIn(item.Title!)).Order().ToArray();
        var described = items.Count(item => item.Categories.Count > 0 || item.Tags.Count > 0 || item.Description is { Length: > 0 });
        return lengths.Length > 0 && described * 2 > items.Count && lengths[lengths.Length / 2] <= WordsOfAName;
    }

    private static int WordsIn(string title)
    {
        var words = 0;
        foreach (var token in new Tokens(title))
        {
            words += char.IsDigit(title[token.Start]) ? 0 : 1;
        }

        return words;
    }

    private static List<string> ReviewsOf(Dataset dataset)
    {
        var reviews = new List<string>();
        foreach (ref readonly var interaction in dataset.Interactions)
        {
            if (dataset.ReviewOf(interaction) is { Length: > 0 } review)
            {
                reviews.Add(review);
            }
        }

        var stride = Math.Max(1, (reviews.Count + ReviewsForRates - 1) / ReviewsForRates);
        return stride == 1 ? reviews : reviews.Where((_, index) => index % stride == 0).ToList();
    }

    private static List<CueMatch>[] Matches<T>(
        IReadOnlyList<T> sources, Func<T, IEnumerable<TokenizedText>> texts, CueMatcher matcher, ParallelOptions parallel)
    {
        var matches = new List<CueMatch>[sources.Count];
        Parallel.For(0, sources.Count, parallel, index =>
        {
            matches[index] = [];
            foreach (var text in texts(sources[index]))
            {
                matcher.Find(text, matches[index]);
            }
        });
        return matches;
    }
}
