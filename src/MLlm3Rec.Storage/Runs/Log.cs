using Microsoft.Extensions.Logging;

namespace MLlm3Rec.Storage.Runs;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "RunFailed", Level = LogLevel.Error, Message = "Run {Id} ({Kind}) failed.")]
    public static partial void RunFailed(ILogger logger, int id, string kind, Exception failure);

    [LoggerMessage(
        EventId = 3, EventName = "RunLeftFiles", Level = LogLevel.Warning, Message = "Run {Id} has ended and could not clear up behind it: {Why}")]
    public static partial void RunLeftFiles(ILogger logger, int id, string why);
}
