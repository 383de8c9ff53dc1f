using MLlm3Rec.Refusals;

namespace MLlm3Rec.Storage.Schema;

/// <summary>The database was written by a newer version, whose tables this one cannot know.</summary>
public sealed class DatabaseTooNewException(string path, string migration) : RefusalException(
    $"The database {path} was made by a newer version of MLlm3Rec (it holds the change \"{migration}\", which this version does not know). "
    + "Start the newer version, or choose another folder with --data-dir.");
