namespace MLlm3Rec.Web;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "PanelFailed", Level = LogLevel.Error, Message = "Panel '{Panel}' failed with code {Code}.")]
    public static partial void PanelFailed(ILogger logger, Exception exception, string code, string panel);
}
