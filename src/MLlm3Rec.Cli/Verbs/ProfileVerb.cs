using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Profiles;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>profile --dataset N --user U</summary>
internal static class ProfileVerb
{
    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var user = CommonOptions.User();
        var command = new Command("profile", "Why one user chooses.") { dataset, user };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            (session, cancel) => ShowAsync(session, parsed.GetRequiredValue(dataset), new UserId(parsed.GetRequiredValue(user)), cancel),
            token));
        return command;
    }

    private static async Task ShowAsync(Session session, string name, UserId user, CancellationToken cancellationToken)
    {
        var dataset = await session.Get<DatasetStore>().GetAsync(name, cancellationToken);
        var profile = await session.Get<ProfileStore>().FindAsync(dataset.Id, user, cancellationToken)
            ?? await ExtractNowAsync(session, dataset, user, cancellationToken);
        session.Terminal.Result(profile, () => Write(session.Terminal, profile));
    }

    private static async Task<MotivationProfile> ExtractNowAsync(
        Session session, DatasetSummary dataset, UserId user, CancellationToken cancellationToken)
    {
        await session.EncodedAsync(dataset.Name, cancellationToken);
        var fittedDataset = await session.Get<FittedDatasetCache>().GetAsync(dataset.Name, cancellationToken);
        return fittedDataset.Dataset.TryFindUser(user, out var index)
            ? fittedDataset.Profile(index, HistoryView.Next)
            : throw new UnknownUserException(user.Value, dataset.Name);
    }

    private static void Write(Terminal terminal, MotivationProfile profile)
    {
        terminal.Line(
            $"{profile.User}: {profile.HistoryLength:N0} choices read, confidence {profile.Confidence:F2} ({profile.Provenance.Engine}, "
                + $"{profile.Provenance.Model})");
        terminal.Table(
            ["Motive", "#Strength", "Clarity", "Horizon", "Why", "Evidence"],
            profile.Motives.Select(motive => new[]
            {
                motive.Dimension,
                $"{motive.Strength:F2}",
                StrengthWords.Of(motive.Strength),
                $"{motive.Horizon}",
                motive.Statement,
                string.Join("\n", motive.Evidence.Select(evidence => $"“{evidence.Span.Quote}” ({evidence.Item})")),
            }));
        foreach (var avoided in profile.Avoids)
        {
            terminal.Line($"Avoids {avoided.Dimension} ({avoided.Strength:F2}): {avoided.Statement}");
        }
    }
}
