using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Language.Connections;
using MLlm3Rec.Language.Embeddings;
using MLlm3Rec.Language.Previews;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Prompts;

namespace MLlm3Rec.Language;

public static class ServiceCollectionExtensions
{
    /// <summary>Language models behind connections. Needs an <see cref="IReplyStore"/>.</summary>
    public static IServiceCollection AddLanguage(this IServiceCollection services, LanguageOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(AccessPolicy.Usual);
        services.AddSingleton(provider => new LanguageModels(
            provider.GetRequiredService<IReplyStore>(),
            options with { Access = provider.GetRequiredService<AccessPolicy>() },
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(PromptLibrary.Embedded.Shipped());
        services.AddSingleton<VariableValues>(_ => Preview.Of);
        services.AddSingleton<EngineOpener>(provider => provider.GetRequiredService<LanguageModels>().Open);
        services.AddSingleton<EmbedderOpener>(provider => provider.GetRequiredService<LanguageModels>().OpenEmbedder);
        services.AddSingleton<BundledEmbedder>(_ => () => BundledModel.TryOpen(BundledModel.UsualPath));
        services.AddSingleton<ConnectionTest>(provider => new ConnectionTester(
            provider.GetRequiredService<EmbedderOpener>(),
            provider.GetRequiredService<AccessPolicy>(),
            provider.GetRequiredService<TimeProvider>()).RunAsync);
        return services;
    }
}
