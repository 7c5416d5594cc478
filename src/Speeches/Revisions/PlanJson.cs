using System.Text.Json;
using System.Text.Json.Serialization;

namespace Speeches.Revisions;

/// <summary>How the report of a plan is written as JSON; what <see cref="ExcerptJson"/> says of the form holds of it.</summary>
[JsonSerializable(typeof(PlanReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
public sealed partial class PlanJson : JsonSerializerContext
{
    private static readonly PlanJson Readable = new(Form());

    /// <summary>The report as one JSON object, with a line break at its end.</summary>
    /// <param name="report">The report.</param>
    public static string Write(PlanReport report) => JsonSerializer.Serialize(report, Readable.PlanReport) + "\n";

    private static JsonSerializerOptions Form()
    {
        var options = ExcerptJson.Written(JsonIgnoreCondition.Never, indented: true);
        options.Converters.Add(new JsonStringEnumConverter<RunKind>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new ClassInWords());
        return options;
    }

    /// <summary>Programs are told the class as people are.</summary>
    private sealed class ClassInWords : JsonConverter<OutcomeClass>
    {
        public override OutcomeClass Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A report is written, never read.");

        public override void Write(Utf8JsonWriter writer, OutcomeClass value, JsonSerializerOptions options) => writer.WriteStringValue(value.InWords());
    }
}
