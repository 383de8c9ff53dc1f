namespace MLlm3Rec.Cli.Sessions;

internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>128 + SIGINT, as shells expect it.</summary>
    public const int Cancelled = 130;
}
