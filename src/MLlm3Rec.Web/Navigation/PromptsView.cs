namespace MLlm3Rec.Web.Navigation;

/// <summary>Everything the Prompts page shows that its address holds.</summary>
public sealed record PromptsView
{
    public const string Dimensions = "dimensions";
    public const string Knobs = "knobs";

    public string? Dataset { get; init; }

    /// <summary>Number of the draft, or null for the one edited last.</summary>
    public int? Draft { get; init; }

    public PromptsTab Tab { get; init; }

    /// <summary>A task, <see cref="Dimensions"/> or <see cref="Knobs"/>; null for the part that one begins with.</summary>
    public string? Part { get; init; }

    /// <summary>Key of the open dimension.</summary>
    public string? Dimension { get; init; }

    /// <summary>Whose values fill the variables in.</summary>
    public string? User { get; init; }

    /// <summary>Number of the test that is shown, or null for the draft's latest.</summary>
    public int? Test { get; init; }

    /// <summary>Code of a selection of people, from the map or the list of profiles.</summary>
    public string? People { get; init; }

    /// <summary>What the draft is compared with: null for the live prompt, "draft 3", or "version 2".</summary>
    public string? With { get; init; }

    /// <summary>Sentences do nothing where no model reads them: one begins with what both engines heed.</summary>
    public static string FirstPart(bool hasModel) => hasModel ? "profile" : Dimensions;

    public static PromptsTab TabOf(string? text) =>
        Enum.TryParse<PromptsTab>(text, ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : PromptsTab.Edit;
}

public enum PromptsTab
{
    Edit,
    Changes,
    Test,
    History,
}
