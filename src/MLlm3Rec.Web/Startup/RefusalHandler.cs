using Microsoft.AspNetCore.Diagnostics;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Web.Startup;

/// <summary>What an address that is no page answers when it cannot do what it is asked for: the sentence, or that something failed.</summary>
internal sealed class RefusalHandler : IExceptionHandler
{
    public static ExceptionHandlerOptions Options { get; } = new()
    {
        ExceptionHandler = context => Results.Text("Something failed. The server's log says more.").ExecuteAsync(context),
    };

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Refusal.WordsOf(exception) is not { } words)
        {
            return false;
        }

        var status = exception switch
        {
            DiskFullException => StatusCodes.Status507InsufficientStorage,
            StorageException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status409Conflict,
        };
        await Results.Text(words, statusCode: status).ExecuteAsync(httpContext);
        return true;
    }
}
