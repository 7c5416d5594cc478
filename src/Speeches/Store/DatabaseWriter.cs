using Dapper;
using Microsoft.Data.Sqlite;

namespace Speeches.Store;

/// <summary>Prints a database file: one transaction into a new file, closed, opened again, verified. Nothing but this ever writes one.</summary>
internal static class DatabaseWriter
{
    /// <summary>Says that a SQLite file is one of ours (“SPCH”).</summary>
    public const int ApplicationId = 0x53504348;

    /// <summary>The version of schema.sql; a file of another is printed anew.</summary>
    public const int SchemaVersion = 14;

    /// <summary>Writes and verifies a database.</summary>
    /// <param name="path">A file that does not exist.</param>
    /// <param name="site">What the site says of itself.</param>
    /// <param name="collections">How many collections there are.</param>
    /// <param name="printed">What it holds, in the order of the collections; each is written before the next is asked for.</param>
    /// <exception cref="SqliteException">The disk refused, or a row breaks the schema.</exception>
    public static void Write(string path, SiteDescription site, int collections, IEnumerable<PrintedCollection> printed)
    {
        Counts counts;
        using (var connection = Open(path, SqliteOpenMode.ReadWriteCreate))
        {
            connection.Execute("pragma journal_mode = delete; pragma synchronous = full; pragma foreign_keys = on;");
            using var transaction = connection.BeginTransaction();
            connection.Execute(Resource("schema.sql"), transaction: transaction);
            connection.Execute(
                "insert into site values (@Name, @Tagline, @Address, @Keeper, @Contact, @Languages, @Licence, @About)", site, transaction);
            counts = Fill(connection, transaction, collections, printed);
            transaction.Commit();
            connection.Execute($"insert into search (search) values ('optimize'); insert into lexicon (lexicon) values ('optimize'); pragma application_id = {ApplicationId}; pragma user_version = {SchemaVersion};");
        }
        Verify(path, counts);
    }

    /// <summary>How many rows were written of each table that tells whether all were.</summary>
    private sealed record Counts(long Excerpts, long Words, long Versions, long Spans, long PublicIds)
    {
        public Counts With(CollectionRows rows) => this with
        {
            Excerpts = Excerpts + rows.Excerpts.Count,
            Versions = Versions + rows.Versions.Count,
            Spans = Spans + rows.Spans.Count,
            PublicIds = PublicIds + rows.PublicIds.Count,
        };
    }

    /// <summary>
    /// SQLite folds diacritics, by the same rules as the index: this program has no tables for that (globalization-invariant mode).
    /// A word that its rules cut in two keeps its form.
    /// </summary>
    private const string FoldWords = """
        create virtual table temp.folder using fts5 (plain, content = '', tokenize = 'unicode61 remove_diacritics 2');
        insert into folder (rowid, plain) select id, plain from word;
        create virtual table temp.folded using fts5vocab (temp, folder, instance);
        update word set plain = folded.term from folded where folded.doc = word.id and length(folded.term) = word.length;
        drop table temp.folded;
        drop table temp.folder;
        insert into lexicon (lexicon) values ('rebuild');
        """;

