using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Where the choices of each file end, and in words what is left out because another file holds it too.</summary>
internal sealed class FileOverlaps
{
    private readonly List<(int Place, string Name, int End)> files = [];

    /// <summary>A file has been read.</summary>
    /// <param name="place">Its place in the order of reading.</param>
    /// <param name="name">Its name.</param>
    /// <param name="interactions">How many choices there are of all files so far.</param>
    public void EndFile(int place, string name, int interactions)
    {
        if (interactions > (files.Count == 0 ? 0 : files[^1].End))
        {
            files.Add((place, name, interactions));
        }
    }

    /// <summary>Leaves out what stands in several files.</summary>
    /// <param name="builder">Holds the choices of all files.</param>
    /// <param name="read">The files in the order of reading; one that is a copy is ignored from now on.</param>
    /// <param name="cancellationToken">Stops between two users.</param>
    /// <returns>A sentence for each file that is not read as it stands.</returns>
    public IReadOnlyList<string> LeaveOut(DatasetBuilder builder, IList<SourceFile> read, CancellationToken cancellationToken)
    {
        if (files.Count < 2)
        {
            return [];
        }

        var told = new List<string>();
        var copies = builder.LeaveOutCopies([.. files.Select(file => (file.Name, file.End))], cancellationToken);
        foreach (var (copy, (place, name, _)) in copies.Zip(files).Where(pair => pair.First.Rows > 0))
        {
            var keeper = $"{files[copy.Keeper].Name}{(copy.Keepers > 1 ? " and others" : "")}";
            var note = copy.IsWhole
                ? $"a copy: each of its {copy.Rows:N0} choices stands in {keeper}, too"
                : $"{copy.Rows:N0} of its choices stand in {keeper}, too, and are read once";
            told.Add($"{name}: {note}.");
            var file = read[place];
            read[place] = copy.IsWhole
                ? new SourceFile(name, SourceRole.Ignored, Rows: 0, Users: 0, Items: 0, note)
                : file with { Note = file.Note is null ? note : $"{file.Note}. {note}" };
        }

        return told;
    }
}
