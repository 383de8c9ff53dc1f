using Microsoft.AspNetCore.Components;
using MLlm3Rec.Datasets;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Traits;

namespace MLlm3Rec.Web.Components.Pages.Traits;

public sealed partial class ItemPanel
{
    private const int MostPeople = 24;

    [Parameter, EditorRequired]
    public required ItemBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required ItemCatalogue Catalogue { get; set; }

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    private Vocabulary Vocabulary => Catalogue.Fitted.Engine.Vocabulary;

    private IReadOnlyList<UserId> Users => Catalogue.Fitted.Dataset.Users;

    /// <summary>Whoever reads by cue words learns nothing from examples.</summary>
    private bool IsTaught => Catalogue.Fitted.Engine.Reader.Sentences is not null;

    private Difference[] Clear => [.. Board.Motives.Where(difference => difference.IsClear)];

    private bool HasText => Texts.Any() || Board.Item.Buyers.Count > 0;

    private IEnumerable<(string Name, string Text)> Texts => new[]
    {
        ("Description", Board.Item.Description),
        ("Categories", Joined(Board.Item.Categories)),
        ("Brand", Board.Item.Brand),
        ("Tags", Joined(Board.Item.Tags)),
        ("Reviews", Board.Item.Buyers.Count == 0 ? null : $"{Board.Item.Buyers.Count:N0} of its buyers wrote; hidden choices are not among them."),
    }.Where(text => !string.IsNullOrWhiteSpace(text.Item2)).Select(text => (text.Item1, text.Item2!));

    private static string Joined(IReadOnlyList<string> texts) => string.Join(", ", texts);

    private static string Signed(double value) => value.ToString("+0.00;−0.00;0.00");
}
