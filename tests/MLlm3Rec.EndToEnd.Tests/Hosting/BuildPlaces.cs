using System.Reflection;

namespace MLlm3Rec.EndToEnd.Hosting;

/// <summary>Paths that the build wrote into this assembly.</summary>
internal static class BuildPlaces
{
    public static string WebAssembly => Named("WebAssembly");

    public static string Screenshots => Named("Screenshots");

    private static string Named(string key) =>
        typeof(BuildPlaces).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == key).Value!;
}
