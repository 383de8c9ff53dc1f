using MLlm3Rec.Refusals;

namespace MLlm3Rec.Storage.Schema;

/// <summary>The disk or the database does not do what was asked of it, for a reason outside the program.</summary>
public abstract class StorageException(string message, Exception? cause) : RefusalException(message, cause);

/// <summary>Nothing more fits.</summary>
public sealed class DiskFullException(string folder, long free, long needed = 0, Exception? cause = null) : StorageException(
    $"The disk that holds {folder} is full: {DiskSpace.InWords(free)} are free"
    + (needed > 0 ? $", about {DiskSpace.InWords(needed)} are needed" : "")
    + ". Nothing was kept. Make room there and try again.",
    cause);

/// <summary>Somebody else writes, and went on doing so for longer than one cares to wait.</summary>
public sealed class DatabaseBusyException(string holder, Exception? cause = null) : StorageException(
    $"Nothing was changed: the database is being written by {holder}. Try again when that has ended.", cause);

/// <summary>What is in the file is no database of ours, or no longer.</summary>
public sealed class DatabaseDamagedException(string path, string what, Exception? cause = null) : StorageException(
    $"The database {path} {what}. Stop every MLlm3Rec that uses it and bring a copy back: mllm3rec restore FILE. "
    + "\"mllm3rec check\" says more; to begin anew, move the file away together with those that begin with its name.",
    cause);

/// <summary>The file was there when the process started.</summary>
public sealed class DatabaseGoneException(string path, Exception? cause = null) : StorageException(
    $"The database {path} is gone: somebody moved or deleted it. Stop every MLlm3Rec that uses it, then put it back or bring a copy back: "
    + "mllm3rec restore FILE. To begin anew, move those files away that still begin with its name.",
    cause);

/// <summary>It can be looked at and not changed.</summary>
public sealed class DatabaseReadOnlyException(string path, Exception? cause = null) : StorageException(
    $"The database {path} cannot be written by {Environment.UserName}: the file, its folder or the disk is read-only. "
    + "Nothing was changed. Give this account the right to write there, or choose another folder with --data-dir.",
    cause);

/// <summary>The disk gives an answer that is none of the above.</summary>
public sealed class DiskFailureException(string path, string said, Exception? cause) : StorageException(
    $"The disk that holds {path} does not work as it should ({said}). Nothing was kept. Look at the disk, then try again.", cause);

/// <summary>The data folder cannot be used as it is.</summary>
public sealed class DataFolderException(string folder, string why, Exception? cause = null) : StorageException(
    $"The data folder {folder} {why}", cause);
