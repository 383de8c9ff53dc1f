using MLlm3Rec.Questions;
using MLlm3Rec.Storage.Exports;

namespace MLlm3Rec.Web.Components.Pages.Ask;

/// <summary>An answer sentence by sentence with the pages that each one names.</summary>
internal static class AnswerExport
{
    public static Func<CancellationToken, ExportTable> Of(string question, CitedAnswer answer) => _ => ExportTable.Of(
        answer.Sentences,
        new ExportColumn<CitedSentence>("question", _ => question),
        new ExportColumn<CitedSentence>("sentence", sentence => sentence.Words),
        new ExportColumn<CitedSentence>("sources", sentence => string.Join("; ", sentence.Citations.Select(number => answer.Sources[number].Title))),
        new ExportColumn<CitedSentence>("pages", sentence => string.Join(" ", sentence.Citations.Select(number => answer.Sources[number].Address))),
        new ExportColumn<CitedSentence>("remark", sentence => sentence.Fault));
}
