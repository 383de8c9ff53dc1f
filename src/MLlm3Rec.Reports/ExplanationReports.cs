using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Reports.Explaining;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Reports;

/// <summary>An explanation as a file: a page without script and other files, readable offline and by a screen reader, or its picture alone.</summary>
public static class ExplanationReports
{
    public static Task<string> HtmlAsync(Explanation explanation, Story story, Vocabulary vocabulary) => Rendering.HtmlOfAsync<ExplanationDocument>(
        (nameof(ExplanationDocument.Explanation), explanation), (nameof(ExplanationDocument.Story), story),
        (nameof(ExplanationDocument.Vocabulary), vocabulary));

    /// <summary>The waterfall as an SVG that stands alone.</summary>
    public static Task<string> PictureAsync(Explanation explanation, bool isDark) => Rendering.HtmlOfAsync<WaterfallPicture>(
        (nameof(WaterfallPicture.Explanation), explanation), (nameof(WaterfallPicture.IsDark), isDark));
}
