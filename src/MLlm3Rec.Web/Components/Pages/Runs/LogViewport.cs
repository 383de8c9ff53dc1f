using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Web.Components.Pages.Runs;

/// <summary>
/// What the reader of a growing log sees. Lines that arrive once the viewport is full wait until the reader asks for them,
/// so that nothing moves under the eyes and a text selection survives.
/// </summary>
/// <param name="height">Lines the viewport can show without scrolling: until it is full, new lines are shown at once.</param>
/// <param name="capacity">Lines kept; beyond it the oldest are forgotten, and only when the reader moves anyway.</param>
public sealed class LogViewport(int height, int capacity)
{
    private readonly List<RunLine> shown = [];
    private readonly List<RunLine> waiting = [];
    private LogLevelName minimum = LogLevelName.Information;
    private int filled;

    /// <summary>Sequence number of the newest line known: what to ask the store for next.</summary>
    public int Latest { get; private set; }

    /// <summary>Lines that were forgotten to stay within the capacity.</summary>
    public int Forgotten { get; private set; }

    public LogLevelName Minimum => minimum;

    public IEnumerable<RunLine> Shown => shown.Where(Passes);

    /// <summary>Lines that would appear if the reader asked: only those that pass the filter.</summary>
    public int Waiting => waiting.Count(Passes);

    /// <summary>"38 new lines", or null when there are none.</summary>
    public string? Offer => Waiting switch
    {
        0 => null,
        1 => "1 new line",
        var count => $"{count:N0} new lines",
    };

    /// <summary>Takes in lines; ones already known are passed over, so that a reread does no harm.</summary>
    public void Add(IEnumerable<RunLine> lines)
    {
        foreach (var line in lines.Where(line => line.Sequence > Latest))
        {
            Latest = line.Sequence;
            if (waiting.Count == 0 && filled < height)
            {
                Show(line);
            }
            else
            {
                waiting.Add(line);
            }
        }
    }

    public void ShowWaiting()
    {
        waiting.ForEach(Show);
        waiting.Clear();
        var excess = Math.Max(0, shown.Count - capacity);
        shown.RemoveRange(0, excess);
        Forgotten += excess;
    }

    /// <summary>Another filter rebuilds the view anyway, so waiting lines come in with it.</summary>
    public void Filter(LogLevelName level)
    {
        minimum = level;
        filled = Shown.Count();
        ShowWaiting();
    }

    private void Show(RunLine line)
    {
        shown.Add(line);
        filled += Passes(line) ? 1 : 0;
    }

    private bool Passes(RunLine line) => line.Level >= minimum;
}
