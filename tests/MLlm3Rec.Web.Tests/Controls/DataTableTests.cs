using Bunit;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Web.Components.Controls.Tables;
using MLlm3Rec.Web.Navigation;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Controls;

public sealed class DataTableTests : PageTest
{
    /// <summary>Each page that is asked for waits until the test lets it come.</summary>
    private readonly List<(int Page, TaskCompletionSource<RowPage<string>> Rows)> asked = [];

    [Fact]
    public async Task Back_WhileRowsAreComing_IsNotLedForwardAgain()
    {
        var navigation = Get<NavigationManager>();
        var table = RenderTable();
        await ComeAsync(table, 1);
        navigation.NavigateTo("/?page=2");
        table.WaitForAssertion(() => Assert.Equal([1, 2], asked.Select(one => one.Page)));

        navigation.NavigateTo("/");
        await ComeAsync(table, 2);

        table.WaitForAssertion(() => Assert.Equal([1, 2, 1], asked.Select(one => one.Page)));
        await ComeAsync(table, 1);
        Assert.Equal("", new Uri(navigation.Uri).Query);
        table.WaitForAssertion(() => Assert.Contains("1–50 of 120", table.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<DataTable<string>> RenderTable() => Render<DataTable<string>>(parameters => parameters
        .Add(table => table.Label, "Words")
        .Add(table => table.FileName, "words")
        .Add(table => table.Usual, new TableView("Length", Descending: true))
        .Add(table => table.Columns, _ => builder =>
        {
            builder.OpenComponent<PropertyColumn<string, int>>(0);
            builder.AddAttribute(1, "Property", (System.Linq.Expressions.Expression<Func<string, int>>)(word => word.Length));
            builder.CloseComponent();
        })
        .Add(table => table.Empty, "No words.")
        .Add(table => table.Export, (_, _) => ExportTable.Of<string>(Array.Empty<string>()))
        .Add(table => table.Load, (view, _) =>
        {
            asked.Add((view.Page, new TaskCompletionSource<RowPage<string>>(TaskCreationOptions.RunContinuationsAsynchronously)));
            return asked[^1].Rows.Task;
        }));

    /// <summary>The rows of the page that was asked for last under this number.</summary>
    private Task ComeAsync(IRenderedComponent<DataTable<string>> table, int page) => table.InvokeAsync(
        () => asked.FindLast(one => one.Page == page).Rows.SetResult(new RowPage<string>([.. Enumerable.Range(0, 50).Select(row => $"{row}")], 120)));
}
