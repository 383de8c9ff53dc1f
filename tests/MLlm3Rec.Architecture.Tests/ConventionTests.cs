namespace MLlm3Rec.Architecture;

/// <summary>Habits of the house that a compiler does not hold.</summary>
public sealed class ConventionTests
{
    private const int ConstructorParameters = 6;

    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Common", "Impl", "Wrapper"];

    /// <summary>Names that every project may have: the entry, the registration, the messages it logs.</summary>
    private static readonly string[] NamesOfEveryProject = ["Log", "ServiceCollectionExtensions", "Program", "_Imports"];

    /// <summary>A table with its columns, and what is made once from everything it hands out.</summary>
    private static readonly string[] WideByNature = ["Dataset", "ProfilesPage"];

    [Fact]
    public void Interfaces_OfOurs_HaveTwoImplementations()
    {
        var lonely = Projects.Types.Where(type => type.IsInterface)
            .Where(contract => Projects.Types.Count(type => type is { IsInterface: false, IsAbstract: false } && Implements(type, contract)) < 2
                && !Projects.Types.Any(type => type.IsInterface && type != contract && type.IsAssignableTo(contract)))
            .Select(contract => contract.FullName);

        None.Of(lonely);
    }

    [Fact]
    public void Types_OfOurs_NameTheirResponsibility() =>
        None.Of(
            Projects.Types.Where(type => EmptyWords.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))).Select(type => type.FullName));

    [Fact]
    public void Types_OfOurs_NeverShareTheirNamespacesLastWord() =>
        None.Of(Projects.Types.Where(type => type.Namespace!.Split('.')[^1] == type.Name).Select(type => type.FullName));

    [Fact]
    public void PublicTypes_OfAllProjects_HaveNamesOfTheirOwn()
    {
        var shared = Projects.PublicTypes.Where(type => !NamesOfEveryProject.Contains(type.Name))
            .GroupBy(type => type.Name)
            .Where(group => group.Count() > 1)
            .Select(group => string.Join(" and ", group.Select(type => type.FullName)));

        None.Of(shared);
    }

    /// <summary>Records hold as much as they hold; what acts takes a few things.</summary>
    [Fact]
    public void Constructors_OfClasses_TakeSixThingsAtMost()
    {
        var greedy = Projects.Types.Where(type => type is { IsClass: true, IsAbstract: false } && type.GetMethod("<Clone>$") is null)
            .Where(type => !WideByNature.Contains(type.Name))
            .SelectMany(type => type.GetConstructors().Where(constructor => constructor.GetParameters().Length > ConstructorParameters)
                .Select(constructor => $"{type.FullName} ({constructor.GetParameters().Length})"));

        None.Of(greedy);
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

        None.Of(odd);
    }

    private static bool Implements(Type type, Type contract) =>
        contract.IsGenericTypeDefinition
            ? type.GetInterfaces().Any(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == contract)
            : type.IsAssignableTo(contract);
}