    private static string Resource(string name)
    {
        using var stream = typeof(DatabaseWriter).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Counts Fill(
        SqliteConnection connection, SqliteTransaction transaction, int collections, IEnumerable<PrintedCollection> printed)
    {
        void Insert<T>(string statement, IEnumerable<T> rows) => connection.Execute(statement, rows, transaction);

        connection.Execute("""
            create temp table with_counterpart (counterpart text, excerpt text);
            create temp table with_person (person text, excerpt text, office text);
            """, transaction: transaction);
        var (counts, lexicon, facets, place) = (new Counts(0, 0, 0, 0, 0), new Lexicon(), new FacetTable(collections), 0);
        foreach (var (slug, rows, reason) in printed)
        {
            if (rows is null)
            {
                Insert("insert into unavailable values (@slug, @reason)", [new { slug, reason }]);
                continue;
            }
            Fill(Insert, rows, place);
            foreach (var passage in rows.Search) lexicon.Add(passage);
            Insert("insert into passage select rowid, 0, @Length, @Facets from excerpt where id = @Excerpt",
                facets.Of(rows).Select(p => new { p.Excerpt, p.Length, p.Facets }));
            Insert("insert into report values (@Place, @Line)", [new { Place = place++, Line = Report(rows) }]);
            counts = counts.With(rows);
        }
        var words = lexicon.ToRows();
        Insert("insert into word (written, plain, length, passages, is_offered) values (@Written, @Plain, length(@Plain), @Passages, @IsOffered)", words);
        connection.Execute(FoldWords, transaction: transaction);
        Insert("insert into facet values (@Id, @Facet, @Value, @Label, @Place)", facets.Values);
        connection.Execute(Resource("summaries.sql"), new { most = ChangeFeed.Most }, transaction);
        ListParts.Make(connection, transaction);
        return counts with { Words = words.Count };
    }

    private delegate void Insert(string statement, IEnumerable<object> rows);

    private static void Fill(Insert insert, CollectionRows rows, int place)
    {
        // Tables with columns that count are filled by name: summaries.sql counts.
        insert("""
            insert into collection (
                slug, place, title, speaker, speaker_name, language, revision, revision_date, introduction, about, fingerprint)
            values (
                @Slug, @place, @Title, @Speaker, @SpeakerName, @Language, @Revision, @RevisionDate, @Introduction, @About, @Fingerprint)
            """, [new
            {
                rows.Collection.Slug, place, rows.Collection.Title, rows.Collection.Speaker, rows.Collection.SpeakerName,
                rows.Collection.Language, rows.Collection.Revision, rows.Collection.RevisionDate, rows.Collection.Introduction,
                rows.Collection.About, rows.Collection.Fingerprint,
            }]);
        insert("""
            insert into theme (collection, slug, place, numeral, title, title_from)
            values (@Collection, @Slug, @Place, @Numeral, @Title, @TitleFrom)
            """, rows.Themes);
        insert("""
            insert into source (
                collection, slug, place, title, short_title, voice, voice_words, publisher, address, rights,
                bulk, witness, received, dateline, description, notes)
            values (
                @Collection, @Slug, @Place, @Title, @ShortTitle, @Voice, @VoiceWords, @Publisher, @Address, @Rights,
                @Bulk, @Witness, @Received, @Dateline, @Description, @Notes)
            """, rows.Sources);
        insert("insert into standfirst values (@Collection, @Theme, @Place, @Source, @Text, @AsPrinted, @Apparatus, @CutOff)", rows.Standfirsts);
        insert("insert into span values (@Collection, @Source, @Place, @Start, @Kind, @Excerpt, @Text, @Apparatus)", rows.Spans);
        insert("""
            insert into occasion (id, collection, slug, kind, kind_name, title, edtf, earliest, latest, place, basis)
            values (@Id, @Collection, @Slug, @Kind, @KindName, @Title, @Edtf, @Earliest, @Latest, @Place, @Basis)
            """, rows.Occasions);
        // Collections share them; each has the same words for one.
        insert("insert into counterpart (id, name, kind, code) values (@Id, @Name, @Kind, @Code) on conflict do nothing", rows.Counterparts);
        insert("insert into person (id, name) values (@Id, @Name) on conflict do nothing", rows.People);
        insert("insert into person_in_collection values (@Slug, @Id)",
            rows.People.OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => new { rows.Collection.Slug, p.Id }));
        insert("""
            insert into excerpt values (
                @Id, @Collection, @Place, @Source, @Theme, @Position, @Voice, @Occasion, @Compiled, @Chronological, @Record, @Apparatus)
            """, rows.Excerpts);
        insert("""
            insert into version values (
                @Id, @Version, @Collection, @Revision, @Source, @Theme, @Occasion, @Record, @Apparatus, @ChangedSince)
            """, rows.Versions);
        insert("insert into version_counterpart values (@Counterpart, @Id, @Version)", rows.VersionCounterparts);
        insert("insert into with_counterpart values (@Counterpart, @Excerpt)", rows.ExcerptCounterparts);
        insert("insert into with_person values (@Person, @Excerpt, @Office)", rows.ExcerptPeople);
        insert("insert into revision values (@Collection, @Number, @Date, @Note, @Undoes)", rows.Revisions);
        insert("""
            insert into outcome values (
                @Collection, @Revision, @Place, @Nth, @Excerpt, @Source, @Theme, @Position, @Outcome, @Class,
                @Version, @Fields, @Moved, @Origin, @Target, @Reason, @EqualsVersion)
            """, rows.Outcomes);
        insert("insert into figure values (@Collection, @Revision, @Section, @Place, @Name, @Count, @Characters)", rows.Figures);
        insert("insert into public_id values (@Id, @Collection, @Type, @State, @Target, @Date, @Reason, @Slug, @Title)", rows.PublicIds);
        insert("insert into redirect values (@Kind, @Collection, @Old, @Slug) on conflict do nothing", rows.Redirects);
        insert("insert into search (rowid, text, title, attribution, names, every) select rowid, @Text, @Title, @Attribution, @Names, @Every from excerpt where id = @Excerpt",
            rows.Search.Select(s => new { s.Excerpt, s.Text, s.Title, s.Attribution, s.Names, Every = SpeechesStore.EveryPassage }));
    }

    /// <summary>What is published, in a line for the start of the site.</summary>
    private static string Report(CollectionRows rows) => rows.Collection.Revision is not { } revision
        ? $"{rows.Collection.Slug}: no revision is published yet."
        : $"{rows.Collection.Slug}: revision {revision} of {rows.Collection.RevisionDate}, {rows.Excerpts.Count} excerpts "
            + $"from {rows.Sources.Count} {(rows.Sources.Count == 1 ? "source" : "sources")}, {rows.Excerpts.Select(e => e.Occasion).Distinct().Count()} occasions, "
            + $"{rows.ExcerptCounterparts.Select(c => c.Counterpart).Distinct().Count()} counterparts.";

    private static void Verify(string path, Counts counts)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        var complaint = connection.ExecuteScalar<string>("pragma integrity_check");
        if (complaint != "ok") throw new InvalidDataException($"The new database is damaged: {complaint}.");
        connection.Execute("insert into search (search) values ('integrity-check'); insert into lexicon (lexicon, rank) values ('integrity-check', 1)");
        if (connection.QueryFirstOrDefault("pragma foreign_key_check") is not null) throw new InvalidDataException("The new database has a row that refers to nothing.");
        foreach (var (table, expected) in new[] { ("excerpt", counts.Excerpts), ("search", counts.Excerpts), ("passage", counts.Excerpts), ("word", counts.Words), ("version", counts.Versions), ("span", counts.Spans), ("public_id", counts.PublicIds) })
        {
            var count = connection.ExecuteScalar<long>($"select count(*) from {table}");
            if (count != expected) throw new InvalidDataException($"The new database has {count} rows in “{table}”, not {expected}.");
        }
    }

    internal static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
