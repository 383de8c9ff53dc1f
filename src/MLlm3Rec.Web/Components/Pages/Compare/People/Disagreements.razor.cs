using System.Globalization;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Web.Words;
using MLlm3Rec.Web.Components.Controls.Fields;
using MLlm3Rec.Web.Experiments;
using MLlm3Rec.Web.Navigation;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Compare.People;

/// <summary>People sorted by how little two methods' lists have in common.</summary>
public sealed partial class Disagreements(ExperimentStore store, ExperimentExports exports)
{
    private const int Most = 100;

    private (string, string, string)? shown;
    private Dataset? dataset;
    private IReadOnlyList<Disagreement>? rows;

    [Parameter, EditorRequired]
    public required ExperimentBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required CompareView View { get; set; }

    [Parameter]
    public EventCallback<CompareView> OnChange { get; set; }

    private string One => Named(0);

    private string Other => Named(1);

    private string Mean => rows is { Count: > 0 } some ? some.Average(row => row.Likeness).ToString("F3", CultureInfo.InvariantCulture) : "–";

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (One, Other, Board.Slice.Key))
        {
            return;
        }

        (shown, rows) = ((One, Other, Board.Slice.Key), null);
        var (first, second) = (One, Other);
        dataset ??= await exports.DatasetAsync(Board.Experiment, Leaving);
        var one = await store.AnswersAsync(View.Run, first, Leaving);
        var other = await store.AnswersAsync(View.Run, second, Leaving);
        var users = Board.Experiment.Facts.Users.Length;
        rows = one?.Lists.Count == users && other?.Lists.Count == users
            ? await Task.Run(() => Board.Experiment.Disagreements(one.Lists, other.Lists, Board.Places, (first, second)), Leaving)
            : [];
    }

    private string Named(int place)
    {
        var methods = Board.Experiment.Methods;
        return View.Methods.Length > place && methods.Any(method => method.Method == View.Methods[place])
            ? View.Methods[place]
            : methods[Math.Min(place, methods.Count - 1)].Method;
    }

    private IReadOnlyList<SelectField.Option> Options() =>
        [.. Board.Experiment.Methods.Select(method => new SelectField.Option(method.Method, CompareWords.Method(method.Method)))];
}
