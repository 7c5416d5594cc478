namespace Speeches.Web;

/// <summary>Announces the other forms of a page, for programs that ask for the head of a page alone.</summary>
internal static class OtherForms
{
    public const string Json = "application/json";
    public const string Atom = "application/atom+xml";

    /// <summary>Adds a <c>Link</c> header.</summary>
    /// <param name="response">The answer that is a page.</param>
    /// <param name="address">Where the other form is.</param>
    /// <param name="type">Its media type.</param>
    /// <returns>The address.</returns>
    public static string Announce(this HttpResponse response, string address, string type)
    {
        response.Headers.Append("Link", $"<{address}>; rel=\"alternate\"; type=\"{type}\"");
        return address;
    }
}
