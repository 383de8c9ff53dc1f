using Microsoft.AspNetCore.Components;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Traits;

namespace MLlm3Rec.Web.Components.Pages.Traits;

public sealed partial class ItemTable(NavigationManager navigation)
{
    private const int MostShown = 3;

    private static readonly TableView Usual = new(nameof(ItemColumn.Choices), Descending: true);

    [Parameter, EditorRequired]
    public required ItemCatalogue Catalogue { get; set; }

    [Parameter, EditorRequired]
    public required TraitsView View { get; set; }

    [Parameter, EditorRequired]
    public required DatasetSummary Dataset { get; set; }

    private Vocabulary Vocabulary => Catalogue.Fitted.Engine.Vocabulary;

    private SelectField.Option[] Dimensions =>
        [new("", "Anything"), .. Vocabulary.Dimensions.Select(dimension => new SelectField.Option(dimension.Key, dimension.Name))];

    /// <summary>The strongest, and among them the one that is asked for.</summary>
    private IEnumerable<(int Dimension, float Salience)> Shown(ItemEntry entry) => entry.Traits
        .OrderByDescending(trait => Vocabulary.Dimensions[trait.Dimension].Key == View.Trait).Take(MostShown)
        .OrderByDescending(trait => trait.Salience);

    private ItemQuery QueryOf(TableView table) => new()
    {
        Text = View.Text,
        Dimension = Vocabulary.Dimensions.Index().Where(one => one.Item.Key == View.Trait).Select(one => (int?)one.Index).FirstOrDefault(),
        Sort = table.SortAs<ItemColumn>(),
        Descending = table.Descending,
        Skip = table.Skip,
        Take = table.Take,
    };

    private void Show(TraitsView wanted) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(wanted.Query()));
}
