using System.Text.Json;
using System.Text.Json.Serialization;

namespace Speeches.Store;

/// <summary>Lists of values, as statements take them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(List<int>))]
[JsonSerializable(typeof(List<TriedSearch>))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>Each value once: a statement is the same for any number of them.</summary>
    public static string List(IEnumerable<string> values) => JsonSerializer.Serialize(values.Distinct(StringComparer.Ordinal).ToList(), Default.ListString);

    public static string List(IEnumerable<int> values) => JsonSerializer.Serialize(values.ToList(), Default.ListInt32);
}
