namespace Speeches.Web.Serving;

/// <summary>What of an address makes an answer, once the parameters that no page reads are cut off.</summary>
internal static class Addressed
{
    /// <summary>The site's own address as the reader knows it.</summary>
    public static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host.ToUriComponent()}";

    /// <summary>The path and the query, escaped: a question mark in a path is no query.</summary>
    public static string Local(HttpRequest request) => $"{(request.PathBase + request.Path).ToUriComponent()}{request.QueryString.Value}";
}
