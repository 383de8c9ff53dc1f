namespace MLlm3Rec.Storage.Models;

/// <summary>Something that must be made first is missing; the message says what.</summary>
public sealed class NotReadyException(string message) : Exception(message);
