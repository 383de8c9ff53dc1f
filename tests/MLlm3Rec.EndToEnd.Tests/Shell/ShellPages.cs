namespace MLlm3Rec.EndToEnd.Shell;

/// <summary>An address per page, with the sample, for what must hold everywhere.</summary>
internal static class ShellPages
{
    public static (string Name, string Address)[] Named { get; } =
    [
        ("home", "/"),
        ("datasets", "/datasets"),
        ("dataset", "/datasets/sample"),
        ("profiles", "/profiles?dataset=sample"),
        ("traits", "/traits?dataset=sample"),
        ("item", "/traits?dataset=sample&item=p-0001"),
        ("map-settings", "/map?dataset=sample&method=pca&clusters=3&seed=1"),
        ("ranking", "/ranking?dataset=sample"),
        ("compare-empty", "/compare?dataset=sample"),
        ("explain", "/explain?dataset=sample"),
        ("ask", "/ask?dataset=sample"),
        ("prompts", "/prompts?dataset=sample"),
        ("runs", "/runs"),
        ("run", "/runs/1"),
        ("read", "/runs/read?dataset=sample"),
        ("settings", "/settings"),
        ("record", "/settings/record"),
        ("add-model", "/settings/add?kind=OpenAI"),
        ("not-found", "/no-such-page"),
    ];

    public static string[] All { get; } = [.. Named.Select(page => page.Address)];
}
