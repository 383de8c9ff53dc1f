using MLlm3Rec.Storage.Auditing;

namespace MLlm3Rec.Web.Navigation;

/// <summary>What the record shows: its address in another form. Words that an address gets wrong count as not said.</summary>
public sealed record RecordView
{
    public AuditKind? Kind { get; init; }

    public string? Who { get; init; }

    /// <summary>A part of what was done to.</summary>
    public string? What { get; init; }

    public bool IsFiltered => Kind is not null || Who is not null || What is not null;

    public static RecordView Parse(string? kind, string? who, string? what) => new() { Kind = KindOf(kind), Who = Some(who), What = Some(what) };

    public static AuditKind? KindOf(string? text) =>
        Enum.TryParse<AuditKind>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;

    public static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    public static string Word(ActorOrigin origin) => origin switch
    {
        ActorOrigin.Web => "the pages",
        ActorOrigin.CommandLine => "the command line",
        _ => "the program",
    };

    /// <summary>As parts of an address, from the first page.</summary>
    public IReadOnlyDictionary<string, object?> Query() => new Dictionary<string, object?>
    {
        ["kind"] = Kind?.ToString().ToLowerInvariant(),
        ["who"] = Who,
        ["what"] = What,
        ["page"] = null,
    };

    public AuditQuery ToQuery(TableView table) => new()
    {
        Kind = Kind,
        Who = Who,
        What = What,
        Sort = table.SortAs<AuditColumn>(),
        Descending = table.Descending,
        Skip = table.Skip,
        Take = table.Take,
    };
}
