namespace MLlm3Rec.Datasets.Sample;

/// <summary>One product of the catalogue, of which several items are made.</summary>
internal sealed record SampleProduct(
    string Department, string[] Names, string Short, string Class, string Category, int[] Dimensions, string[] Materials, string[] Sizes,
    IReadOnlyList<string> Facts)
{
    public static IReadOnlyList<SampleProduct> ReadAll()
    {
        var products = new List<SampleProduct>();
        var department = "";
        foreach (var line in SampleText.Lines("products.txt"))
        {
            if (line[0] == '#')
            {
                department = line[2..];
            }
            else if (line[0] == '@')
            {
                products.Add(Parse(department, line[2..].Split('|', StringSplitOptions.TrimEntries)));
            }
            else
            {
                ((List<string>)products[^1].Facts).Add(line[2..]);
            }
        }

        return products;
    }

    private static SampleProduct Parse(string department, string[] fields) => new(
        department, List(fields[0]), fields[1], fields[2], fields[3],
        [.. fields[4].Split(' ').Select(letter => SampleDimensions.Letters.IndexOf(letter, StringComparison.Ordinal))],
        List(fields[5]), List(fields[6]), new List<string>());

    private static string[] List(string field) => field.Split(';', StringSplitOptions.TrimEntries);
}
