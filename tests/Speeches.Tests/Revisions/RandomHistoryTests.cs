using System.Globalization;
using System.Net;
using System.Text;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Revisions;
using Speeches.Tests.Web;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>
/// Whatever an editor does, in whatever order: imports of witnesses in which passages are edited, parted, joined, said to come from
/// elsewhere, left out and printed again; undos; and rows of the register and of the occasions written by hand. What holds is checked
/// after each step.
/// </summary>
public sealed class RandomHistoryTests
{
    private const int Steps = 8;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_an_editor_does_every_address_stays_and_nothing_is_given_away(int seed)
    {
        using var history = new RandomHistory(seed);
        for (var step = 0; step < Steps; step++) history.Step();
        // A site for each would take minutes.
        if (seed % 12 == 0) await history.AnswersAsTheRegisterSays();
    }

    public static TheoryData<int> Seeds => new(Enumerable.Range(0, 24));
}

/// <summary>A made-up collection of two sources, with what an editor does to it.</summary>
internal sealed class RandomHistory : IDisposable
{
    private static readonly string[] Attributions =
    [
        "Phone call with Graustarkian President Otto Lindqvist, 3 May 1932",
        "Phone call with President Otto Lindqvist, June 1932",
        "Phone call with Prime Minister Mira Dorn of Sylvania, 7 June 1932",
        "Letter to King Leopold of Fenwick, 12 July 1932",
        "Letter to Secretary-General Ada Brandt of the League of Rivers, August 1932",
        "Speech at the Great Harvest Summit, December 1931",
        "Remarks at a meeting of the Grain Board, 31 October 1932",
    ];

    private readonly TinyCollection content = new();
    private readonly Random random;
    private readonly string[] vocabulary;
    private readonly Dictionary<string, List<Passage>> texts = [];
    private readonly Dictionary<string, List<Passage>> left = [];
    private readonly Dictionary<string, string> frozen = [];
    private readonly Dictionary<string, string> slugs = [];
    private readonly List<string> done = [];

    private sealed record Passage(string Theme, string[] Sentences, string Attribution);

    public RandomHistory(int seed)
    {
        random = new Random(seed);
        vocabulary = Enumerable.Range(0, 600).Select(_ => new string(Enumerable.Range(0, random.Next(3, 9)).Select(_ => (char)('a' + random.Next(26))).ToArray())).ToArray();
        content.Replace(TinyCollection.Collection, "sources: [almanac]", "sources: [almanac, gazette]");
        content.Write($"{TinyCollection.Slug}/sources/gazette/source.md", TinyCollection.SourceText);
        foreach (var source in new[] { "almanac", "gazette" })
        {
            texts[source] = Enumerable.Range(0, 7).Select(i => New(i < 4 ? "I" : "II")).ToList();
            left[source] = [];
            var witness = Witness(source, null);
            content.Write($"{TinyCollection.Slug}/sources/{source}/0001/{witness.Files[0].Name}", witness.Files[0].Bytes);
            content.Write($"{TinyCollection.Slug}/sources/{source}/0001/witness.md", witness.Declaration!);
        }
        Holds(Try("publish", d => Publisher.Publish(TinyCollection.Slug, Day, d)) is not null, "nothing was published");
        Check();
    }

    private DateOnly Day => new DateOnly(1933, 1, 2).AddDays(done.Count);

    private Publisher Publisher => new(content.Folder);

    public void Step()
    {
        _ = random.Next(10) switch
        {
            < 5 => Import(),
            < 7 => Try("undo", d => Publisher.Undo(TinyCollection.Slug, Day, d)),
            < 9 => EditRegister(),
            _ => RenameOccasion(),
        };
        Check();
    }

