using System.Text;
using Microsoft.Net.Http.Headers;
using MLlm3Rec.Reports;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Exports;

internal static class ExportEndpoint
{
    public static void MapExports(this IEndpointRouteBuilder routes) => routes.MapGet(Urls.Exports + "/{ticket}/{fileName}", DownloadAsync);

    private static async Task DownloadAsync(string ticket, string fileName, ExportTickets tickets, AuditStore audit, HttpContext context)
    {
        if (tickets.Take(ticket) is not { } table)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var isCsv = Path.GetExtension(fileName) == ".csv";
        context.Response.ContentType = isCsv ? CsvRows.ContentType : JsonRows.ContentType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.CacheControl = "no-store";

        var cancelled = context.RequestAborted;
        await audit.AddAsync(AuditKind.Export, fileName, cancelled);
        await (
            isCsv
                ? CsvRows.WriteAsync(table(cancelled), context.Response.Body, cancelled)
                : JsonRows.WriteAsync(table(cancelled), context.Response.Body, cancelled));
    }
}

/// <summary>An experiment as one HTML file, and what it was asked as JSON.</summary>
internal static class CompareReportEndpoint
{
    public static void MapCompareReports(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Urls.CompareReports + "/{run:int}/{fileName}", DownloadAsync);

    private static async Task<IResult> DownloadAsync(
        int run, string fileName, ExperimentStore experiments, ComparisonReports reports, AuditStore audit, CancellationToken cancellationToken)
    {
        if (await experiments.FindAsync(run, cancellationToken) is null)
        {
            return Results.NotFound();
        }

        await audit.AddAsync(AuditKind.Export, fileName, cancellationToken);
        var (content, type) = fileName.EndsWith(".json", StringComparison.Ordinal)
            ? (await reports.RequestAsync(run, cancellationToken), "application/json")
            : (await reports.HtmlAsync(run, cancellationToken), "text/html; charset=utf-8");
        return Results.File(Encoding.UTF8.GetBytes(content), type, fileName);
    }
}
