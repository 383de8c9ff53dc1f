using System.Reflection;

namespace MLlm3Rec.Storage.Schema;

/// <summary>Version and commit of the running program, as the build wrote it.</summary>
internal static class CodeVersion
{
    public static string Current { get; } =
        typeof(CodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
