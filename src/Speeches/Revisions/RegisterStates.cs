using Speeches.Content;

namespace Speeches.Revisions;

/// <summary>Holds the register against what was published, and keeps its redirects short.</summary>
internal static class RegisterStates
{
    /// <summary>Why an occasion is withdrawn.</summary>
    public const string NoPassage = "No passage is from this occasion any more.";

    /// <summary>A merged id leads to one that is not merged itself, in one step.</summary>
    /// <param name="register">The entries; no redirect leads in a circle.</param>
    public static List<RegisterEntry> Flattened(IReadOnlyList<RegisterEntry> register)
    {
        var ends = MergedIds.Ends(register.Where(r => r.State == PublicState.Merged));
        return register.Select(r => r.State == PublicState.Merged ? r with { Target = ends[r.Id] } : r).ToList();
    }

    /// <summary>
    /// Refuses a register in which an id that was once public has no row, or in which a row says what it cannot: an id stays for ever,
    /// only <c>publish</c> and <c>import</c> mint one, and an editor changes nothing but what has become of it.
    /// </summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="published">What is published.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static void Check(ContentFolder folder, PublishedCollection published, Diagnostics diagnostics)
    {
        var path = RegisterFile.Path(published.Slug);
        var today = RegisterFile.Read(folder, path, diagnostics);
        if (today.FirstOrDefault(r => r.FirstRevision > published.Revisions.Count) is { } ahead)
        {
            diagnostics.Error(path, ahead.Line, 1, $"The id “{ahead.Id}” was minted by revision {ahead.FirstRevision}, which is missing; restore the folder “{RevisionFolder.Of(published.Slug, ahead.FirstRevision)}” from version control.");
            return;
        }
        if (diagnostics.HasErrors) return;
        var rows = today.ToDictionary(r => r.Id, StringComparer.Ordinal);
        foreach (var then in published.Register)
        {
            if (!rows.Remove(then.Id, out var now))
                diagnostics.Error(path, 0, 0, $"The id “{then.Id}” was public, but has no row here; an id stays in the register for ever. Restore the row from version control.");
            else if (now.Type != then.Type || now.FirstRevision != then.FirstRevision)
                diagnostics.Error(path, now.Line, 1, $"The row of “{then.Id}” says {now.Type}, first revision {now.FirstRevision}; it was published as {then.Type}, first revision {then.FirstRevision}. Write that again.");
            else if (now.Type == "occasion" && now.State != then.State)
                diagnostics.Error(path, now.Line, 1, $"The state of an occasion follows from its passages; “{now.Id}” was published as {then.State.Name()}. Write that again, and change the rows of its passages.");
            else if (now.State != then.State && now.State != PublicState.Live && (now.Reason is null || now.Date is null))
                diagnostics.Error(path, now.Line, 1, $"“{now.Id}” is {now.State.Name()} without a date and a reason; readers are told both. Write them.");
        }
        var erased = published.Revisions.SelectMany(r => r.Erased).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in today.Where(r => r.State != PublicState.Suppressed && erased.Contains(r.Id)))
            diagnostics.Error(path, row.Line, 1, $"The records of “{row.Id}” were erased, so it stays suppressed; write that again.");
        foreach (var stranger in rows.Values)
            diagnostics.Error(path, stranger.Line, 1, $"The id “{stranger.Id}” was never published; only publish and import mint ids. Take the row out.");
    }
}
