using System.Text.RegularExpressions;

namespace MLlm3Rec.Architecture;

/// <summary>What holds for the text of our files.</summary>
public sealed partial class SourceTests
{
    private const int LineLength = 150;
    private const int WordsOfATestName = 10;
    private const int FilesOfARoom = 40;

    /// <summary>Text of another language inside a raw literal (JSON, script) keeps its own lines.</summary>
    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void Lines_OfCode_AreNotTooLong(string folder) =>
        None.Of(Repository.Files(folder, ".cs").SelectMany(file => file.OutsideRawLiterals)
            .Where(line => line.Text.Length > LineLength)
            .Select(line => line.Place));

    [Theory]
    [InlineData(".cs", 300)]
    [InlineData(".razor", 150)]
    public void Files_OfSource_StayBelowTheirGate(string ending, int gate) =>
        None.Of(Repository.Files("src", ending).Where(file => file.Lines.Count > gate).Select(file => file.Name));

    /// <summary>What does not fit on a screen is not looked through: a fuller room gets rooms inside.</summary>
    [Fact]
    public void Rooms_OfSource_HoldFortyFilesAtMost() =>
        None.Of(Repository.Files("src", ".cs", ".razor", ".css", ".js")
            .CountBy(file => Path.GetDirectoryName(file.Name)!)
            .Where(room => room.Value > FilesOfARoom)
            .Select(room => $"{room.Key}: {room.Value}"));

    [Fact]
    public void TestNames_HoldTenWordsAtMost()
    {
        var methods = Repository.Files("tests", ".cs", ".razor")
            .SelectMany(file =>
                file.Lines.Select(line => TestMethod().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value))
            .ToList();

        Assert.NotEmpty(methods);
        None.Of(methods.Where(name => Words.Of(name).Count() > WordsOfATestName));
    }

    [Fact]
    public void Core_RendersNothing() =>
        None.Of(
            Repository.Files("src/MLlm3Rec.Core", ".cs")
                .SelectMany(file => file.Code)
                .Where(line => Markup().IsMatch(line.Text))
                .Select(line => line.Place));

    /// <summary>What people read may be reworded at any time: code goes by ids, kinds and types.</summary>
    /// <summary>An analyst reads about somebody else: what is said of a person is said in the third person everywhere.</summary>
    [Theory]
    [InlineData("src/MLlm3Rec.Core/Explanations")]
    [InlineData("src/MLlm3Rec.Core/Ranking")]
    [InlineData("src/MLlm3Rec.Core/Recommenders")]
    [InlineData("src/MLlm3Rec.Reports")]
    public void Sentences_AboutAPerson_AddressNobody(string folder) =>
        None.Of(Repository.Files(folder, ".cs", ".razor").SelectMany(file => file.Code)
            .Where(line => Addressing().IsMatch(line.Text))
            .Select(line => $"{line.Place}: {line.Text.Trim()}"));

    [Fact]
    public void DisplayTexts_AreNotComparedWith() =>
        None.Of(
            Repository.Files("src", ".cs", ".razor")
                .SelectMany(file => file.Code)
                .Where(line => ComparedText().IsMatch(line.Text))
                .Select(line => line.Place));

    /// <summary>What is written in read-only mode too: how far runs are, what was paid for, what a server taught, what is kept for the sake of an
    /// address, the record, and the settings, which end the mode. All else passes the guard.</summary>
    [Fact]
    public void Writes_PastTheGuard_AreTheseAlone()
    {
        const string Storage = "src/MLlm3Rec.Storage/";
        string[] known =
        [
            "Auditing/AuditStore.cs", "Connections/ConnectionStore.cs", "Exchanges/SpendingStore.cs", "Fitting/FittedModelStore.cs",
            "Generations/GenerationStore.cs", "Map/SelectionStore.cs", "Prompts/PromptTestStore.cs", "Replies/ReplyStore.cs", "Runs/RunLedger.cs x4",
            "Runs/RunRecovery.cs", "Settings/SettingsStore.cs",
        ];

        var found = Repository.Files(Storage, ".cs")
            .Select(file => (file.Name, Count: file.Code.Count(line => line.Text.Contains("database.NoteAsync(", StringComparison.Ordinal))))
            .Where(file => file.Count > 0)
            .Select(file => file.Name[Storage.Length..] + (file.Count > 1 ? $" x{file.Count}" : ""));

        Assert.Equal(known, found);
        None.Of(Repository.Files("src", ".cs").SelectMany(file => file.Code)
            .Where(line => line.Text.Contains("CreateDbContext(", StringComparison.Ordinal))
            .Where(line => !line.Place.Contains("/Schema/", StringComparison.Ordinal))
            .Select(line => line.Place));
    }

