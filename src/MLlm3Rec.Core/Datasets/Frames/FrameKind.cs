namespace MLlm3Rec.Datasets.Frames;

/// <summary>What a frame says; its first byte.</summary>
internal enum FrameKind : byte
{
    Step = 1,
    Progress,
    Log,
    Opened,
    Found,
    FileStart,
    Choice,
    Described,
    Tagged,
    Closed,
    Skipped,
    FileEnd,
    Preview,
    Refused,
    Failed,
    End,
}

/// <summary>Which parts of a choice follow. A user or an item that is the one of the choice before is not written again.</summary>
[Flags]
internal enum ChoiceParts : byte
{
    None = 0,
    User = 1,
    Item = 2,
    Time = 4,
    Signal = 8,
    Sequence = 16,
    Review = 32,
}
