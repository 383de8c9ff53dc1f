using System.Text;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Exports;

/// <summary>An experiment as one HTML file.</summary>
internal static class CompareReportEndpoint
{
    public static void MapCompareReports(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Urls.CompareReports + "/{run:int}/{fileName}", DownloadAsync);

    private static async Task<IResult> DownloadAsync(int run, string fileName, ExperimentStore experiments, ExperimentExports exports, CancellationToken cancellationToken) =>
        await experiments.FindAsync(run, cancellationToken) is null
            ? Results.NotFound()
            : Results.File(Encoding.UTF8.GetBytes(await exports.HtmlAsync(run, cancellationToken)), "text/html; charset=utf-8", fileName);
}
