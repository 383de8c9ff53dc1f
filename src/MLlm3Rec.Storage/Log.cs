using Microsoft.Extensions.Logging;

namespace MLlm3Rec.Storage;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "RunFailed", Level = LogLevel.Error, Message = "Run {Id} ({Kind}) failed.")]
    public static partial void RunFailed(ILogger logger, int id, string kind, Exception failure);
}
