using System.Text.Json;
using Speeches.Identity;

namespace Speeches.Benchmarks;

/// <summary>
/// Aligns the successive revisions of a real collection, each with the one before, and counts how its own ids were found again. A folder
/// holds one file a revision, <c>*.jsonl</c> in the order of their names, one passage a line: <c>{"id":…,"text":…,"attribution":…}</c>;
/// the folders below it are collections too. Collections give ids anew at times: what was gone and came back, edited, under an id that is
/// new is counted by itself, and is not wrong.
/// </summary>
internal static class SuccessiveRevisions
{
    /// <summary>Measures each collection and prints a row for it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="details">Whether to print every passage that got another's id, was asked about or was missed.</param>
    /// <param name="reorder">Whether the passages of each later revision are put in another order.</param>
    public static void Measure(string folder, bool details, bool reorder)
    {
        Console.WriteLine("| collection | revisions | to find | same words | certain | wrong | same words under another id | edited under a new id | asked (first proposal right) | missed |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var collection in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder).Order(StringComparer.Ordinal))
        {
            var revisions = Directory.EnumerateFiles(collection, "*.jsonl").Order(StringComparer.Ordinal).Select(f => (Name: Path.GetFileName(f), Passages: Read(f))).ToList();
            if (revisions.Count < 2) continue;
            var count = new Count();
            for (var i = 1; i < revisions.Count; i++)
            {
                var now = revisions[i].Passages.ToArray();
                if (reorder) new Random(i).Shuffle(now);
                Compare(revisions[i - 1].Passages, now, count, details ? line => Console.WriteLine($"{revisions[i].Name}: {line}") : _ => { });
            }
            Console.WriteLine($"| {Path.GetFileName(collection)} | {revisions.Count} | {count.ToFind} | {count.SameWords} | {count.Certain} | {count.Wrong} | {count.OtherId} | {count.NewId} | {count.Asked} ({count.AskedRight}) | {count.Missed} |");
        }
    }

    private static void Compare(IReadOnlyList<Passage> then, IReadOnlyList<Passage> now, Count count, Action<string> detail)
    {
        var result = Alignment.Align(then.Select(p => p.Aligned).ToList(), now.Select(p => p.Aligned).ToList(), []);
        var places = then.Select((p, at) => (p.Id, at)).ToLookup(p => p.Id, p => p.at);
        var questions = result.Questions.ToDictionary(q => q.Now);
        for (var n = 0; n < now.Count; n++)
        {
            var found = result.Now[n];
            var isThere = places.Contains(now[n].Id);
            if (isThere) count.ToFind++;
            if (found.Keeps is { } t)
            {
                if (then[t].Id == now[n].Id && found.Ground == AlignmentGround.SameWords) count.SameWords++;
                else if (then[t].Id == now[n].Id) count.Certain++;
                else if (found.Ground == AlignmentGround.SameWords) count.OtherId++;
                else if (!isThere && now.All(p => p.Id != then[t].Id)) count.NewId++;
                else
                {
                    count.Wrong++;
                    detail($"WRONG {found.Score:0.00} {now[n].Id} {(isThere ? "was there" : "is new")}: {now[n].Text}\n   was {then[t].Id}{(now.Any(p => p.Id == then[t].Id) ? "" : " (gone)")}: {then[t].Text}");
                }
            }
            else if (questions.TryGetValue(n, out var question))
            {
                count.Asked++;
                var first = question.Proposals[0];
                if (then[first.Then].Id == now[n].Id) count.AskedRight++;
                detail($"ASKED {(then[first.Then].Id == now[n].Id ? "right" : isThere ? "wrong" : "new")} {first.Answer} {first.Score:0.00} {now[n].Id}: {now[n].Text}\n   was {then[first.Then].Id}: {then[first.Then].Text}");
            }
            else if (isThere)
            {
                count.Missed++;
                detail($"MISSED {(found.SplitFrom is null ? "" : "as split ")}{now[n].Id}: {now[n].Text}\n   was {then[places[now[n].Id].First()].Text}");
            }
        }
    }

    private static List<Passage> Read(string path) => File.ReadLines(path).Select(line =>
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new Passage(root.GetProperty("id").GetString()!, root.GetProperty("text").GetString()!, root.TryGetProperty("attribution", out var attribution) ? attribution.GetString() : null);
    }).ToList();

    private sealed record Passage(string Id, string Text, string? Attribution)
    {
        public AlignedPassage Aligned => new(Text, Text, Attribution, null, null, [], null);
    }

    private sealed class Count
    {
        public int ToFind, SameWords, Certain, Wrong, OtherId, NewId, Asked, AskedRight, Missed;
    }
}
