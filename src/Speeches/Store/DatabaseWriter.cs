using Dapper;
using Microsoft.Data.Sqlite;

namespace Speeches.Store;

/// <summary>Prints a database file: one transaction into a new file, closed, opened again, verified. Nothing but this ever writes one.</summary>
internal static class DatabaseWriter
{
    /// <summary>Says that a SQLite file is one of ours (“SPCH”).</summary>
    public const int ApplicationId = 0x53504348;

    /// <summary>The version of schema.sql; a file of another is printed anew.</summary>
    public const int SchemaVersion = 10;

    /// <summary>Writes and verifies a database.</summary>
    /// <param name="path">A file that does not exist.</param>
    /// <param name="tables">What it holds.</param>
    /// <exception cref="SqliteException">The disk refused, or a row breaks the schema.</exception>
    public static void Write(string path, Tables tables)
    {
        using (var connection = Open(path, SqliteOpenMode.ReadWriteCreate))
        {
            connection.Execute("pragma journal_mode = delete; pragma synchronous = full; pragma foreign_keys = on;");
            using var transaction = connection.BeginTransaction();
            connection.Execute(Resource("schema.sql"), transaction: transaction);
            Fill(connection, transaction, tables);
            transaction.Commit();
            connection.Execute($"insert into search (search) values ('optimize'); insert into lexicon (lexicon) values ('optimize'); pragma application_id = {ApplicationId}; pragma user_version = {SchemaVersion};");
        }
        Verify(path, tables);
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

    private static void Fill(SqliteConnection connection, SqliteTransaction transaction, Tables tables)
    {
        void Insert<T>(string statement, IEnumerable<T> rows) => connection.Execute(statement, rows, transaction);

        // Tables with columns that count are filled by name: summaries.sql counts.
        Insert("""
            insert into collection (slug, place, title, speaker, speaker_name, language, revision, revision_date, introduction, about)
            values (@Slug, @Place, @Title, @Speaker, @SpeakerName, @Language, @Revision, @RevisionDate, @Introduction, @About)
            """, tables.Collections);
        Insert("""
            insert into theme (collection, slug, place, numeral, title, title_from)
            values (@Collection, @Slug, @Place, @Numeral, @Title, @TitleFrom)
            """, tables.Themes);
        Insert("""
            insert into source (
                collection, slug, place, title, short_title, voice, voice_words, publisher, address, rights,
                bulk, witness, received, dateline, description, notes)
            values (
                @Collection, @Slug, @Place, @Title, @ShortTitle, @Voice, @VoiceWords, @Publisher, @Address, @Rights,
                @Bulk, @Witness, @Received, @Dateline, @Description, @Notes)
            """, tables.Sources);
        Insert("insert into standfirst values (@Collection, @Theme, @Place, @Source, @Text, @AsPrinted, @Apparatus, @CutOff)", tables.Standfirsts);
        Insert("insert into span values (@Collection, @Source, @Place, @Start, @Kind, @Excerpt, @Text, @Apparatus)", tables.Spans);
        Insert("""
            insert into occasion (id, collection, slug, kind, kind_name, title, edtf, earliest, latest, place, basis)
            values (@Id, @Collection, @Slug, @Kind, @KindName, @Title, @Edtf, @Earliest, @Latest, @Place, @Basis)
            """, tables.Occasions);
        Insert("insert into counterpart (id, name, kind, code) values (@Id, @Name, @Kind, @Code)", tables.Counterparts);
        Insert("insert into person (id, name) values (@Id, @Name)", tables.People);
        Insert("""
            insert into excerpt values (
                @Id, @Collection, @Place, @Source, @Theme, @Position, @Voice, @Occasion, @Compiled, @Chronological, @Record, @Apparatus)
            """, tables.Excerpts);
        Insert("""
            insert into version values (
                @Id, @Version, @Collection, @Revision, @Source, @Theme, @Occasion, @Record, @Apparatus, @ChangedSince)
            """, tables.Versions);
        Insert("insert into version_counterpart values (@Counterpart, @Id, @Version)", tables.VersionCounterparts);
        Insert("insert into excerpt_counterpart values (@Counterpart, @Excerpt, @Chronological)", tables.ExcerptCounterparts);
        Insert("insert into excerpt_person values (@Person, @Excerpt, @Chronological, @Office)", tables.ExcerptPeople);
        Insert("insert into revision values (@Collection, @Number, @Date, @Note, @Undoes)", tables.Revisions);
        Insert("""
            insert into outcome values (
                @Collection, @Revision, @Place, @Nth, @Excerpt, @Source, @Theme, @Position, @Outcome, @Class,
                @Version, @Fields, @Moved, @Origin, @Target, @Reason, @EqualsVersion)
            """, tables.Outcomes);
        Insert("insert into figure values (@Collection, @Revision, @Section, @Place, @Name, @Count, @Characters)", tables.Figures);
        Insert("insert into public_id values (@Id, @Collection, @Type, @State, @Target, @Date, @Reason, @Slug, @Title)", tables.PublicIds);
        Insert("insert into redirect values (@Kind, @Collection, @Old, @Slug)", tables.Redirects);
        Insert("insert into search (rowid, text, title, attribution, names, every) select rowid, @Text, @Title, @Attribution, @Names, @Every from excerpt where id = @Excerpt",
            tables.Search.Select(s => new { s.Excerpt, s.Text, s.Title, s.Attribution, s.Names, Every = SpeechesStore.EveryPassage }));
        Insert("insert into word (written, plain, length, passages, is_offered) values (@Written, @Plain, length(@Plain), @Passages, @IsOffered)", tables.Words);
        connection.Execute(FoldWords, transaction: transaction);
        Insert("insert into facet values (@Id, @Facet, @Value, @Label, @Place)", tables.Facets);
        Insert("insert into passage select rowid, chronological, @Length, @Facets from excerpt where id = @Excerpt", tables.Passages);
        Insert("insert into report values (@Place, @Line)", tables.Report.Select((line, place) => new { Place = place, Line = line }));
        connection.Execute(Resource("summaries.sql"), new { most = ChangeFeed.Most }, transaction);
        ListParts.Make(connection, transaction);
    }

    private static void Verify(string path, Tables tables)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        var complaint = connection.ExecuteScalar<string>("pragma integrity_check");
        if (complaint != "ok") throw new InvalidDataException($"The new database is damaged: {complaint}.");
        connection.Execute("insert into search (search) values ('integrity-check'); insert into lexicon (lexicon, rank) values ('integrity-check', 1)");
        if (connection.QueryFirstOrDefault("pragma foreign_key_check") is not null) throw new InvalidDataException("The new database has a row that refers to nothing.");
        foreach (var (table, expected) in new[] { ("excerpt", tables.Excerpts.Count), ("search", tables.Excerpts.Count), ("passage", tables.Excerpts.Count), ("word", tables.Words.Count), ("version", tables.Versions.Count), ("span", tables.Spans.Count), ("public_id", tables.PublicIds.Count) })
        {
            var count = connection.ExecuteScalar<long>($"select count(*) from {table}");
            if (count != expected) throw new InvalidDataException($"The new database has {count} rows in “{table}”, not {expected}.");
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
