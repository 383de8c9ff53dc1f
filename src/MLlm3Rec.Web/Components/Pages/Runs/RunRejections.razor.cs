using Microsoft.AspNetCore.Components;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Components.Pages.Runs;

/// <summary>What a run could not use, with the reasons, and each in full on request. Looks again whenever the count of the run changes.</summary>
public sealed partial class RunRejections(AnswerStore store, NavigationManager navigation)
{
    private static readonly TableView Usual = new(nameof(AnswerColumn.At), Descending: false) { Take = 20 };

    private int rejected;
    private (int Run, long Moment) counted;

    [Parameter, EditorRequired]
    public required int Run { get; set; }

    /// <summary>The answer that is shown in full.</summary>
    [Parameter]
    public int? Open { get; set; }

    /// <summary>Changes whenever there may be more.</summary>
    [Parameter]
    public long Moment { get; set; }

    /// <summary>Not given while the run is under way.</summary>
    [Parameter]
    public EventCallback OnRetry { get; set; }

    /// <summary>A part of whom it was about.</summary>
    [SupplyParameterFromQuery(Name = "about")]
    public string? Subject { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (counted != (Run, Moment))
        {
            counted = (Run, Moment);
            rejected = (await store.RejectedAsync(Run, new AnswerQuery { Take = 0 }, Leaving)).Total;
        }
    }

    private AnswerQuery QueryOf(TableView table) => new()
    {
        Subject = Subject,
        Sort = table.SortAs<AnswerColumn>(),
        Descending = table.Descending,
        Skip = table.Skip,
        Take = table.Take,
    };

    private string AddressOf(StoredAnswer answer) => navigation.GetUriWithQueryParameter("answer", answer.Id == Open ? null : answer.Id);

    private string WordOf(StoredAnswer answer) => answer.Id == Open ? "Hide" : "Raw";

    private void Filter(string about) => navigation.NavigateTo(navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { ["about"] = about.Length == 0 ? null : about, ["page"] = null }));
}
