using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MLlm3Rec.Storage.Json;
using Spectre.Console;

namespace MLlm3Rec.Cli.Output;

/// <summary>Results go to stdout, either for people or as one JSON document; everything else goes to stderr.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool json)
{
    private const int RedirectedWidth = 200;

    public static JsonSerializerOptions JsonStyle { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new UserIdConverter(), new ItemIdConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public bool Json => json;

    /// <summary>For a file's content on stdout: as it is, unless a terminal would obey it.</summary>
    public TextWriter Output => ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected ? VisibleText.Over(output) : output;

    public TextWriter Error => error;

    /// <summary>Whether a person sees stderr as it is written.</summary>
    public bool IsLive => ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;

    /// <summary>The verb's result: <paramref name="document"/> as JSON, or whatever <paramref name="forPeople"/> writes.</summary>
    public void Result(object document, Action forPeople)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(document, JsonStyle));
        }
        else
        {
            forPeople();
        }
    }

    public void Line(string text = "") => output.WriteLine(VisibleText.Of(text));

    public void Note(string text) => error.WriteLine(VisibleText.Of(text));

    public void Fail(string message)
    {
        error.WriteLine(VisibleText.Of(message));
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new { error = message }, JsonStyle));
        }
    }

    /// <summary>Columns whose heading begins with "#" hold numbers and stand to the right.</summary>
    public void Table(IEnumerable<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in headings)
        {
            var column = new TableColumn(new Text(VisibleText.Of(heading).TrimStart('#')));
            table.AddColumn(heading.StartsWith('#') ? column.RightAligned() : column);
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(VisibleText.Of(cell))));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (!ReferenceEquals(output, Console.Out) || Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        console.Write(table);
    }
}
