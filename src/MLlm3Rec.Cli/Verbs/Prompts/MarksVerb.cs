using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Prompts;

namespace MLlm3Rec.Cli.Verbs.Prompts;

/// <summary>prompts marks: what people said of motives and traits.</summary>
internal static class MarksVerb
{
    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var command = new Command("marks", "Motives and traits that somebody marked as right, as wrong, or as another dimension.") { dataset };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed, (session, cancel) => ListAsync(session, parsed.GetRequiredValue(dataset), cancel), token));
        return command;
    }

    private static async Task ListAsync(Session session, string name, CancellationToken cancellationToken)
    {
        var dataset = await session.Get<DatasetStore>().GetAsync(name, cancellationToken);
        var marks = await session.Get<MarkStore>().ListAsync(dataset.Id, cancellationToken);
        session.Terminal.Result(
            marks.Select(mark => new
            {
                mark.Subject.Side,
                mark.Subject.Id,
                mark.Subject.Dimension,
                mark.Said.Kind,
                mark.Said.Rather,
                mark.Said.Note,
                mark.Taught,
                mark.Who,
                mark.At,
            }),
            () => session.Terminal.Table(
                ["Of", "Id", "Dimension", "Said", "Rather", "Why", "#Taught", "Who", "When"],
                marks.Select(mark => (string[])
                [
                    $"{mark.Subject.Side}".ToLowerInvariant(), mark.Subject.Id, mark.Subject.Dimension, $"{mark.Said.Kind}".ToLowerInvariant(),
                    mark.Said.Rather ?? "", mark.Said.Note, $"{mark.Taught.Count}", mark.Who, $"{mark.At:yyyy-MM-dd HH:mm}",
                ])));
    }
}
