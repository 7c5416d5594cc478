using System.Text.Json.Serialization;

namespace Speeches.Store;

/// <summary>Lists of values, as statements take them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(List<TriedSearch>))]
internal sealed partial class StoreJson : JsonSerializerContext;
