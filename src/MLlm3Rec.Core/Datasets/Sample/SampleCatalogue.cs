using MLlm3Rec.Numerics;

namespace MLlm3Rec.Datasets.Sample;

/// <summary>Makes the items: each gets two or three traits, and a title and description that speak of them among other things.</summary>
internal sealed class SampleCatalogue(IReadOnlyList<SampleProduct> products, SampleOptions options)
{
    private static readonly double[] Salience = [1, 0.8, 0.6];

    private static readonly string[] Brands =
    [
        "Tarnwick", "Oslund", "Fernhollow", "Brae & Lund", "Pellinor", "Quillmark", "Havtorn", "Larkmoor", "Sorrel Lane", "Mirefield", "Kestrel Row",
        "Dunmore & Finch", "Aldervik", "Windle", "Copperleaf", "Salthouse", "Nettlebed", "Rowanby", "Juniper & Slate", "Ostermark", "Tidewell",
        "Hollin",
        "Bramwick", "Yarrow Street", "Ketteridge", "Solvang & Ro", "Inkberry", "Stillbrook", "Marrow & Pine", "Thistledown Works", "Eskdale Nine",
        "Vellacott",
    ];

    private static readonly string[] Models =
    [
        "Elm", "No. 7", "Harbour", "Otter", "Meridian", "Plover", "Twelve", "Fjord", "Anna", "Marble Hill", "Sexton", "Quay", "Juno", "Wren",
        "Basalt",
        "Lantern", "Orchard", "Dune", "Tallis", "Moss", "No. 3", "Iris", "Cobble", "Ember", "Saga", "Linden", "Petrel", "Arno", "Slate", "Birk",
    ];

    private readonly SampleSentences sentences = SampleSentences.Read("traits.txt", byClass: true);
    private readonly HashSet<string> titles = new(StringComparer.Ordinal);
    private SplitMix64 random = SplitMix64.Derive(options.Seed, stream: 1);

    public IReadOnlyList<SampleItem> Fill()
    {
        var count = products.Count * options.ItemsPerProduct;
        var (numbers, ranks) = (Shuffled(count), Shuffled(count));
        var offered = OfferedBy();
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            var product = index / options.ItemsPerProduct;
            var traits = Traits(products[product], offered);
            var text = Text(products[product], traits) with { Id = new ItemId($"p-{numbers[index] + 1:D4}") };
            return new SampleItem(text, product, Weights(traits), 0.1 + 15.0 / (ranks[index] + 10));
        })];
    }

    /// <summary>How many products offer a dimension: rare ones are chosen more eagerly, so that every dimension is about as common.</summary>
    private int[] OfferedBy() =>
        [.. Enumerable.Range(0, SampleDimensions.Count).Select(dimension => products.Count(product => product.Dimensions.Contains(dimension)))];

    private List<int> Traits(SampleProduct product, int[] offered)
    {
        var wanted = random.NextInt32(10) < 7 ? 2 : 3;
        var traits = new List<int>();
        while (traits.Count < wanted)
        {
            var open = product.Dimensions.Where(dimension => !traits.Contains(dimension)).ToArray();
            var place = SampleRandom.Pick(Array.ConvertAll(open, dimension => 1.0 / offered[dimension]), ref random);
            traits.Add(open[place]);
        }

        return traits;
    }

    private static double[] Weights(List<int> traits)
    {
        var weights = new double[SampleDimensions.Count];
        for (var i = 0; i < traits.Count; i++)
        {
            weights[traits[i]] = Salience[i];
        }

        return weights;
    }

    private Item Text(SampleProduct product, List<int> traits)
    {
        var brand = Brands[random.NextInt32(Brands.Length)];
        var material = product.Materials[random.NextInt32(product.Materials.Length)];
        var size = product.Sizes[random.NextInt32(product.Sizes.Length)];
        return new Item
        {
            Id = new ItemId(""),
            Title = Title(product, traits[0], brand, material, size),
            Categories = [product.Department, product.Category],
            Brand = brand,
            Description = Description(product, traits, material, size),
        };
    }

    private string Title(SampleProduct product, int trait, string brand, string material, string size)
    {
        while (true)
        {
            var name = product.Names[random.NextInt32(product.Names.Length)];
            var word = sentences.Take(ref random, $"{SampleDimensions.Keys[trait]}/title");
            var model = Models[random.NextInt32(Models.Length)];
            var title = random.NextInt32(6) switch
            {
                0 => $"{brand} {word} {name}, {size}",
                1 => $"{word} {name} by {brand}, {material}",
                2 => $"{brand} {name} “{model}”, {material}, {size}",
                3 => $"{brand} {name}, {material}, {size}",
                4 => $"{brand} {model} {word} {name}, {size}",
                _ => $"{name} “{model}” by {brand}, {size}",
            };
            if (titles.Add(title))
            {
                return title;
            }
        }
    }

    private string Description(SampleProduct product, List<int> traits, string material, string size)
    {
        var parts = new List<string>();
        for (var i = 0; i < traits.Count; i++)
        {
            var key = SampleDimensions.Keys[traits[i]];
            var count = i == 0 && random.NextInt32(2) == 0 ? 2 : 1;
            for (var sentence = 0; sentence < count; sentence++)
            {
                parts.Add(SampleText.Fill(sentences.Take(ref random, $"{key}/any", $"{key}/{product.Class}"), product.Short, ref random));
            }
        }

        var facts = Shuffled(product.Facts.Count).Take(2 + random.NextInt32(2))
            .Select(fact => product.Facts[fact].Replace("{m}", material).Replace("{s}", size));
        parts.InsertRange(random.NextInt32(2), facts);
        if (random.NextInt32(3) == 0)
        {
            (parts[^1], parts[^2]) = (parts[^2], parts[^1]);
        }

        return string.Join(' ', parts.Distinct().Select(Capital));
    }

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private int[] Shuffled(int count)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        random.Shuffle<int>(numbers);
        return numbers;
    }
}
