using MLlm3Rec.Connections;
using MLlm3Rec.Language.Filters;
using MLlm3Rec.Language.Profiles;

namespace MLlm3Rec.Language;

/// <summary>How language models are used, whatever the connection.</summary>
public sealed record LanguageOptions
{
    /// <summary>A folder of recorded replies (<see cref="Replies.FolderReplies"/>) that is asked instead of any server; null to ask
    /// servers.</summary>
    public string? Replay { get; init; }

    /// <summary>A folder that receives every reply, to be replayed later; null to record nothing.</summary>
    public string? Record { get; init; }

    public AccessPolicy Access { get; init; } = AccessPolicy.Usual;

    public RetryOptions Retry { get; init; } = new();

    public ExtractionLimits Extraction { get; init; } = new();

    /// <summary>MLLM3REC_REPLAY and MLLM3REC_RECORD name the folders.</summary>
    public static LanguageOptions FromEnvironment() => new()
    {
        Replay = Folder("MLLM3REC_REPLAY"),
        Record = Folder("MLLM3REC_RECORD"),
    };

    private static string? Folder(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;
}