    public async Task AnswersAsTheRegisterSays()
    {
        var state = State();
        using var site = new RunningSite(overHttp: false, content: content.Folder.Root);
        foreach (var row in state.Register.Where(r => r.Type == "excerpt"))
        {
            var address = $"/{TinyCollection.Slug}/excerpts/{row.Id}";
            var (status, location) = await Answer(site, address);
            Holds(status == (int)(row.State switch { PublicState.Live => HttpStatusCode.OK, PublicState.Merged => HttpStatusCode.MovedPermanently, _ => HttpStatusCode.Gone }), $"{address} is {row.State} and answered {status}");
            if (row.State == PublicState.Merged) Holds(location == $"/{TinyCollection.Slug}/excerpts/{row.Target}", $"{address} leads to {location}");
            foreach (var version in state.Versions.Where(v => v.Id == row.Id))
            {
                (status, _) = await Answer(site, $"{address}/v{version.Version}");
                Holds(status == (row.State == PublicState.Suppressed ? 410 : 200), $"{address}/v{version.Version} is {row.State} and answered {status}");
            }
        }
        var rows = state.Register.ToDictionary(r => r.Id);
        foreach (var occasion in state.Occasions)
        {
            var address = $"/{TinyCollection.Slug}/occasions/";
            var (status, _) = await Answer(site, address + occasion.Slug);
            Holds(status == (rows[occasion.Id].State == PublicState.Live ? 200 : 410), $"{occasion.Slug} is {rows[occasion.Id].State} and answered {status}");
            foreach (var old in occasion.OldSlugs)
            {
                (status, var location) = await Answer(site, address + old);
                Holds(status == 301 && location == address + occasion.Slug, $"{old} answered {status}, {location}");
            }
        }
    }

    public void Dispose() => content.Dispose();

