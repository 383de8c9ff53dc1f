using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Datasets.Sources.Tables;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources.Columns;

/// <summary>Which fields of a row mean what: turns rows of a table into interactions and items.</summary>
internal sealed class ColumnMapping
{
    private readonly ColumnJudgement judgement;
    private readonly ReadingTally tally;
    private readonly IReadOnlyList<string> columns;
    private readonly int user;
    private readonly int item;
    private readonly int time;
    private readonly int timeOfDay;
    private readonly int signal;
    private readonly int sequence;
    private readonly int where;
    private readonly ItemFields fields;
    private readonly int[] review;

    public ColumnMapping(
        IReadOnlyList<string> columns, IReadOnlyList<MappedColumn> mapped, ColumnJudgement? judgement = null, ReadingTally? tally = null)
    {
        this.columns = columns;
        this.judgement = judgement ?? ColumnJudgement.Usual;
        this.tally = tally ?? new ReadingTally();
        var slots = mapped.ToLookup(column => column.Slot, column => IndexOf(columns, column.Column));
        user = One(ColumnSlot.User);
        item = One(ColumnSlot.Item);
        time = One(ColumnSlot.Time);
        signal = One(ColumnSlot.Signal);
        sequence = One(ColumnSlot.Sequence);
        timeOfDay = this.judgement.TimeOfDay is { } hours ? IndexOf(columns, hours) : -1;
        where = this.judgement.Where is { } filter ? IndexOf(columns, filter.Column) : -1;
        review = [.. slots[ColumnSlot.Text].Where(index => index >= 0)];
        fields = new ItemFields(columns, slots, this.judgement.CommaLists);

        int One(ColumnSlot slot) => slots[slot].Where(index => index >= 0).DefaultIfEmpty(-1).First();
    }

    public static int IndexOf(IReadOnlyList<string> columns, string name)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            if (string.Equals(columns[index], name, StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Reads one interaction; says what is wrong with the row, or null.</summary>
    public string? ReadChoice(SourceTable table, IRowSink sink)
    {
        var userId = Id(table[user]);
        var itemId = Id(table[item]);
        if ((IdProblem(userId, "user") ?? IdProblem(itemId, "item")) is { } wrong)
        {
            return wrong;
        }

        if (where >= 0 && !IsKept(table[where].Trim()))
        {
            tally.LeftOut();
            return null;
        }

        sink.Add(new SourceChoice
        {
            User = userId,
            Item = itemId,
            Time = time < 0 ? Interaction.NoTime : TimeOf(table),
            Signal = signal < 0 ? float.NaN : SignalOf(table),
            Sequence = sequence < 0 ? null : PlaceOf(table),
            Review = review.Length == 0 ? default : review.Length == 1 ? table[review[0]] : ItemFields.Joined(table, review),
        });
        if (fields.Any)
        {
            sink.Describe(itemId, fields.Of(table));
        }

        return null;
    }

    /// <summary>Reads what a row says of an item; says what is wrong with the row, or null.</summary>
    public string? ReadItem(SourceTable table, IRowSink sink)
    {
        var itemId = Id(table[item]);
        if (IdProblem(itemId, "item") is { } wrong)
        {
            return wrong;
        }

        sink.Describe(itemId, fields.Of(table));
        return null;
    }

    private static string? IdProblem(ReadOnlySpan<char> id, string what) => MissingValue.Is(id) ? $"the {what} is missing"
        : id.Length > RowFilter.MaxId ? $"the {what}'s id is longer than {RowFilter.MaxId} characters"
        : null;

    private ReadOnlySpan<char> Id(ReadOnlySpan<char> field) => judgement.NumberIds ? NumberId.Of(field.Trim()) : field.Trim();

    private long TimeOf(SourceTable table)
    {
        var field = table[time].Trim();
        if (MissingValue.Is(field) || !judgement.Time.Read(field, out var when))
        {
            NoteUnknown(table, time, field);
            return Interaction.NoTime;
        }

        if (timeOfDay >= 0)
        {
            var hours = table[timeOfDay].Trim();
            if (!MissingValue.Is(hours) && TimeFormat.TimeOfDay.Read(hours, out var seconds))
            {
                when += seconds;
            }
            else
            {
                NoteUnknown(table, timeOfDay, hours);
            }
        }

        tally.Time(when);
        return when;
    }

    private float SignalOf(SourceTable table)
    {
        var field = table[signal].Trim();
        if (MissingValue.Is(field) || !SourceNumber.TryRead(field, judgement.Numbers, out var value))
        {
            NoteUnknown(table, signal, field);
            return float.NaN;
        }

        if (value == judgement.Unrated)
        {
            tally.Unrated();
            return float.NaN;
        }

        return value;
    }

    private long? PlaceOf(SourceTable table)
    {
        var field = table[sequence].Trim();
        if (long.TryParse(field, out var place))
        {
            return place;
        }

        NoteUnknown(table, sequence, field);
        return null;
    }

    /// <summary>An empty field says that it says nothing; only words are worth a remark.</summary>
    private void NoteUnknown(SourceTable table, int column, ReadOnlySpan<char> field)
    {
        if (!field.IsEmpty)
        {
            tally.Unknown(columns[column], field, table.Row);
        }
    }

    private bool IsKept(ReadOnlySpan<char> field)
    {
        var wanted = judgement.Where!.Value.Value;
        return field.Equals(wanted, StringComparison.OrdinalIgnoreCase)
            || (SourceNumber.TryRead(field, NumberFormat.Point, out var number)
                && SourceNumber.TryRead(wanted, NumberFormat.Point, out var one)
                && number == one);
    }
}
