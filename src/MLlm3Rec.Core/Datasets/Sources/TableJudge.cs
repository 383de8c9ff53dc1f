using System.Globalization;
using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>
/// Judges the columns of a table, each as a whole: one format of times, one of numbers, one way of dividing lists. What cannot be told is remarked.
/// </summary>
internal sealed class TableJudge
{
    private static readonly string[] EventNames =
    [
        "click", "clicked", "isclick", "event", "eventtype", "action", "actiontype", "behavior", "behaviortype", "behaviour", "label",
    ];

    private readonly SourcePlan plan;
    private readonly TableSettings settings;
    private readonly SampledTable sample;
    private readonly List<string> remarks = [];
    private readonly List<MappedColumn> mapped;
    private ColumnJudgement judgement;
    private SignalKind signal;

    private TableJudge(SourcePlan plan, TableSettings settings, SampledTable sample)
    {
        this.plan = plan;
        this.settings = settings;
        this.sample = sample;
        mapped = [.. plan.Mapped];
        signal = plan.Signal;
        judgement = new ColumnJudgement { NumberIds = settings.NumberIds, Where = settings.Where };
    }

    /// <summary>The plan with columns that are read as they are written, and what a person should know of them.</summary>
    public static async Task<SourcePlan> JudgeAsync(SourcePlan plan, TableSettings settings, SampledTable sample, SourceGuard guard)
    {
        var judge = new TableJudge(plan, settings, sample);
        if (plan.Role == SourceRole.Interactions)
        {
            await judge.JudgeTimeAsync(guard);
            judge.JudgeSignal();
            judge.JudgeRows();
        }

        judge.JudgeLists();
        return judge.Finish();
    }

    private SourcePlan Finish()
    {
        var tally = new ReadingTally();
        var (columns, decided) = (mapped.ToArray(), judgement);
        return plan with
        {
            Mapped = columns,
            Signal = signal,
            Remarks = [.. plan.Remarks, .. remarks],
            Rows = plan.Role == SourceRole.Interactions
                ? SourcePlans.Choices(columns, decided, tally)
                : SourcePlans.Items(columns, decided, tally),
            Note = () => InWords(columns, decided, tally),
        };
    }

    private string InWords(IEnumerable<MappedColumn> columns, ColumnJudgement decided, ReadingTally tally)
    {
        var times = decided.Time == TimeFormat.Any ? tally.Span : $"{decided.Time.Name}, {tally.Span ?? "none"}";
        var slots = columns.Select(column => column.Slot == ColumnSlot.Time && times is not null
            ? $"time={column.Column}{(decided.TimeOfDay is { } hours ? $" and {hours}" : "")} ({times})"
            : $"{column.Slot.ToString().ToLowerInvariant()}={column.Column}");
        return string.Join(". ", [string.Join(", ", slots), .. plan.Remarks, .. remarks, .. tally.Remarks(decided.Where)]);
    }

    private async Task JudgeTimeAsync(SourceGuard guard)
    {
        if (ColumnOf(ColumnSlot.Time) is not { } column)
        {
            NoteUnusedTime();
            return;
        }

        var values = sample[column];
        if (settings.TimeFormat is { } named)
        {
            judgement = judgement with { Time = TimeFormat.Named(named) };
            return;
        }

        var (format, share, isEitherWay) = TimeGuess.Of(values);
        if (TimeGuess.AreTimesOfDay(values))
        {
            JoinDate(column);
            return;
        }

        if (share < TimeGuess.Enough)
        {
            LeaveOut(ColumnSlot.Time, column, values, "times");
            return;
        }

        if (isEitherWay)
        {
            format = await DateOrderReading.OfAsync(plan, column, guard) is { } seen ? seen : Assumed(column, values);
        }

        judgement = judgement with { Time = format, TimeOfDay = format.Name is "yyyyMMdd" || IsDayOnly(values, format) ? HoursBeside(column) : null };
        Doubt(column, values, format);
    }

    /// <summary>Without a time histories have the order of the file: worth a word where a column could give it.</summary>
    private void NoteUnusedTime()
    {
        var free = sample.Columns.Where(column => mapped.All(taken => taken.Column != column));
        if (!settings.Slots.ContainsKey(ColumnSlot.Time) && free.FirstOrDefault(column => TimeGuess.OfDays(sample[column]) is not null) is { } unused)
        {
            remarks.Add($"{unused} looks like times and is not used; say time={unused} if it says when");
        }
    }

    /// <summary>Neither day nor month is ever above 12.</summary>
    private TimeFormat Assumed(string column, IReadOnlyList<string> values)
    {
        var format = values[0].Contains('.', StringComparison.Ordinal) ? TimeFormat.DayFirst : TimeFormat.MonthFirst;
        remarks.Add($"{column} is read with the {format.Name}; nothing in it tells days from months (say otherwise with timeformat)");
        return format;
    }

