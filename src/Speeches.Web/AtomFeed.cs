using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>Writes changes as a feed that programs follow (Atom, RFC 4287).</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>Writes a feed.</summary>
    /// <param name="feed">The changes.</param>
    /// <param name="name">What the site is called; null where it does not say.</param>
    /// <param name="site">The site's own address, without a slash at the end; empty for addresses relative to the feed's own (RFC 4287, 2).</param>
    /// <param name="self">The address of the feed on it.</param>
    /// <param name="page">The address of the page whose changes these are.</param>
    public static byte[] Write(ChangeFeed feed, string? name, string site, string self, string page)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, "en");
            Element(xml, "id", Name(self));
            Element(xml, "title", $"Changes: {feed.Title}");
            Element(xml, "subtitle", string.Create(CultureInfo.InvariantCulture, $"Passages that are new, corrected, re-attributed or withdrawn; the last {ChangeFeed.Most} changes."));
            Element(xml, "updated", Midnight(feed.Updated));
            xml.WriteStartElement("author", Namespace);
            // A feed must name somebody (RFC 4287, 4.1.1): where the site has no name, it is the program that wrote it.
            Element(xml, "name", name ?? "Speeches");
            xml.WriteEndElement();
            Link(xml, "self", OtherForms.Atom, site + self);
            Link(xml, "alternate", "text/html", site + page);
            foreach (var change in feed.Changes) Entry(xml, change, site);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Entry(XmlWriter xml, Change change, string site)
    {
        var (outcome, excerpt) = (change.Outcome, change.Outcome.Excerpt);
        var isShown = outcome.State != PublicState.Suppressed;
        var terms = OutcomeWords.FeedTerms(outcome);
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", Name($"{Addresses.Revision(change.Collection, change.Revision)}/{excerpt.Id}"));
        Element(xml, "title", $"{Comparison.Capital(string.Join(" and ", terms))}: {excerpt.Occasion.Title} ({Words.Place(excerpt)})");
        Element(xml, "updated", Midnight(change.Date));
        Link(xml, "alternate", "text/html", site + (isShown ? Addresses.Version(excerpt) : Addresses.Of(excerpt)));
        Link(xml, "related", "text/html", site + Addresses.Revision(change.Collection, change.Revision));
        foreach (var term in terms)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", term);
            xml.WriteEndElement();
        }
        Element(xml, "summary", isShown ? OutcomeWords.Sentence(outcome) : "The passage was taken down since.");
        if (isShown)
        {
            xml.WriteStartElement("content", Namespace);
            xml.WriteAttributeString("type", "text");
            xml.WriteAttributeString("xml", "lang", null, excerpt.Lang);
            xml.WriteString(Written(excerpt.Attribution is null || excerpt.Voice == Voice.Reported ? excerpt.Text : $"{excerpt.Text}\n\n{excerpt.Attribution}"));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>
    /// A name that stays the same wherever the site is served (RFC 9562, a UUID of version 8): made from what is frozen, not from the
    /// address under which it was asked for.
    /// </summary>
    private static string Name(string path)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"speeches:{path}"))[..16];
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(digest, bigEndian: true)}";
    }

    private static string Midnight(string day) => $"{day}T00:00:00Z";

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Written(text));

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    /// <summary>What XML cannot hold (a control character, half of a pair) stands as U+FFFD.</summary>
    private static string Written(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) written.Append(rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar);
        return written.ToString();
    }
}
