using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Antiforgery;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Map;

/// <summary>
/// Points go to the browser, and selections back, as bytes over HTTP: over the circuit, JSON would cost 95 bytes a point and end the connection at
/// about 340 of them.
/// </summary>
internal static class MapEndpoint
{
    private const string Binary = "application/octet-stream";

    public static void MapTraitMaps(this IEndpointRouteBuilder routes)
    {
        var data = routes.MapGroup(Urls.MapData + "/{id:int}");
        data.MapGet("/points", PointsAsync);
        data.MapGet("/colours", ColoursAsync);
        data.MapGet("/point/{point:int}", PointAsync);
        data.MapGet("/selection/{code}", SelectedAsync);
        data.MapPost("/selection", SelectAsync);
    }

    /// <summary>
    /// uint32 drawn points n and all points; then n float32 pairs; n uint32 numbers of the points; n bytes of kinds; n bytes of clusters.
    /// Little-endian.
    /// </summary>
    private static async Task<IResult> PointsAsync(int id, int limit, MapBoards boards, CancellationToken cancellationToken)
    {
        if (await boards.OpenAsync(id, cancellationToken) is not { } board)
        {
            return Results.NotFound();
        }

        var drawn = DrawSample.Of(board.Map, Math.Max(limit, MapView.LeastLimit), board.Stored.Summary.Options.Seed);
        var bytes = new byte[8 + 14 * drawn.Length];
        var places = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(8, 8 * drawn.Length));
        var numbers = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(8 + 8 * drawn.Length, 4 * drawn.Length));
        MemoryMarshal.Write(bytes, drawn.Length);
        MemoryMarshal.Write(bytes.AsSpan(4), board.Count);
        for (var place = 0; place < drawn.Length; place++)
        {
            var point = drawn[place];
            (places[2 * place], places[2 * place + 1], numbers[place]) = (board.Map.Places[2 * point], board.Map.Places[2 * point + 1], point);
            bytes[8 + 12 * drawn.Length + place] = (byte)board.Map.Points[point].Kind;
            bytes[8 + 13 * drawn.Length + place] = board.Map.Groups[point];
        }

        return Results.Bytes(bytes, Binary);
    }

    /// <summary>One byte per point of the whole map: see <see cref="MapColouring"/>.</summary>
    private static async Task<IResult> ColoursAsync(int id, string? field, MapBoards boards, CancellationToken cancellationToken) =>
        await boards.OpenAsync(id, cancellationToken) is { } board
            ? Results.Bytes(MapFields.Colour(board, field).Values, Binary)
            : Results.NotFound();

    /// <summary>What the pointer shows: name, kind, the three strongest motives or traits, confidence, choices and cluster.</summary>
    private static async Task<IResult> PointAsync(int id, int point, MapBoards boards, CancellationToken cancellationToken)
    {
        if (await boards.OpenAsync(id, cancellationToken) is not { } board || !board.Has(point))
        {
            return Results.NotFound();
        }

        var facts = board.Facts;
        return Results.Json(new
        {
            name = board.NameOf(point),
            kind = board.Map.Points[point].Kind.ToString().ToLowerInvariant(),
            motives = facts.Strongest(point, most: 3)
                .Select(dimension => new { name = board.Source.Vocabulary.Dimensions[dimension].Name, strength = facts.Strength(point, dimension) }),
            confidence = float.IsNaN(facts.Confidence[point]) ? (float?)null : facts.Confidence[point],
            choices = facts.Choices[point],
            cluster = board.Map.GroupNames[board.Map.Groups[point]],
        });
    }

    /// <summary>One bit per point of the whole map, lowest first.</summary>
    private static async Task<IResult> SelectedAsync(
        int id, string code, MapBoards boards, SelectionStore selections, CancellationToken cancellationToken)
    {
        if (await boards.OpenAsync(id, cancellationToken) is not { } board
            || await selections.FindAsync(board.Stored.Summary.DatasetId, code, cancellationToken) is not { } selection)
        {
            return Results.NotFound();
        }

        var bits = new byte[(board.Count + 7) / 8];
        foreach (var point in selection.On(board.Map))
        {
            bits[point / 8] |= (byte)(1 << (point % 8));
        }

        return Results.Bytes(bits, Binary);
    }

    private static async Task<IResult> SelectAsync(int id, HttpContext context, IAntiforgery antiforgery, MapBoards boards, SelectionStore selections)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest("This page is too old. Reload it and try again.");
        }

        if (await boards.OpenAsync(id, context.RequestAborted) is not { } board)
        {
            return Results.NotFound();
        }

        var bits = new byte[(board.Count + 7) / 8];
        if (context.Request.ContentLength != bits.Length)
        {
            return Results.BadRequest($"A selection of this map has {bits.Length} bytes.");
        }

        await context.Request.Body.ReadExactlyAsync(bits, context.RequestAborted);
        var selection = board.Select(Enumerable.Range(0, board.Count).Where(point => Selection.Bit(bits, point)));
        return selection.Count == 0
            ? Results.Json(new { code = "" })
            : Results.Json(new { code = await selections.PutAsync(board.Stored.Summary.DatasetId, selection, context.RequestAborted) });
    }
}