    private void JoinDate(string hours)
    {
        var dates = sample.Columns
            .Where(column => column != hours && mapped.All(taken => taken.Column != column))
            .OrderByDescending(column => column.Contains("date", StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(column => column.Contains("day", StringComparison.OrdinalIgnoreCase))
            .Select(column => (column, format: TimeGuess.OfDays(sample[column])));
        if (dates.FirstOrDefault(pair => pair.format is not null) is { format: not null } date)
        {
            Replace(ColumnSlot.Time, date.column);
            judgement = judgement with { Time = date.format, TimeOfDay = hours };
        }
        else
        {
            mapped.RemoveAll(column => column.Slot == ColumnSlot.Time);
            remarks.Add($"{hours} holds times of day and no column the day, so choices have no time");
        }
    }

    private string? HoursBeside(string date) => sample.Columns.FirstOrDefault(column =>
        column != date
            && mapped.All(taken => taken.Column != column)
            && column.Contains("time", StringComparison.OrdinalIgnoreCase)
            && TimeGuess.AreTimesOfDay(sample[column]));

    private static bool IsDayOnly(IReadOnlyList<string> values, TimeFormat format) =>
        values.Take(100).All(value => !format.Read(value, out var seconds) || seconds % 86_400 == 0);

    private void Doubt(string column, IReadOnlyList<string> values, TimeFormat format)
    {
        var times = values.Select(value => format.Read(value, out var seconds) ? seconds : (long?)null).OfType<long>().ToList();
        if (times.Count == 0)
        {
            return;
        }

        var (first, last) = (Date(times.Min()), Date(times.Max()));
        if (first.Year < 1995 || last > TimeProvider.System.GetUtcNow().AddDays(2) || (first.Date == last.Date && times.Count > 20))
        {
            remarks.Add(
                first.Date == last.Date
                    ? $"all of {column} is on one day, {first:yyyy-MM-dd}: check what it counts"
                    : $"{column} reaches from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}: check what it counts");
        }
    }

    private static DateTimeOffset Date(long seconds) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, -62135596800, 253402300799));

    private void JudgeSignal()
    {
        if (ColumnOf(ColumnSlot.Signal) is not { } column)
        {
            return;
        }

        var values = sample[column];
        var (format, share, isEitherWay) = NumberGuess.Of(values);
        if (share < TimeGuess.Enough)
        {
            LeaveOut(ColumnSlot.Signal, column, values, "numbers");
            signal = SignalKind.None;
            return;
        }

        if (isEitherWay)
        {
            remarks.Add($"the commas of {column} are taken for thousands");
        }

        judgement = judgement with { Numbers = format };
        var numbers = values.Select(value => SourceNumber.TryRead(value, format, out var number) ? number : float.NaN).Where(float.IsFinite).ToList();
        signal = !ColumnGuess.Knows(column) && NumberGuess.AreCounts(numbers) ? SignalKind.Count : signal;
        JudgeSentinel(column, numbers);
    }

    private void JudgeSentinel(string column, IReadOnlyList<float> numbers)
    {
        if (settings.Unrated is { } said)
        {
            judgement = judgement with { Unrated = SourceNumber.TryRead(said, NumberFormat.Point, out var none) ? none : null };
            return;
        }

        judgement = judgement with { Unrated = signal == SignalKind.Rating ? NumberGuess.SentinelOf(numbers) : null };
        if (judgement.Unrated is { } sentinel)
        {
            var number = sentinel.ToString(CultureInfo.InvariantCulture);
            remarks.Add($"{number} is taken for “not rated”; if it is a rating, say unrated= with nothing behind it");
        }
    }

    /// <summary>Rows that were shown and not chosen look like the others; only a column beside them says so.</summary>
    private void JudgeRows()
    {
        var taken = mapped.Select(column => column.Column).ToHashSet(StringComparer.Ordinal);
        foreach (var column in settings.Where is null ? sample.Columns.Where(column => !taken.Contains(column)) : [])
        {
            var values = sample[column].Distinct(StringComparer.Ordinal).Take(12).ToList();
            if (values.Count is > 1 and < 12 && EventNames.Contains(ColumnGuess.Bare(column)))
            {
                remarks.Add(
                    $"every row counts as a choice, whatever {column} says ({string.Join(", ", values.Take(4))}); "
                        + $"keep some with where, as in where={column}={values.Find(IsChoice) ?? values.Max(StringComparer.Ordinal)}");
            }
        }
    }

    private static bool IsChoice(string value) =>
        value.Contains("purchase", StringComparison.OrdinalIgnoreCase)
            || value.Contains("transaction", StringComparison.OrdinalIgnoreCase)
            || value.Equals("buy", StringComparison.OrdinalIgnoreCase)
            || value.Equals("order", StringComparison.OrdinalIgnoreCase);

    private void JudgeLists() => judgement = judgement with
    {
        CommaLists =
        [
            .. mapped.Where(column => column.Slot == ColumnSlot.Categories && ListField.AreDividedByCommas(sample[column.Column]))
                .Select(column => column.Column),
        ],
    };

    private string? ColumnOf(ColumnSlot slot) => mapped.Find(column => column.Slot == slot).Column;

    private void Replace(ColumnSlot slot, string column)
    {
        mapped.RemoveAll(taken => taken.Slot == slot);
        mapped.Add(new MappedColumn(slot, column));
    }

    /// <exception cref="SourceRefusedException">A person said that the column is this.</exception>
    private void LeaveOut(ColumnSlot slot, string column, IReadOnlyList<string> values, string what)
    {
        var example = values.FirstOrDefault(value => value.Length > 0) is { } value ? $": \"{value[..Math.Min(value.Length, 40)]}\"" : "";
        if (settings.Slots.GetValueOrDefault(slot) is { Length: > 0 })
        {
            throw new SourceRefusedException(
                $"{plan.Entry.Name}: the column {column} was given as the {slot.ToString().ToLowerInvariant()} and holds no {what}{example}.");
        }

        mapped.RemoveAll(taken => taken.Slot == slot);
        remarks.Add($"{column} is called like {what} and holds none{example}");
    }
}
