using System.Security.Cryptography;
using System.Text;

namespace MLlm3Rec.Vocabularies;

internal static class VocabularyVersion
{
    public static string Of(IReadOnlyList<MotiveDimension> dimensions)
    {
        var text = string.Join('\u001e', dimensions.Select(dimension =>
            string.Join('\u001f', [dimension.Key, dimension.Name, dimension.Definition, .. dimension.Cues])));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }
}
