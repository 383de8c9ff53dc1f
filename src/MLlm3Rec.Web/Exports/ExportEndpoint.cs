using Microsoft.Net.Http.Headers;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Exports;

internal static class ExportEndpoint
{
    public static void MapExports(this IEndpointRouteBuilder routes) => routes.MapGet(Urls.Exports + "/{ticket}/{fileName}", DownloadAsync);

    private static async Task DownloadAsync(string ticket, string fileName, ExportTickets tickets, HttpContext context)
    {
        if (tickets.Take(ticket) is not { } table)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var isCsv = Path.GetExtension(fileName) == ".csv";
        context.Response.ContentType = isCsv ? Csv.ContentType : JsonRows.ContentType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "no-store";

        var cancelled = context.RequestAborted;
        await (isCsv ? Csv.WriteAsync(table(cancelled), context.Response.Body, cancelled) : JsonRows.WriteAsync(table(cancelled), context.Response.Body, cancelled));
    }
}
