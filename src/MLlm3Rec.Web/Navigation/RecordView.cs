using MLlm3Rec.Storage.Auditing;

namespace MLlm3Rec.Web.Navigation;

/// <summary>What the record shows: its address in another form. Words that an address gets wrong count as not said.</summary>
public sealed record RecordView
{
    public const int PageSize = 50;

    public AuditKind? Kind { get; init; }

    public string? Who { get; init; }

    public int Page { get; init; } = 1;

    public bool IsFiltered => Kind is not null || Who is not null;

    public static RecordView Parse(string? kind, string? who, int? page) =>
        new() { Kind = KindOf(kind), Who = Some(who), Page = Math.Max(1, page ?? 1) };

    public static AuditKind? KindOf(string? text) =>
        Enum.TryParse<AuditKind>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;

    public static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    public static string Word(ActorOrigin origin) => origin switch
    {
        ActorOrigin.Web => "the pages",
        ActorOrigin.CommandLine => "the command line",
        _ => "the program",
    };

    public AuditQuery ToQuery() => new() { Kind = Kind, Who = Who, Skip = (Page - 1) * PageSize, Take = PageSize };
}
