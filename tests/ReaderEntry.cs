using System.Runtime.CompilerServices;
using MLlm3Rec.Storage.Sources;

namespace MLlm3Rec;

/// <summary>
/// Imports start their own program a second time to read files, and here that program is the tests. Its entry point is generated, so the second start
/// turns off before it.
/// </summary>
internal static class ReaderEntry
{
    [ModuleInitializer]
    internal static void ReadIfAsked()
    {
        if (ReaderStart.IsAsked([.. Environment.GetCommandLineArgs().Skip(1)]))
        {
            Environment.Exit(ReaderStart.ServeAsync().GetAwaiter().GetResult());
        }
    }
}