    /// <summary>Queries are written over entities. Statements of one database stand where whole columns move, and where the database is set
    /// up.</summary>
    [Fact]
    public void Sql_IsWrittenInItsRoomsAlone() =>
        None.Of(Repository.Files("src", ".cs", ".razor").Where(file => !SqlRooms().IsMatch(file.Name))
            .SelectMany(file => file.Code).Where(line => Sql().IsMatch(line.Text)).Select(line => line.Place));

    [Fact]
    public void Sql_InItsRooms_IsRecognised() =>
        Assert.Contains(Repository.Files("src/MLlm3Rec.Storage/RawSql", ".cs").SelectMany(file => file.Code), line => Sql().IsMatch(line.Text));

    /// <summary>A check of every element of nothing passes: <c>Each.Holds</c> wants at least one.</summary>
    [Fact]
    public void EveryElement_IsCheckedWhereThereIsOne() =>
        None.Of(Repository.Files("tests", ".cs").Where(file => !file.Name.EndsWith("MLlm3Rec.Testing/Each.cs", StringComparison.Ordinal))
            .SelectMany(file => file.Code)
            .Where(line => line.Text.Contains("Assert" + ".All(", StringComparison.Ordinal))
            .Select(line => line.Place));

    /// <summary>It closes the databases of every test that runs beside. Services that end close their own.</summary>
    [Fact]
    public void Databases_OfOthers_AreClosedNowhere() =>
        None.Of(Repository.Files("src", ".cs").Concat(Repository.Files("tests", ".cs")).SelectMany(file => file.Code)
            .Where(line => line.Text.Contains("ClearAll" + "Pools(", StringComparison.Ordinal))
            .Select(line => line.Place));

    [Fact]
    public void TestMethods_NeitherSleepNorReadTheClock() =>
        None.Of(Repository.Files("tests", ".cs")
            .Where(file => !OutsideUnitTests().IsMatch(file.Name))
            .SelectMany(file => file.Code).Where(line => Clock().IsMatch(line.Text)).Select(line => $"{line.Place}: {line.Text.Trim()}"));

    [GeneratedRegex(@"""[^""]*\byou(rs?|rself)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Addressing();

    [GeneratedRegex(@"^    public (?:static )?(?:async )?(?:Task|ValueTask|void) (?<name>[A-Z]\w*_\w+)\(")]
    private static partial Regex TestMethod();

    [
        GeneratedRegex(
            @"</?(?:html|head|table|thead|tbody|tr|td|th|div|span|svg|h[1-6]|ul|li|p|a)[ >]|HtmlEncode|HtmlEncoder|MarkupString|\|\s*:?---"),
    ]
    private static partial Regex Markup();

    [GeneratedRegex("""
        \.(?:Name|Title|Label|Heading)
        (?:\ (?:is(?:\ not)?|==|!=)\ "(?:[A-Z]|[^"]*\ )|\.(?:StartsWith|EndsWith|Contains|Equals)\([$@]*")
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ComparedText();

    [GeneratedRegex("""["$@]\s*(?:SELECT|INSERT INTO|INSERT OR|UPDATE \w+ SET|DELETE FROM|CREATE (?:TABLE|INDEX|TEMP)|PRAGMA|ATTACH|VACUUM) |CommandText|ExecuteSql|FromSql|SqlQuery|Sqlite(?:Connection|Command|DataReader|Exception)|Microsoft\.Data\.Sqlite|SQLitePCL""")]
    private static partial Regex Sql();

    [GeneratedRegex("^src/MLlm3Rec.Storage/(?:RawSql|Schema|Migrations)/")]
    private static partial Regex SqlRooms();

    [GeneratedRegex(@"Thread\.Sleep|Task\.Delay\((?!Timeout\.Infinite)|Stopwatch|DateTime(?:Offset)?\.(?:Utc)?Now")]
    private static partial Regex Clock();

    /// <summary>Browsers, measurements and servers that answer late on purpose live by the clock.</summary>
    [GeneratedRegex(@"^tests/MLlm3Rec\.(?:EndToEnd\.Tests/|Benchmarks/|Architecture\.Tests/|Testing/(?:ModelServers/|Eventually|LeftFolder))")]
    private static partial Regex OutsideUnitTests();
}
