using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Speeches;

/// <summary>
/// How export records are written: one line each, members in the order of declaration, no character escaped that JSON does not require.
/// A record is read for ever: a member that is added later is optional, and what an older format did not know is no difference.
/// </summary>
[JsonSerializable(typeof(Excerpt))]
[JsonSerializable(typeof(Apparatus))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ExcerptJson : JsonSerializerContext
{
    /// <summary>A field that is empty is null.</summary>
    public static ExcerptJson Lines { get; } = new(Written(JsonIgnoreCondition.Never, indented: false));

    /// <summary>For what is read from a frozen revision.</summary>
    public static ExcerptJson Frozen { get; } = new(AsFrozen());

    /// <summary>Nothing is missing, null, there twice or unknown that the record does not have so.</summary>
    internal static JsonSerializerOptions AsFrozen() => new(Written(JsonIgnoreCondition.Never, indented: false))
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    internal static JsonSerializerOptions Written(JsonIgnoreCondition ignore, bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = ignore,
        // The records are served as JSON, never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
        MaxDepth = 16,
        Converters =
        {
            new JsonStringEnumConverter<SpanKind>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Voice>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Basis>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Strength>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<Outcome>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<CounterpartKind>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        },
    };
}
