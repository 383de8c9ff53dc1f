using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Connections;
using MLlm3Rec.Experiments;
using MLlm3Rec.Language;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Testing.ModelServers;
using MLlm3Rec.Web.Components.Pages;

namespace MLlm3Rec.Web.Ask;

/// <summary>Questions over the real stores and a small dataset; a model behind a connection only where it is brought in.</summary>
public abstract class AskTest : PeoplePageTest
{
    protected const string Connection = "scripted";

    private ModelServer? server;

    protected ModelServer Server => server ?? throw new InvalidOperationException("No model was connected.");

    public override async ValueTask InitializeAsync()
    {
        Services.AddLanguage(new LanguageOptions()).AddSingleton<BundledEmbedder>(_ => () => null);
        Services.AddSingleton<PersonFacts>().AddSingleton<RankingFacts>().AddSingleton<DatasetFacts>().AddSingleton<DatasetFinder>();
        Services.AddSingleton<ReadyQuestions>().AddSingleton<AskService>();
        await base.InitializeAsync();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    protected async Task ConnectAsync(ModelScript script)
    {
        server = await ModelServer.StartAsync(script, port: 0, Cancelled);
        await Services.GetRequiredService<ConnectionStore>().SaveAsync(
            new Connection
            {
                Name = Connection,
                Kind = ServerKind.Compatible,
                BaseAddress = server.Address,
                ChatModel = "test-model",
                PricePerMillionIn = 1,
                PricePerMillionOut = 2,
            },
            key: null,
            Cancelled);
    }

    protected async Task<DatasetSummary> ReadyAsync() => await ImportSmallDatasetAsync(Encode, Extract, Train);
}
