using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Navigation;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Settings;

public sealed partial class RecordPage(AuditStore store, NavigationManager navigation)
{
    private static readonly TableView Usual = new(nameof(AuditColumn.At), Descending: true);

    private static readonly SelectField.Option[] Kinds =
        [new("", "Anything"), .. Enum.GetNames<AuditKind>().Select(kind => new SelectField.Option(kind, kind))];

    private RecordView view = new();
    private SelectField.Option[] names = [];

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "who")]
    public string? Who { get; set; }

    [SupplyParameterFromQuery(Name = "what")]
    public string? What { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        view = RecordView.Parse(Kind, Who, What);
        names =
        [
            new("", "Anybody"),
            .. (await store.NamesAsync(Leaving)).Append(view.Who).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => new SelectField.Option(name, name)),
        ];
    }

    private void Show(RecordView wanted) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(wanted.Query()));
}
