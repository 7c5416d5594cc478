namespace Speeches.Web.Serving;

/// <summary>What of an address makes an answer, once the parameters that no page reads are cut off.</summary>
internal static class Addressed
{
    /// <summary>The path and the query, escaped: a question mark in a path is no query.</summary>
    public static string Local(HttpRequest request) => $"{(request.PathBase + request.Path).ToUriComponent()}{request.QueryString.Value}";
}
