using System.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MLlm3Rec.Map;
using MLlm3Rec.Web.Map;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.State;
using MudBlazor;

namespace MLlm3Rec.Web.Components.Pages.Map;

/// <summary>The trait map. The address holds options, colours, layers, selections and the point in focus: a link shows the same picture.</summary>
public sealed partial class MapPage(MapService maps, CurrentDataset current, NavigationManager navigation, IDialogService dialogs, ISnackbar messages)
{
    private MapView view = new();
    private MapScene? scene;
    private MapBoard? board;
    private MapColouring? colouring;
    private ChosenPoints? chosen;
    private ChosenPoints? against;
    private MapPlot? plot;
    private IReadOnlyList<TrailStep> trail = [];
    private int trailOf = -1;
    private int point = -1;
    private readonly HashSet<int> awaited = [];
    private bool settingUp;

    // An address is in force once the browser has it: what is clicked until then builds on what was asked for, and not on what is shown.
    private (string Address, MapView View)? asked;
    private int underWay;

    private MapView Latest => asked?.View ?? view;

    private string PictureTitle => $"Map of {scene!.Dataset!.Name}: {MapWords.Title(board!.Stored.Summary.Options)}";

    protected override Task OnInitializedAsync()
    {
        navigation.LocationChanged += OnLocationChanged;
        return FollowAsync(navigation.Uri);
    }

    // The address has fifteen parts: it is read as a whole and not as parameters.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath == "/map")
        {
            Dispatch(async () =>
            {
                underWay = Math.Max(0, underWay - 1);
                asked = underWay == 0 ? null : asked;
                await FollowAsync(change.Location);
                StateHasChanged();
            });
        }
    }

    private async Task FollowAsync(string address)
    {
        var query = HttpUtility.ParseQueryString(new Uri(address).Query);
        var before = view;
        view = MapView.Parse(name => query[name]);
        view = view with { Dataset = view.Dataset ?? current.Name };
        if (scene is null || before.Dataset != view.Dataset || before.Options.Key != view.Options.Key || before.AnyMap != view.AnyMap)
        {
            await ReloadAsync();
        }
        else
        {
            await ShowAsync();
        }
    }

    protected override ValueTask LetGoAsync()
    {
        navigation.LocationChanged -= OnLocationChanged;
        return ValueTask.CompletedTask;
    }

    private async Task ReloadAsync()
    {
        scene = await maps.LoadAsync(await current.FindStoredAsync(view.Dataset, Leaving), view, Leaving);
        board = scene.Board;
        (trail, trailOf, colouring) = ([], -1, null);
        await ShowAsync();
    }

    private async Task ShowAsync()
    {
        if (board is not { } open)
        {
            return;
        }

        if (colouring?.Field != view.Colour)
        {
            colouring = await Task.Run(() => MapFields.Colour(open, view.Colour), Leaving);
        }

        point = open.PointNamed(view.Point);
        chosen = chosen?.Summary.Code == view.Selection ? chosen : await maps.ChosenAsync(open, view.Selection, Leaving);
        against = against?.Summary.Code == view.Against ? against : await maps.ChosenAsync(open, view.Against, Leaving);
        await TraceAsync(open);
    }

    private async Task TraceAsync(MapBoard open)
    {
        var person = view.Trail && point >= 0 && open.Map.Points[point].Kind == PointKind.User ? point : -1;
        if (person != trailOf)
        {
            trailOf = person;
            trail = person < 0
                ? []
                : await Task.Run(
                    () => MapTrail.Of(open.Map, open.Stored.Summary.Options, open.Source, open.Map.Points[person].Index, Leaving), Leaving);
        }
    }

    private void FocusOn(int target) =>
        Go(
            Latest with
            {
                Point = target < 0 ? null : MapView.NameOf(board!.Map.Points[target].Kind, board.IdOf(target)),
                Trail = view.Trail && target >= 0,
            });

    private async Task SelectAsync(IEnumerable<int> points)
    {
        var code = await maps.KeepAsync(board!, points, Leaving);
        if (code is null)
        {
            messages.Add("Nothing on this map matches.");
        }

        Go(Latest with { Selection = code });
    }

    private Task ToggleAsync(int target)
    {
        var points = chosen?.Points ?? [];
        return SelectAsync(points.Contains(target) ? points.Where(other => other != target) : points.Append(target));
    }

    private Task SelectLegendAsync(LegendEntry entry) =>
        SelectAsync(
            Enumerable.Range(0, board!.Count).Where(target => colouring!.Values[target] >= entry.From && colouring.Values[target] <= entry.To));

    private async Task RuleAsync()
    {
        var dialog = await dialogs.ShowAsync<RuleDialog>(
            "Select by rule",
            new DialogParameters<RuleDialog> { { shown => shown.Board, board! } },
            new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true });
        if (await dialog.Result is { Canceled: false, Data: MapRule rule })
        {
            await SelectAsync(rule.On(board!));
        }
    }

    private async Task NameAsync(string? name)
    {
        await maps.NameAsync(board!, chosen!.Summary.Code, name, Leaving);
        scene = scene! with { Saved = await maps.SavedAsync(scene.Dataset!.Id, Leaving) };
        chosen = await maps.ChosenAsync(board!, view.Selection, Leaving);
        messages.Add(name is null ? "The name is gone; the selection stays while its address is used." : $"Saved as “{name}”.");
    }

    private void OpenMap(MapOptions options) => Go(Latest with { Options = options, AnyMap = false });

    private async Task ComputeAsync(MapOptions options)
    {
        settingUp = false;
        if (scene!.Maps.Any(map => map.Options.Key == options.Key))
        {
            OpenMap(options);
            return;
        }

        awaited.Add(await maps.ComputeAsync(scene.Dataset!.Name, options, Leaving));
    }

    /// <summary>Whoever waits for a map is taken to it; others look on at what they have open, and find the new one among the maps.</summary>
    private async Task ComputedAsync((int Run, MapOptions Options) computed)
    {
        if (board is not null && !awaited.Remove(computed.Run))
        {
            scene = scene! with { Maps = await maps.MapsAsync(scene.Dataset!.Id, Leaving) };
            return;
        }

        OpenMap(computed.Options);
        if (board is null || view.Options.Key == computed.Options.Key)
        {
            await ReloadAsync();
        }
    }

    private void Go(MapView next)
    {
        if (board is not null && next.AnyMap)
        {
            next = next with { Options = board.Stored.Summary.Options, AnyMap = false };
        }

        var address = Urls.Map(next with { Dataset = scene?.Dataset?.Name ?? next.Dataset });
        if (address != (asked?.Address ?? new Uri(navigation.Uri).PathAndQuery))
        {
            underWay++;
            asked = (address, next);

            // Stepping from point to point is one deliberate step, whatever its length.
            navigation.NavigateTo(address, replace: next.Point != view.Point && view.Point is not null && next.Selection == view.Selection);
        }
    }
}
