using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking;
using MLlm3Rec.Map;
using MLlm3Rec.Storage.Exchanges;

namespace MLlm3Rec.Web.Navigation;

/// <summary>Every address of the app. The address is a page's state, so a link made here restores the view.</summary>
public static class Urls
{
    public const string Alive = "/alive";
    public const string Ready = "/ready";
    public const string Exports = "/exports";
    public const string Uploads = "/uploads";
    public const string CompareReports = "/compare-reports";
    public const string MapData = "/map-data";

    public static string Home(string? dataset = null, string? user = null) => Build("/", ("dataset", dataset), ("user", user));

    public static string Datasets() => "/datasets";

    /// <param name="upload">The upload that is being added; null to begin one.</param>
    /// <param name="run">The import under way.</param>
    public static string AddDataset(string? upload = null, int? run = null) => Build("/datasets", ("add", upload ?? "new"), ("run", run?.ToString()));

    public static string Dataset(string name) => $"/datasets/{Uri.EscapeDataString(name)}";

    public static string Profiles(ProfilesView view) => Build(
        "/profiles",
        [
            ("dataset", view.Dataset), ("q", view.Text), .. view.Motives.Select(filter => ("motive", (string?)MotiveFilterText.Of(filter))),
            ("sort", view.IsUsualOrder ? null : view.Sort.Key), ("dir", view.IsUsualOrder ? null : view.Descending ? "desc" : "asc"),
            ("user", view.User),
            ("tab", view.Tab == PaneTab.Motives ? null : view.Tab.ToString().ToLowerInvariant()), ("answer", view.Answer?.ToString()),
        ]);

    public static string Profiles(string? dataset = null, string? user = null) => Build("/profiles", ("dataset", dataset), ("user", user));

    /// <param name="dataset">Its name.</param>
    /// <param name="item">Id of the item to look at; null for a list.</param>
    /// <param name="trait">Key of a dimension: only items that offer it, the clearest first.</param>
    public static string Traits(string? dataset = null, string? item = null, string? trait = null) => Build(
        "/traits",
        ("dataset", dataset),
        ("item", item),
        ("trait", trait),
        ("sort", trait is null ? null : "traits"),
        ("dir", trait is null ? null : "desc"));

    public static string Map(MapView view) => Build("/map", view.Query());

    public static string Map(string? dataset = null, string? user = null) =>
        Build("/map", ("dataset", dataset), ("point", user is null ? null : MapView.NameOf(PointKind.User, user)));

    public static string Ranking(RankingView view) => Build(
        "/ranking",
        ("dataset", view.Dataset),
        ("user", view.User),
        ("against", view.Against.SequenceEqual(RankingView.DefaultBaselines) ? null : string.Join(',', view.Against)),
        ("view", view.Question == HistoryView.HeldOut ? null : view.QuestionKey),
        ("top", view.Top == RankingView.DefaultTop ? null : view.Top.ToString()),
        ("open", view.Open),
        ("motives", view.UsesModelProfile ? null : "built-in"),
        ("weigh", view.Weight == MotiveWeight.AsLearned ? null : view.Weight.Key));

    public static string Ranking(string? dataset = null, string? user = null) => Build("/ranking", ("dataset", dataset), ("user", user));

    public static string Compare(string? dataset = null) => Build("/compare", ("dataset", dataset));

    /// <summary>What the alignment score has learned on a dataset.</summary>
    public static string Weights(string? dataset = null) => Build("/compare/weights", ("dataset", dataset));

    public static string Compare(CompareView view) => Build($"/compare/{view.Run}", view.Query());

    /// <summary>The self-contained page of an experiment, as a download.</summary>
    public static string CompareReport(int run) => $"{CompareReports}/{run}/comparison-{run}.html";

    /// <summary>What a comparison was asked, as a file for programs.</summary>
    public static string CompareRequest(int run) => $"{CompareReports}/{run}/comparison-{run}.json";

    public static string Explain(ExplainView view) => Build(
        "/explain",
        ("dataset", view.Dataset),
        ("user", view.User),
        ("item", view.Item),
        ("by", view.Method == MethodCatalogue.Mar ? null : view.Method),
        ("view", view.Question == HistoryView.Next ? "next" : null),
        ("not", view.Not),
        ("against", view.Against?.ToString()),
        ("motives", view.UsesModelProfile ? null : "built-in"));

    public static string Explain(
        string? dataset = null, string? user = null, string? item = null, string? method = null, HistoryView question = HistoryView.HeldOut) =>
        Explain(new ExplainView { Dataset = dataset, User = user, Item = item, Method = method ?? MethodCatalogue.Mar, Question = question });

    public static string Ask(AskView view) => Build("/ask", ("dataset", view.Dataset), ("q", view.Text), ("with", view.Model));

    public static string Ask(string? dataset = null) => Build("/ask", ("dataset", dataset));

    public static string Prompts(PromptsView view) => Build(
        "/prompts",
        ("dataset", view.Dataset),
        ("draft", view.Draft?.ToString()),
        ("tab", view.Tab == PromptsTab.Edit ? null : view.Tab.ToString().ToLowerInvariant()),
        ("part", view.Part),
        ("dimension", view.Part == PromptsView.Dimensions ? view.Dimension : null),
        ("user", view.User),
        ("test", view.Test?.ToString()),
        ("people", view.People),
        ("with", view.With));

    public static string Prompts(string? dataset = null, string? people = null) =>
        Prompts(new PromptsView { Dataset = dataset, People = people, Tab = people is null ? PromptsTab.Edit : PromptsTab.Test });

    public static string Runs(string? state = null, string? kind = null, string? dataset = null) => Build(
        "/runs",
        ("state", state?.ToLowerInvariant()),
        ("kind", kind),
        ("dataset", dataset));

    /// <param name="id">Of the run.</param>
    /// <param name="answer">A rejected answer to show in full.</param>
    public static string Run(long id, int? answer = null) => Build($"/runs/{id}", ("answer", answer?.ToString()));

    public static string Read(ReadingView view) => Build(
        "/runs/read",
        ("dataset", view.Dataset),
        ("what", view.What == AnswerTask.Traits ? "items" : null),
        ("engine", view.Engine),
        ("vectors", view.Vectors),
        ("people", view.People),
        ("calls", view.Calls),
        ("tokens", view.Tokens),
        ("money", view.Money),
        ("failed", view.FailedOnly ? "only" : null),
        ("rejected", view.KeepRejected ? "keep" : null),
        ("last", view.LeaveOutLast ? "out" : null));

    public static string Read(string? dataset = null, string? engine = null) => Build("/runs/read", ("dataset", dataset), ("engine", engine));

    public static string Settings() => "/settings";

    public static string Record(RecordView view) => Build(
        "/settings/record",
        ("kind", view.Kind?.ToString().ToLowerInvariant()),
        ("who", view.Who),
        ("what", view.What));

    /// <param name="kind">Of server, or null to choose first.</param>
    public static string AddConnection(string? kind = null) => Build("/settings/add", ("kind", kind));

    public static string Connection(string name) => $"/settings/connections/{Uri.EscapeDataString(name)}";

    public static string Export(string ticket, string fileName) => $"{Exports}/{ticket}/{Uri.EscapeDataString(fileName)}";

    private static string Build(string path, params IEnumerable<(string Name, string? Value)> query)
    {
        var text = string.Join(
            '&', query.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return text.Length == 0 ? path : $"{path}?{text}";
    }
}
