using Speeches.Store;

namespace Speeches.Web;

/// <summary>The versions of an excerpt, for the list of them.</summary>
/// <param name="Excerpt">The excerpt, in any version.</param>
/// <param name="Versions">First to last.</param>
public sealed record VersionHistory(Excerpt Excerpt, IReadOnlyList<VersionSummary> Versions);
