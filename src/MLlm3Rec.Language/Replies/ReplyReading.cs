namespace MLlm3Rec.Language.Replies;

/// <summary>Checks one raw reply: the typed value, or null with at least one fault.</summary>
internal delegate T? ReplyReader<T>(string reply, List<string> faults)
    where T : class;

/// <summary>What became of one raw reply in the hands of its reader.</summary>
/// <param name="Value">Null where it breaks a rule badly enough, or could not be read.</param>
/// <param name="Faults">In words that the model, too, can act on.</param>
/// <param name="CouldBeRead">False where the reader itself failed. Readers never should; a run of thousands of people must not end on the one reply
/// that shows otherwise.</param>
internal sealed record ReplyReading<T>(T? Value, List<string> Faults, bool CouldBeRead)
    where T : class;

internal static class ReplyReading
{
    public static ReplyReading<T> Of<T>(string reply, ReplyReader<T> reader)
        where T : class
    {
        var faults = new List<string>();
        try
        {
            return new ReplyReading<T>(reader(reply, faults), faults, CouldBeRead: true);
        }
#pragma warning disable CA1031 // Whatever it is, it is this reply's fault and stays with it.
        catch (Exception unreadable) when (unreadable is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new ReplyReading<T>(null, [$"The reply could not be read ({unreadable.GetType().Name})."], CouldBeRead: false);
        }
    }
}
