using System.Runtime.CompilerServices;
using Bunit;

namespace MLlm3Rec.Web;

internal static class Patience
{
    // bUnit gives up after a second, which a busy machine needs for one read of a real database.
    [ModuleInitializer]
    internal static void Extend() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(20);
}
