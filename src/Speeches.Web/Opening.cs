using Speeches.Content;
using Speeches.Printing;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>What there is to serve when the site starts.</summary>
internal static class Opening
{
    /// <summary>The database to serve: printed from the content; where the content has errors, the one printed last.</summary>
    public static PublishedSite? Open(ConfigurationManager configuration, Serilog.ILogger log)
    {
        var folders = ProjectFolders.Find(configuration["Speeches:Content"], configuration["Speeches:Data"]);
        var data = new DataFolder(folders.Data);
        var diagnostics = new Diagnostics();
        var draft = string.Equals(configuration["Speeches:Draft"], "true", StringComparison.OrdinalIgnoreCase);
        var name = draft ? "draft" : "current";
        var printer = new SitePrinter(folders.Content, data);
        DatabasePointer? found;
        try
        {
            found = draft ? printer.PrintDraft(diagnostics) : printer.Print(diagnostics);
        }
        catch (OutOfMemoryException e)
        {
            throw new IOException("The content is too large to be printed by the site, whose memory is bounded; run the command build first.", e);
        }
        // What printing took is given back before the first reader comes; after a start without printing there is nothing to give.
        if (GC.GetTotalMemory(forceFullCollection: false) > 8 * 1024 * 1024) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        foreach (var diagnostic in diagnostics.All) log.Write(diagnostic.Severity == Severity.Error ? Serilog.Events.LogEventLevel.Error : Serilog.Events.LogEventLevel.Warning, "{Diagnostic:l}", diagnostic.ToString());
        if (found is not null) return OpenPrinted(data, name, found);
        try
        {
            if (data.Find(name) is { } last)
            {
                var store = data.Open(last);
                log.Warning("The content has errors; what was printed before is served.");
                return new(data, name, last, store);
            }
        }
        catch (InvalidDataException e)
        {
            log.Warning("{Message:l}", e.Message);
        }
        log.Fatal("The content has errors, and nothing was printed before that can be served; mend them and start again.");
        return null;
    }

    /// <summary>Another process may print, and remove this file, between the print and the opening; the pointer then names the new one.</summary>
    private static PublishedSite OpenPrinted(DataFolder data, string name, DatabasePointer found)
    {
        while (true)
        {
            try
            {
                return new(data, name, found, data.Open(found));
            }
            catch (IOException) when (data.Find(name) is { } newer && newer != found)
            {
                found = newer;
            }
        }
    }
}
