using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using MLlm3Rec.Web.Navigation;
using MLlm3Rec.Web.Settings;

namespace MLlm3Rec.Web.Uploads;

/// <summary>
/// Files come by HTTP and not over the circuit, where ten megabytes take seconds on a slow line.
/// <c>POST /uploads?name=F[&amp;upload=ID]</c> with the bytes as the body answers <c>{"upload": ID, "bytes": N}</c>; several files share one upload.
/// </summary>
internal static class UploadEndpoint
{
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Urls.Uploads, SaveAsync);
        routes.MapDelete(Urls.Uploads + "/{id}", RemoveAsync);
    }

    private static async Task<IResult> SaveAsync(
        string name, string? upload, HttpContext context, IAntiforgery antiforgery, UploadFolder folder, IOptions<UploadOptions> options,
        AppMode mode)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest("This page is too old. Reload it and try again.");
        }

        await mode.LoadAsync(context.RequestAborted);
        if (mode.Current.ReadOnly)
        {
            return Results.Text("Read-only mode: nothing can be added here.", statusCode: StatusCodes.Status403Forbidden);
        }

        var limit = options.Value;
        var tooLarge = Results.Text(
            $"{name} is larger than {limit.MaxMegabytes:N0} MB, the limit of this server.", statusCode: StatusCodes.Status413PayloadTooLarge);
        if (context.Request.ContentLength > limit.MaxBytes)
        {
            return tooLarge;
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var id = upload ?? folder.Create();
        if (folder.Find(id) is not { } path)
        {
            return Results.NotFound("This upload is gone. Start again.");
        }

        try
        {
            var bytes = await folder.SaveAsync(path, name, context.Request.Body, limit.MaxBytes, context.RequestAborted);
            return Results.Json(new { upload = id, bytes });
        }
        catch (UploadTooLargeException)
        {
            return tooLarge;
        }
        catch (Exception broken) when (broken is OperationCanceledException or BadHttpRequestException or ConnectionResetException)
        {
            // The person pressed Cancel or left. An upload that never got a file goes with it.
            if (folder.Files(id).Count == 0)
            {
                folder.Remove(id);
            }

            return Results.Empty;
        }
    }

    private static async Task<IResult> RemoveAsync(string id, HttpContext context, IAntiforgery antiforgery, UploadFolder folder)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest("This page is too old. Reload it and try again.");
        }

        folder.Remove(id);
        return Results.NoContent();
    }
}
