using MLlm3Rec.Exchanges;
using MLlm3Rec.Prompts;
using MLlm3Rec.Vocabularies;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MLlm3Rec.Language.Prompts;

/// <summary>A prompt as files that can live in git: one per task, one for the dimensions, one for the knobs. What was written is read back as the
/// same version.</summary>
public static class PromptFiles
{
    /// <summary>Of all files together. The shipped ones have 40,000.</summary>
    public const int MaxBytes = 2_000_000;

    private const string TaskEnding = ".prompt.yaml";
    private const string DimensionsFile = "dimensions.yaml";
    private const string KnobsFile = "knobs.yaml";

    /// <summary>Numbers and names of a list: nothing that YAML would take for something else.</summary>
    private static readonly ISerializer PlainWriter = Builder().Build();

    private static readonly ISerializer Writer = Builder().WithQuotingNecessaryStrings().Build();

    private static readonly IDeserializer Reader = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    public static IReadOnlyList<(string Name, string Text)> Write(PromptSet prompt) =>
    [
        .. prompt.Texts.Select(
            text =>
                (
                    text.Task + TaskEnding,
                    Writer.Serialize(
                        new TextFile { Temperature = text.Temperature, MaxTokens = text.MaxTokens, System = text.System, User = text.User }))),
        (DimensionsFile, Writer.Serialize(prompt.Dimensions.Select(dimension => new DimensionFile
        {
            Key = dimension.Key, Name = dimension.Name, Definition = dimension.Definition, Cues = [.. dimension.Cues],
            Examples = dimension.Examples is { } examples
                ? new ExamplesFile { For = [.. examples.For], Against = [.. examples.Against], Neither = [.. examples.Neither] }
                : null,
        }).ToList())),
        (KnobsFile, PlainWriter.Serialize(KnobNames.All.ToDictionary(knob => knob.Name, knob => knob.Value(prompt.Knobs)))),
    ];

    private static SerializerBuilder Builder() => new SerializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDefaultScalarStyle(ScalarStyle.Any).ConfigureDefaultValuesHandling(DefaultValuesHandling.Preserve).DisableAliases();

    /// <summary>What is wrong with files of so many bytes, in words, or null.</summary>
    public static string? SizeProblem(long bytes) => bytes <= MaxBytes
        ? null
        : $"These files have {bytes / 1e6:N1} MB; the files of a prompt have at most {MaxBytes / 1e6:N0} MB together. Nothing was taken over.";

    /// <summary>A prompt from files; what no file speaks of stays as in <paramref name="basis"/>.</summary>
    /// <exception cref="PromptFaultException">A file cannot be read; the message says which and where.</exception>
    public static PromptSet Read(IEnumerable<(string Name, string Text)> files, PromptSet basis)
    {
        foreach (var (name, text) in files)
        {
            basis = name switch
            {
                DimensionsFile => basis with { Dimensions = Dimensions(name, text) },
                KnobsFile =>
                    basis with
                    {
                        Knobs = Parse<Dictionary<string, string>>(name, text).Aggregate(
                            basis.Knobs, (knobs, entry) => Turned(knobs, entry.Key, entry.Value)),
                    },
                _ when name.EndsWith(TaskEnding, StringComparison.Ordinal) && basis.Find(name[..^TaskEnding.Length]) is { } known =>
                    basis.With(Text(name, text, known)),
                _ =>
                    throw new PromptFaultException(
                        [
                            $"\"{name}\" is no file of a prompt: there are {string.Join(", ", basis.Texts.Select(task => task.Task + TaskEnding))}, "
                                + $"{DimensionsFile} and {KnobsFile}.",
                        ]),
            };
        }

        return basis;
    }

    // A key without a value reads as null, whatever the type says.
    private static IReadOnlyList<MotiveDimension> Dimensions(string name, string text) =>
    [
        .. Parse<List<DimensionFile?>>(name, text).Select((file, place) =>
            file is { Key: not null, Name: not null, Definition: not null, Cues: not null } && file.Cues.TrueForAll(cue => cue is not null)
                ? new MotiveDimension(file.Key, file.Name, file.Definition, file.Cues) { Examples = ExamplesOf(name, file) }
                : throw new PromptFaultException([$"{name}: dimension {place + 1} has an empty key, name, definition or cue."])),
    ];

    private static DimensionExamples? ExamplesOf(string name, DimensionFile file) => file.Examples switch
    {
        null => null,
        { For: { } given, Against: { } failing, Neither: { } neither } when given.Concat(failing).Concat(neither).All(text => text is not null) =>
            new DimensionExamples(given, failing, neither),
        _ => throw new PromptFaultException([$"{name}: the examples of {file.Key} hold an empty line."]),
    };

    private static PromptText Text(string name, string text, PromptText known)
    {
        var file = Parse<TextFile>(name, text);
        return file is not { System: not null, User: not null }
            ? throw new PromptFaultException([$"{name}: system and user may be empty texts but not nothing."])
            : known with { System = file.System, User = file.User, Temperature = file.Temperature, MaxTokens = file.MaxTokens };
    }

    private static PromptKnobs Turned(PromptKnobs knobs, string name, string? value) =>
        KnobNames.All.FirstOrDefault(knob => knob.Name == name) is { } known
            ? (value is null ? null : known.Set(knobs, value))
                ?? throw new PromptFaultException([$"{KnobsFile}: \"{value}\" is no value for {name}."])
            : throw new PromptFaultException(
                [$"{KnobsFile}: there is no knob \"{name}\". There are {string.Join(", ", KnobNames.All.Select(knob => knob.Name))}."]);

    private static T Parse<T>(string name, string text)
    {
        try
        {
            return Reader.Deserialize<T?>(text) ?? throw new PromptFaultException([$"{name} is empty."]);
        }
        catch (YamlException unreadable)
        {
            throw new PromptFaultException([$"{name}, line {unreadable.Start.Line}: {unreadable.InnerException?.Message ?? unreadable.Message}"]);
        }
    }

    private sealed class TextFile
    {
        public double Temperature { get; set; }

        public int MaxTokens { get; set; }

        [YamlMember(ScalarStyle = ScalarStyle.Literal)]
        public string System { get; set; } = "";

        [YamlMember(ScalarStyle = ScalarStyle.Literal)]
        public string User { get; set; } = "";
    }

    private sealed class DimensionFile
    {
        public string Key { get; set; } = "";

        public string Name { get; set; } = "";

        public string Definition { get; set; } = "";

        public List<string> Cues { get; set; } = [];

        [YamlMember(DefaultValuesHandling = DefaultValuesHandling.OmitNull)]
        public ExamplesFile? Examples { get; set; }
    }

    private sealed class ExamplesFile
    {
        public List<string> For { get; set; } = [];

        public List<string> Against { get; set; } = [];

        public List<string> Neither { get; set; } = [];
    }
}
