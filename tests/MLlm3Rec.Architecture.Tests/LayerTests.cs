using System.Reflection;

namespace MLlm3Rec.Architecture;

/// <summary>Projects see each other only along Web, Cli → Storage → Core.</summary>
public sealed class LayerTests
{
    /// <summary>Bears the name of the web framework but is a library of its own: it encrypts keys at rest.</summary>
    private const string Encryption = "Microsoft.AspNetCore.DataProtection";

    private static readonly Assembly Core = typeof(Datasets.Dataset).Assembly;
    private static readonly Assembly Storage = typeof(Storage.WorkbenchContext).Assembly;
    private static readonly Assembly Cli = Assembly.Load("mllm3rec");
    private static readonly Assembly Web = Assembly.Load("MLlm3Rec.Web");

    [Fact]
    public void Core_References_NoOtherProjectOfOurs() => Assert.Empty(Ours(Core));

    [Fact]
    public void Storage_References_CoreAlone() => Assert.Equal(["MLlm3Rec.Core"], Ours(Storage));

    [Fact]
    public void Cli_References_NotWeb() => Assert.Empty(Ours(Cli).Except(["MLlm3Rec.Core", "MLlm3Rec.Storage"]));

    [Fact]
    public void Web_References_NotCli() => Assert.Empty(Ours(Web).Except(["MLlm3Rec.Core", "MLlm3Rec.Storage"]));

    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("MudBlazor")]
    [InlineData("Spectre.Console")]
    public void Core_References_NoTechnology(string technology) =>
        Assert.DoesNotContain(Core.GetReferencedAssemblies(), name => name.Name!.StartsWith(technology, StringComparison.Ordinal));

    [Theory]
    [InlineData("MudBlazor")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("System.CommandLine")]
    public void Storage_References_NoFrontEnd(string technology) =>
        Assert.DoesNotContain(
            Storage.GetReferencedAssemblies(),
            name => name.Name!.StartsWith(technology, StringComparison.Ordinal) && !name.Name.StartsWith(Encryption, StringComparison.Ordinal));

    private static IEnumerable<string> Ours(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("MLlm3Rec", StringComparison.Ordinal)).Order();
}
