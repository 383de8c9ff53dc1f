using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Settings;

namespace MLlm3Rec.Web.Map;

/// <summary>Names the clusters of a map: by what sets them apart, or by a connected model when a person asks for it.</summary>
public sealed class ClusterNaming(ConnectionStore connections, SettingsStore settings, ModelEngines engines, MapStore maps, MapBoards boards)
{
    /// <summary>The connections that could name them; empty where there is none, or where the workbench asks nobody.</summary>
    public async Task<IReadOnlyList<string>> ModelsAsync(CancellationToken cancellationToken) =>
        (await settings.GetAsync(cancellationToken)).Offline
            ? []
            : [.. (await connections.ListAsync(cancellationToken)).Where(connection => connection.CanChat).Select(connection => connection.Name)];

    /// <returns>What came of it, in words, and whether the names changed.</returns>
    public async Task<(bool Changed, string Words)> ByModelAsync(MapBoard board, string connection, CancellationToken cancellationToken)
    {
        try
        {
            var budget = BudgetLimits.Unlimited with { Money = (await settings.GetAsync(cancellationToken)).SpendingLimit };
            await using var engine =
                await engines.OpenAsync(new ModelUse { Connection = connection, Budget = budget }, Usage.None, cancellationToken);
            if (engine.GroupNames is not { } name)
            {
                return (false, $"{connection} names no clusters.");
            }

            var sketches = await Task.Run(() => Sketch(board, cancellationToken), cancellationToken);
            return await name(sketches, cancellationToken) switch
            {
                Accepted<IReadOnlyList<string>> accepted =>
                    await StoreAsync(board, accepted.Value, $"{connection} ({engine.Model})", cancellationToken),
                Rejected<IReadOnlyList<string>> rejected =>
                    (false, $"{connection} gave no names that can be used: {string.Join(' ', rejected.Reasons)}"),
                NotAsked<IReadOnlyList<string>> notAsked => (false, notAsked.Reason),
                _ => throw new InvalidOperationException("An answer of no kind."),
            };
        }
        catch (RefusalException refusal)
        {
            return (false, refusal.Message);
        }
    }

    public async Task<(bool Changed, string Words)> ByWordsAsync(MapBoard board, CancellationToken cancellationToken) =>
        await StoreAsync(
            board, GroupNaming.Of(await Task.Run(() => Sketch(board, cancellationToken), cancellationToken)), by: null, cancellationToken);

    private static IReadOnlyList<GroupSketch> Sketch(MapBoard board, CancellationToken cancellationToken) =>
        GroupNaming.Sketch(board.Source, board.Map.Points, board.Map.Groups, board.Facts, cancellationToken);

    private async Task<(bool Changed, string Words)> StoreAsync(
        MapBoard board, IReadOnlyList<string> names, string? by, CancellationToken cancellationToken)
    {
        if (!await maps.NameGroupsAsync(board.Stored.Summary.Id, names, by, cancellationToken))
        {
            return (false, "This map is not stored any more: compute it again.");
        }

        boards.Forget(board.Stored.Summary.Id);
        return (true, by is null ? "The clusters are named by what sets them apart." : $"{by} has named the clusters.");
    }
}
