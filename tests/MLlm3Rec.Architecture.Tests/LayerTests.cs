using System.Reflection;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Architecture;

/// <summary>Projects see each other only along Web, Cli → Language, Reports → Storage → Core; Language and Storage never meet.</summary>
public sealed class LayerTests
{
    /// <summary>Bears the name of the web framework but is a library of its own: it encrypts keys at rest.</summary>
    private const string Encryption = "Microsoft.AspNetCore.DataProtection";

    private static readonly Assembly Core = typeof(Datasets.Dataset).Assembly;
    private static readonly Assembly Storage = typeof(Storage.Schema.StorageContext).Assembly;
    private static readonly Assembly Language = typeof(Language.LanguageModels).Assembly;
    private static readonly Assembly Reports = Assembly.Load("MLlm3Rec.Reports");
    private static readonly Assembly Cli = Assembly.Load("mllm3rec");
    private static readonly Assembly Web = Assembly.Load("MLlm3Rec.Web");

    [Fact]
    public void Core_References_NoOtherProjectOfOurs() => Assert.Empty(Ours(Core));

    [Fact]
    public void Storage_References_CoreAlone() => Assert.Equal(["MLlm3Rec.Core"], Ours(Storage));

    [Fact]
    public void Language_References_CoreAlone() => Assert.Equal(["MLlm3Rec.Core"], Ours(Language));

    [Fact]
    public void Reports_References_CoreAndStorageAlone() => Assert.Empty(Ours(Reports).Except(["MLlm3Rec.Core", "MLlm3Rec.Storage"]));

    [Fact]
    public void Cli_References_NotWeb() =>
        Assert.Empty(Ours(Cli).Except(["MLlm3Rec.Core", "MLlm3Rec.Language", "MLlm3Rec.Reports", "MLlm3Rec.Storage"]));

    [Fact]
    public void Web_References_NotCli() =>
        Assert.Empty(Ours(Web).Except(["MLlm3Rec.Core", "MLlm3Rec.Language", "MLlm3Rec.Reports", "MLlm3Rec.Storage"]));

    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("MudBlazor")]
    [InlineData("Spectre.Console")]
    [InlineData("Microsoft.SemanticKernel")]
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

    [Theory]
    [InlineData("MudBlazor")]
    [InlineData("Microsoft.AspNetCore.Components.Server")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Spectre.Console")]
    public void Reports_References_NeitherTablesNorAFrontEnd(string technology) =>
        Assert.DoesNotContain(Reports.GetReferencedAssemblies(), name => name.Name!.StartsWith(technology, StringComparison.Ordinal));

    [Theory]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("MudBlazor")]
    public void Language_References_NeitherPagesNorTables(string technology) =>
        Assert.DoesNotContain(Language.GetReferencedAssemblies(), name => name.Name!.StartsWith(technology, StringComparison.Ordinal));

    [Theory]
    [InlineData("Core")]
    [InlineData("Storage")]
    [InlineData("mllm3rec")]
    [InlineData("MLlm3Rec.Reports")]
    [InlineData("MLlm3Rec.Web")]
    public void SemanticKernel_IsKnown_ToLanguageAlone(string project)
    {
        var assembly = Assembly.Load(project is "Core" or "Storage" ? $"MLlm3Rec.{project}" : project);

        Assert.DoesNotContain(assembly.GetReferencedAssemblies(), name => name.Name is { } reference
            && (reference.StartsWith("Microsoft.SemanticKernel", StringComparison.Ordinal) || reference == "OpenAI"));
    }

    private static IEnumerable<string> Ours(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("MLlm3Rec", StringComparison.Ordinal)).Order();
}