    private static async Task<(int, string?)> Answer(RunningSite site, string address)
    {
        using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    private Plan? Import()
    {
        var source = random.Next(2) == 0 ? "almanac" : "gazette";
        var before = (texts[source].ToList(), left[source].ToList());
        for (var changes = random.Next(1, 4); changes > 0; changes--) Change(texts[source], left[source]);
        var answers = "passage,answer,excerpt,reason\n";
        var plan = Publisher.PlanImport(Witness(source, null), Day, new());
        foreach (var question in plan?.Questions ?? [])
        {
            var proposal = question.Proposals[random.Next(question.Proposals.Count)];
            answers += random.Next(2) == 0 ? $"\"{question.Begins}\",new,,\n" : $"\"{question.Begins}\",{proposal.Answer.ToString().ToLowerInvariant()},{proposal.Excerpt.Id},\n";
        }
        var made = Try($"import {source}", d => Publisher.PlanImport(Witness(source, answers), Day, d) is { } agreed ? Publisher.Import(Witness(source, answers), Day, agreed.Key, d) : null);
        if (made is null) (texts[source], left[source]) = before;
        return made;
    }

    private void Change(List<Passage> passages, List<Passage> gone)
    {
        var at = random.Next(passages.Count);
        var passage = passages[at];
        switch (random.Next(9))
        {
            case 0:
                passages[at] = passage with { Sentences = passage.Sentences.Select((s, i) => i == 0 ? s.Replace(" of ", " and ", StringComparison.Ordinal) + " " + Sentence() : s).ToArray() };
                break;
            case 1 or 2:
                passages[at] = passage with { Attribution = Attributions[random.Next(Attributions.Length)] };
                break;
            case 3 when passages.Count > 3:
                gone.Add(passage);
                passages.RemoveAt(at);
                break;
            case 4 when gone.Count > 0:
                passages.Insert(at, gone[^1] with { Attribution = random.Next(2) == 0 ? gone[^1].Attribution : Attributions[random.Next(Attributions.Length)] });
                gone.RemoveAt(gone.Count - 1);
                break;
            case 5 when passage.Sentences.Length > 3:
                passages[at] = passage with { Sentences = passage.Sentences[..^2] };
                passages.Insert(at + 1, passage with { Sentences = passage.Sentences[^2..] });
                break;
            case 6 when at + 1 < passages.Count:
                passages[at] = passage with { Sentences = [.. passage.Sentences, .. passages[at + 1].Sentences] };
                passages.RemoveAt(at + 1);
                break;
            case 7:
                passages.RemoveAt(at);
                passages.Insert(random.Next(passages.Count), passage with { Theme = random.Next(2) == 0 ? "I" : "II" });
                break;
            default:
                passages.Insert(at, New("I"));
                break;
        }
    }

    /// <summary>A row says that an excerpt is in another state; where that cannot be, the row is taken back.</summary>
    private Plan? EditRegister()
    {
        var path = RegisterFile.Path(TinyCollection.Slug);
        var before = content.Folder.ReadBytes(path);
        var rows = State().Register.ToList();
        var excerpts = rows.Where(r => r.Type == "excerpt").ToList();
        var (row, target) = (excerpts[random.Next(excerpts.Count)], excerpts[random.Next(excerpts.Count)]);
        var edited = random.Next(4) switch
        {
            0 => row with { State = PublicState.Suppressed, Target = null, Date = Day, Reason = "Its publisher asked for it." },
            1 => row with { State = PublicState.Withdrawn, Target = null, Date = Day, Reason = "Printed by mistake." },
            2 => row with { State = PublicState.Merged, Target = target.Id, Date = Day, Reason = "The same passage." },
            _ => row with { State = PublicState.Live, Target = null, Date = null, Reason = null },
        };
        rows[rows.IndexOf(row)] = edited;
        content.Write(path, RegisterFile.Write(rows));
        return Publish($"register: {row.Id} from {row.State} to {edited.State} {edited.Target}", path, before);
    }

    private Plan? RenameOccasion()
    {
        var path = TinyCollection.Occasions;
        var before = content.Folder.ReadBytes(path);
        var entries = OccasionsFile.Read(content.Folder, path, new()).ToList();
        var at = random.Next(entries.Count);
        entries[at] = entries[at] with { Slug = $"renamed-{done.Count}", OldSlugs = [.. entries[at].OldSlugs, entries[at].Slug!] };
        content.Write(path, OccasionsFile.Write(entries));
        return Publish($"occasion {entries[at].Id} renamed", path, before);
    }

    private Plan? Publish(string what, string path, byte[] before)
    {
        var plan = Try(what, d => Publisher.Publish(TinyCollection.Slug, Day, d));
        if (plan is null) content.Write(path, before);
        return plan;
    }

    /// <summary>Does it, or sees that an error says why not.</summary>
    private Plan? Try(string what, Func<Diagnostics, Plan?> act)
    {
        var diagnostics = new Diagnostics();
        var plan = act(diagnostics);
        done.Add(plan is null ? $"{what}: refused. {string.Join(' ', diagnostics.All.Where(d => d.Severity == Severity.Error))}" : $"revision {plan.Number}: {what}: {string.Join(", ", plan.Outcomes.Where(o => o.Outcome != Outcome.Unchanged).Select(o => $"{o.Excerpt} {o.Outcome} {o.Into}{o.From}"))}");
        return plan;
    }

    private PublishedCollection State()
    {
        var diagnostics = new Diagnostics();
        var state = PublishedCollection.Read(content.Folder, TinyCollection.Slug, Authorities.Read(content.Folder, diagnostics), diagnostics);
        Holds(state is not null && !diagnostics.HasErrors, string.Join('\n', diagnostics.All));
        return state!;
    }

    private void Check()
    {
        var state = State();
        var rows = state.Register.ToDictionary(r => r.Id);
        foreach (var id in state.Revisions.SelectMany(r => r.Outcomes).Select(o => o.Excerpt).Distinct()) Holds(rows.ContainsKey(id), $"“{id}” was public and has no row");
        Same(rows.Values.Where(r => r is { Type: "excerpt", State: PublicState.Live }).Select(r => r.Id), state.Excerpts.Select(e => e.Id), "excerpts");
        Same(rows.Values.Where(r => r is { Type: "occasion", State: PublicState.Live }).Select(r => r.Id), state.Excerpts.Select(e => e.Occasion.Id).Distinct(), "occasions");
        foreach (var row in rows.Values.Where(r => r.State == PublicState.Merged)) Holds(rows[row.Target!].State != PublicState.Merged, $"“{row.Id}” leads to one that leads on");
        foreach (var row in rows.Values.Where(r => r.State != PublicState.Live)) Holds(row.Date is not null && row.Reason is not null, $"“{row.Id}” is gone without a day and a reason");
        foreach (var versions in state.Versions.GroupBy(v => v.Id)) Holds(versions.Select(v => v.Version).SequenceEqual(Enumerable.Range(1, versions.Count())), $"“{versions.Key}” has the versions {string.Join(' ', versions.Select(v => v.Version))}");
        foreach (var outcomes in state.Revisions.SelectMany(r => r.Outcomes).GroupBy(o => o.Excerpt)) Holds(outcomes.Zip(outcomes.Skip(1)).All(p => p.First.Version <= p.Second.Version), $"a version of “{outcomes.Key}” went down");
        var live = state.Excerpts.ToLookup(e => (e.Source, e.Text));
        foreach (var (gone, same) in state.Versions.GroupBy(v => v.Id).Select(g => g.MaxBy(v => v.Version)!).Where(v => rows[v.Id].State is PublicState.Suppressed or PublicState.Withdrawn).SelectMany(g => live[(g.Source, g.Text)].Select(e => (g, e))))
            Holds(false, $"“{gone.Id}” is {rows[gone.Id].State}, and its words are shown as “{same.Id}”");
        foreach (var occasion in state.Occasions)
        {
            foreach (var slug in occasion.OldSlugs.Append(occasion.Slug))
            {
                if (!slugs.TryAdd(slug, occasion.Id)) Holds(slugs[slug] == occasion.Id, $"the address “{slug}” was given to another occasion");
            }
        }
        Same(slugs.Keys, state.Occasions.SelectMany(o => o.OldSlugs.Append(o.Slug)), "addresses of occasions");
        foreach (var file in content.Folder.Files(RevisionFolder.Of(TinyCollection.Slug)))
        {
            var digest = ContentFolder.Digest(content.Folder.ReadBytes($"{RevisionFolder.Of(TinyCollection.Slug)}/{file}"));
            Holds(frozen.TryAdd(file, digest) || frozen[file] == digest, $"{file} changed");
        }
        var diagnostics = new Diagnostics();
        var plan = LibraryReading.Read(content.Folder, diagnostics).Collections.Single().Plan;
        Holds(!diagnostics.HasErrors, string.Join('\n', diagnostics.All.Where(d => d.Severity == Severity.Error)));
        Holds(!plan!.HasChanges, $"the next publish has {LibraryReading.Unpublished(plan)}");
    }

    private void Same(IEnumerable<string> one, IEnumerable<string> other, string what) =>
        Holds(one.Order(StringComparer.Ordinal).SequenceEqual(other.Order(StringComparer.Ordinal)), $"{what}: {string.Join(' ', one.Except(other))} | {string.Join(' ', other.Except(one))}");

    private void Holds(bool holds, string otherwise) => Assert.True(holds, $"{otherwise}\nafter\n{string.Join('\n', done)}");

    private Passage New(string theme) => new(theme, Enumerable.Range(0, random.Next(3, 7)).Select(_ => Sentence()).ToArray(), Attributions[random.Next(Attributions.Length)]);

    private string Sentence()
    {
        var words = string.Join(" of ", Enumerable.Range(0, random.Next(6, 12)).Select(_ => vocabulary[random.Next(vocabulary.Length)]));
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
    }

    private NewWitness Witness(string source, string? answers)
    {
        var sections = texts[source].GroupBy(p => p.Theme).ToList();
        var isPage = source == "almanac";
        var text = new StringBuilder(isPage ? "<!DOCTYPE html><html><body><main><h1>Of rivers</h1><p>20 November 1932</p>" : "Of rivers\n20 November 1932\n");
        foreach (var section in sections)
        {
            Line($"{section.Key}.");
            foreach (var passage in section)
            {
                Line(string.Join(' ', passage.Sentences));
                Line($"— {passage.Attribution}");
            }
        }
        var declaration = $"""
            ---
            received: 1933-01-02
            dateline: 1932-11-20
            files: [{(isPage ? "almanac.html" : "gazette.txt")}]
            begins: [title, dateline]
            attributions: own-line
            attribution-mark: —
            sections:
            {string.Join('\n', sections.Select(s => $"  - numeral: {s.Key}.\n    theme: {s.Key}"))}
            ---
            As received.

            """;
        return new(TinyCollection.Slug, source, [(isPage ? "almanac.html" : "gazette.txt", Encoding.UTF8.GetBytes(text.ToString()))], Encoding.UTF8.GetBytes(declaration), answers is null ? null : Encoding.UTF8.GetBytes(answers));

        void Line(string line) => text.Append(CultureInfo.InvariantCulture, $"{(isPage ? "<p>" : "\n")}{line}{(isPage ? "</p>" : "\n")}");
    }
}
