using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Web.Navigation;

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
        string name, string? upload, HttpContext context, IAntiforgery antiforgery, UploadFolder folder, StorageOptions storage,
        IOptions<UploadOptions> options, SettingsStore settings, AuditStore audit)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest("This page is too old. Reload it and try again.");
        }

        if (await RefusalAsync(settings, context.RequestAborted) is { } refusal)
        {
            return refusal;
        }

        var limit = options.Value;
        var tooLarge = Results.Text(
            $"{name} is larger than {limit.MaxMegabytes:N0} MB, the limit of this server.", statusCode: StatusCodes.Status413PayloadTooLarge);
        if (context.Request.ContentLength > limit.MaxBytes)
        {
            return tooLarge;
        }

        DiskSpace.Require(storage.DataDirectory, context.Request.ContentLength ?? 0);
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var id = upload ?? folder.Create();
        if (folder.Find(id) is not { } path)
        {
            return Results.NotFound("This upload is gone. Start again.");
        }

        try
        {
            var bytes = await folder.SaveAsync(path, name, context.Request.Body, limit.MaxBytes, context.RequestAborted);
            await audit.AddAsync(AuditKind.Upload, $"{name}, {bytes:N0} bytes", CancellationToken.None);
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
        catch (StorageException)
        {
            // Said in words further out. What this upload has brought so far the page removes.
            if (upload is null)
            {
                folder.Remove(id);
            }

            throw;
        }
    }

    private static async Task<IResult> RemoveAsync(
        string id, HttpContext context, IAntiforgery antiforgery, UploadFolder folder, SettingsStore settings)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest("This page is too old. Reload it and try again.");
        }

        if (await RefusalAsync(settings, context.RequestAborted) is { } refusal)
        {
            return refusal;
        }

        folder.Remove(id);
        return Results.NoContent();
    }

    /// <summary>As the database says it now: another process may have switched the mode.</summary>
    private static async Task<IResult?> RefusalAsync(SettingsStore settings, CancellationToken cancellationToken)
    {
        try
        {
            await settings.RequireChangesAsync(cancellationToken);
            return null;
        }
        catch (ReadOnlyException refused)
        {
            return Results.Text(refused.Message, statusCode: StatusCodes.Status403Forbidden);
        }
    }
}
