using MLlm3Rec.Explanations;
using MLlm3Rec.Ranking;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Web.Explanations;

namespace MLlm3Rec.Web.Components.Pages.Explanations;

/// <summary>Every part of the score, one row each; they sum to it. For a ranker without parts, what each choice is worth.</summary>
internal static class PartExport
{
    public static Func<CancellationToken, ExportTable> Of(ExplainBoard board) => _ => board.Explanation.IsAdditive ? Parts(board) : Choices(board);

    private static ExportTable Parts(ExplainBoard board) => ExportTable.Of(
        board.Explanation.Groups.SelectMany(group => group.Parts.Select(part => (Group: group.Name, Part: part))),
        new ExportColumn<(string Group, ScorePart Part)>("user", _ => board.UserId),
        new ExportColumn<(string Group, ScorePart Part)>("item", _ => board.Explanation.Item.Id.Value),
        new ExportColumn<(string Group, ScorePart Part)>("title", _ => board.Explanation.Item.Title),
        new ExportColumn<(string Group, ScorePart Part)>("reason", row => row.Group),
        new ExportColumn<(string Group, ScorePart Part)>("part", row => row.Part.Name),
        new ExportColumn<(string Group, ScorePart Part)>("measure", row => row.Part.Value),
        new ExportColumn<(string Group, ScorePart Part)>("adds", row => row.Part.Contribution),
        new ExportColumn<(string Group, ScorePart Part)>("choice", row => row.Part.Source < 0 ? null : row.Part.Source + 1),
        new ExportColumn<(string Group, ScorePart Part)>("motive_share", _ => KindShare.OfMotives(board.Explanation.Parts)));

    private static ExportTable Choices(ExplainBoard board) => ExportTable.Of(
        board.Explanation.Choices,
        new ExportColumn<ChoiceWeight>("user", _ => board.UserId),
        new ExportColumn<ChoiceWeight>("item", _ => board.Explanation.Item.Id.Value),
        new ExportColumn<ChoiceWeight>("title", _ => board.Explanation.Item.Title),
        new ExportColumn<ChoiceWeight>("choice", row => row.Position + 1),
        new ExportColumn<ChoiceWeight>("chosen", row => board.Explanation.TitleAt(row.Position)),
        new ExportColumn<ChoiceWeight>("score_falls_by", row => row.Amount));
}
