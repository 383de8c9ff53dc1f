using System.Reflection;

namespace MLlm3Rec.Architecture;

/// <summary>Habits of the house that a compiler does not hold.</summary>
public sealed class ConventionTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(Datasets.Dataset).Assembly, typeof(Storage.StorageContext).Assembly, typeof(Language.LanguageModels).Assembly,
        Assembly.Load("mllm3rec"), Assembly.Load("MLlm3Rec.Web"),
    ];

    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Common", "Impl", "Wrapper"];

    private static IEnumerable<Type> OurTypes => Assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Namespace?.StartsWith("MLlm3Rec", StringComparison.Ordinal) == true && !type.Name.Contains('<'));

    [Fact]
    public void Interfaces_OfOurs_HaveTwoImplementations()
    {
        var lonely = OurTypes.Where(type => type.IsInterface)
            .Where(contract => OurTypes.Count(type => type is { IsInterface: false, IsAbstract: false } && Implements(type, contract)) < 2
                && !OurTypes.Any(type => type.IsInterface && type != contract && type.IsAssignableTo(contract)))
            .Select(contract => contract.FullName);

        Assert.Empty(lonely);
    }

    [Fact]
    public void Types_OfOurs_NameTheirResponsibility() =>
        Assert.Empty(OurTypes.Where(type => EmptyWords.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))).Select(type => type.FullName));

    [Fact]
    public void Types_OfOurs_NeverShareTheirNamespacesLastWord() =>
        Assert.Empty(OurTypes.Where(type => type.Namespace!.Split('.')[^1] == type.Name).Select(type => type.FullName));

    [Theory]
    [InlineData("*.cs", 300)]
    [InlineData("*.razor", 150)]
    public void SourceFiles_StayBelowTheirGate(string pattern, int gate)
    {
        var tooLong = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), pattern, SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal))
            .Where(path => File.ReadLines(path).Count() > gate);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void TopLevel_HoldsOnlyWhatTheMapNames()
    {
        string[] allowed =
        [
            "src", "tests", "wwwroot-assets", "data", "MLlm3Rec.sln", "README.md", "LICENSE",
            "Directory.Build.props", "Directory.Packages.props", "global.json",
        ];

        var odd = Directory.EnumerateFileSystemEntries(Repository.Root)
            .Select(path => Path.GetFileName(path))
            .Where(name => !name.StartsWith('.') && name is not "TestResults" && !allowed.Contains(name));

        Assert.Empty(odd);
    }

    private static bool Implements(Type type, Type contract) =>
        contract.IsGenericTypeDefinition
            ? type.GetInterfaces().Any(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == contract)
            : type.IsAssignableTo(contract);
}
