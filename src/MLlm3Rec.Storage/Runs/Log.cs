using Microsoft.Extensions.Logging;

namespace MLlm3Rec.Storage.Runs;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "RunFailed", Level = LogLevel.Error, Message = "Run {Id} ({Kind}) failed.")]
    public static partial void RunFailed(ILogger logger, int id, string kind, Exception failure);

    [
        LoggerMessage(
            EventId = 2, EventName = "LookFailed", Level = LogLevel.Error, Message = "Looking for runs failed; the next look comes in a second."),
    ]
    public static partial void LookFailed(ILogger logger, Exception failure);
}
