namespace MLlm3Rec.Web;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "PanelFailed", Level = LogLevel.Error, Message = "Panel '{Panel}' failed with code {Code}.")]
    public static partial void PanelFailed(ILogger logger, Exception exception, string code, string panel);

    [LoggerMessage(EventId = 2, EventName = "ComparisonNotOpened", Level = LogLevel.Warning, Message = "Comparison {Run} could not be opened beside the start; its page says why.")]
    public static partial void ComparisonNotOpened(ILogger logger, Exception failure, int run);
}
