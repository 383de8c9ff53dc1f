using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MLlm3Rec.Storage.Schema;

/// <summary>From what SQLite and the file system say to what a person can act on.</summary>
internal static class StorageFailures
{
    /// <summary>Null for a defect of the program.</summary>
    public static StorageException? InWords(Exception failure, StorageOptions options) => failure switch
    {
        StorageException known => known,
        SqliteException said => OfSqlite(said, options),
        _ when DiskSpace.IsFull(failure) => new DiskFullException(options.DataDirectory, DiskSpace.FreeIn(options.DataDirectory), cause: failure),
        { InnerException: SqliteException said } => OfSqlite(said, options),
        _ => null,
    };

    public static bool IsFull(Exception failure) => failure is SqliteException { SqliteErrorCode: raw.SQLITE_FULL } || DiskSpace.IsFull(failure);

    public static bool IsBusy(Exception failure) => failure is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED };

    private static StorageException? OfSqlite(SqliteException said, StorageOptions options) => said.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => Full(said, options),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new DatabaseBusyException(WriterNote.HolderIn(options), said),
        raw.SQLITE_CORRUPT => new DatabaseDamagedException(options.DatabasePath, "is damaged", said),
        raw.SQLITE_NOTADB => new DatabaseDamagedException(options.DatabasePath, "is no database", said),
        raw.SQLITE_CANTOPEN or raw.SQLITE_IOERR when !File.Exists(options.DatabasePath) => new DatabaseGoneException(options.DatabasePath, said),
        raw.SQLITE_IOERR when DiskSpace.FreeIn(options.DataDirectory) < DiskSpace.Reserve => Full(said, options),
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => new DatabaseReadOnlyException(options.DatabasePath, said),
        raw.SQLITE_IOERR => new DiskFailureException(options.DatabasePath, said.Message, said),
        _ => null,
    };

    private static DiskFullException Full(SqliteException said, StorageOptions options) =>
        new(options.DataDirectory, DiskSpace.FreeIn(options.DataDirectory), cause: said);
}
