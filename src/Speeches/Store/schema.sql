-- The published database: printed whole from content/, then never written again.
-- Every table is filled by DatabaseWriter from the row type of the same name (Rows.cs).

create table site (                                -- one row: what site.md says; null where it says nothing
    name            text,
    tagline         text,
    address         text,                          -- scheme and host
    keeper          text,
    contact         text,                          -- a mail address, or an address on the web
    languages       text    not null,              -- BCP 47, parted by spaces
    licence         text,
    about           text    not null               -- HTML
) strict;

create table collection (
    slug            text    not null primary key,
    place           integer not null,              -- order in the library
    title           text    not null,
    speaker         text    not null,              -- a person's id
    speaker_name    text    not null,
    language        text    not null,              -- BCP 47
    revision        integer,                       -- null: nothing is published
    revision_date   text,                          -- ISO 8601 day
    excerpts        integer not null default 0,
    occasions       integer not null default 0,
    earliest        text,                          -- of its occasions; null where all are undated
    latest          text,
    undated         integer not null default 0,    -- occasions without a date
    introduction    text    not null,              -- HTML
    about           text    not null,              -- HTML
    fingerprint     text    not null               -- stands for all that its rows were made from
) strict;

-- What is published, but cannot be shown.
create table unavailable (
    collection      text    not null primary key,
    reason          text    not null               -- a sentence, with its place in the content
) strict;

create table theme (
    collection      text    not null references collection (slug),
    slug            text    not null,              -- 'unplaced' for passages in no theme
    place           integer not null,
    numeral         text    not null,              -- empty for 'unplaced'
    title           text    not null,
    title_from      text,                          -- the source whose words the title is; null: the editor's
    excerpts        integer not null default 0,
    primary key (collection, slug)
) strict;

create table standfirst (
    collection      text    not null,
    theme           text    not null,              -- the theme's slug
    place           integer not null,
    source          text    not null,
    text            text    not null,              -- as emended
    as_printed      text    not null,
    apparatus       text    not null,              -- JSON: its emendations
    cut_off         integer not null,              -- 1: the witness breaks off inside it
    primary key (collection, theme, place),
    foreign key (collection, theme) references theme (collection, slug),
    foreign key (collection, source) references source (collection, slug)
) strict;

create table source (
    collection      text    not null references collection (slug),
    slug            text    not null,
    place           integer not null,
    title           text    not null,
    short_title     text    not null,
    voice           text    not null check (voice in ('direct', 'reported')),
    voice_words     text    not null,              -- whose words its passages are
    publisher       text,
    address         text,
    rights          text,
    bulk            integer not null check (bulk in (0, 1)),   -- whether its records may be taken away many at once
    witness         text    not null,
    received        text    not null,
    dateline        text,
    description     text    not null,              -- HTML
    notes           text    not null,              -- HTML
    excerpts        integer not null default 0,
    primary key (collection, slug)
) strict;

create table span (
    collection      text    not null,
    source          text    not null,
    place           integer not null,
    start           integer not null,              -- UTF-16 units of the decoded witness
    kind            text    not null,
    excerpt         text,                          -- the excerpt that it is, or that it attributes
    text            text    not null,
    apparatus       text    not null,              -- JSON: its emendations, and the fields read from it
    primary key (collection, source, place),
    foreign key (collection, source) references source (collection, slug)
) strict;

create table occasion (
    id              text    not null primary key,
    collection      text    not null references collection (slug),
    slug            text    not null,
    kind            text    not null,
    kind_name       text    not null,
    title           text    not null,              -- with the date
    edtf            text,
    earliest        text,
    latest          text,
    place           integer not null,              -- by earliest, then latest; undated last
    basis           text    not null,
    counterparts    text    not null default '[]', -- JSON: the names of all its counterparts, by name
    unique (collection, slug)
) strict;

create unique index occasion_place on occasion (collection, place);

create table counterpart (
    id              text    not null primary key,
    name            text    not null,
    kind            text    not null check (kind in ('country', 'organisation', 'summit')),
    code            text,
    place           integer,                       -- in the list: countries first, each by name; null where no passage is shown
    excerpts        integer not null default 0,
    occasions       integer not null default 0
) strict;

create unique index counterpart_place on counterpart (place) where place is not null;

create table person (
    id              text    not null primary key,
    name            text    not null,
    place           integer,                       -- in the list, by name; null where no passage is shown
    excerpts        integer not null default 0,
    occasions       integer not null default 0,
    counterparts    text    not null default ''    -- the names of those the person is named for, parted by commas
) strict;

create unique index person_place on person (place) where place is not null;

create table excerpt (
    id              text    not null primary key,
    collection      text    not null references collection (slug),
    place           integer not null,              -- order in the collection: by source, then as printed
    source          text    not null,
    theme           text    not null,              -- the theme's slug, or 'unplaced'
    position        integer not null,              -- within source and theme
    voice           text    not null check (voice in ('direct', 'reported')),
    occasion        text    not null references occasion (id),
    compiled        integer not null,              -- order in the collection as compiled: theme by theme, then place
    chronological   integer not null,              -- order in the collection as spoken: by occasion, then place
    record          text    not null,              -- the export record, JSON
    apparatus       text    not null,              -- JSON: the emendations of its attribution, and the characters its fields were read from
    foreign key (collection, source) references source (collection, slug),
    foreign key (collection, theme) references theme (collection, slug)
) strict;

create unique index excerpt_place on excerpt (collection, place);
create index excerpt_theme on excerpt (collection, theme, place);
create index excerpt_occasion on excerpt (occasion, place);
create unique index excerpt_compiled on excerpt (collection, compiled);
create unique index excerpt_chronological on excerpt (collection, chronological);

create table version (
    id              text    not null,
    version         integer not null,
    collection      text    not null references collection (slug),
    revision        integer not null,              -- in which it first appeared
    source          text    not null,
    theme           text    not null,              -- the slug that its theme has today, or 'unplaced'
    occasion        text    not null,
    record          text    not null,
    apparatus       text    not null,              -- JSON: as it was when the version was last current
    changed_since   text    not null,              -- the fields in which the last version differs from it, parted by spaces; empty for the last
    primary key (id, version)
) strict;

create index version_of_occasion on version (occasion, id);

create table version_counterpart (
    counterpart     text    not null references counterpart (id),
    id              text    not null,
    version         integer not null,
    primary key (counterpart, id, version),
    foreign key (id, version) references version (id, version)
) strict, without rowid;

create table excerpt_counterpart (
    counterpart     text    not null references counterpart (id),
    excerpt         text    not null references excerpt (id),
    chronological   integer not null,
    primary key (counterpart, chronological, excerpt)
) strict, without rowid;

create index counterpart_of_excerpt on excerpt_counterpart (excerpt);

create table excerpt_person (
    person          text    not null references person (id),
    excerpt         text    not null references excerpt (id),
    chronological   integer not null,
    office          text,
    primary key (person, chronological, excerpt)
) strict, without rowid;

create table revision (
    collection      text    not null references collection (slug),
    number          integer not null,
    date            text    not null,
    note            text,                          -- what brought it about, in a sentence
    undoes          integer,                       -- the revision that it takes back
    primary key (collection, number)
) strict;

create index revision_date on revision (date);

-- What each revision did to each excerpt: first those live in it, in the order of the sources, then those merged and withdrawn.
create table outcome (
    collection      text    not null,
    revision        integer not null,
    place           integer not null,
    nth             integer not null,              -- within its class, from 1
    excerpt         text    not null,
    source          text    not null,
    theme           text    not null,              -- the theme's slug, or 'unplaced'
    position        integer not null,              -- within source and theme, in that revision; of those merged and withdrawn, the last they had
    outcome         text    not null check (outcome in ('new', 'changed', 'noted', 'unchanged', 'restored', 'merged', 'withdrawn')),
    class           text    not null,              -- OutcomeClass: 'text-edited', 'attribution-changed', 'split' …
    version         integer not null,
    fields          text,                          -- what made a new version, parted by spaces
    moved           integer not null,
    origin          text,                          -- of a new one: the id that it was split from
    target          text,                          -- of a merged one: the id that its address leads to
    reason          text,                          -- of a withdrawn one
    equals_version  integer,                       -- of one that an undo changed: the version that it equals
    primary key (collection, revision, place),
    foreign key (collection, revision) references revision (collection, number)
) strict;

create index outcome_in_theme on outcome (collection, revision, theme, place);
create index outcome_of_excerpt on outcome (excerpt, revision);
create index outcome_of_class on outcome (collection, revision, class, nth) where class <> 'unchanged';
create index outcome_told on outcome (collection, revision, place, excerpt) where class not in ('unchanged', 'moved', 'noted');

-- What pages say of many rows at once, and the newest changes of everything that can be followed: filled by summaries.sql, as are the
-- columns that count, so that no page counts.
create table source_in_theme (
    collection      text    not null,
    theme           text    not null,
    source          text    not null,
    excerpts        integer not null,
    primary key (collection, theme, source)
) strict, without rowid;

create table occasion_in_theme (
    occasion        text    not null,
    theme           text    not null,
    excerpts        integer not null,
    primary key (occasion, theme)
) strict, without rowid;

create table counterpart_in_collection (
    collection      text    not null,
    counterpart     text    not null,
    excerpts        integer not null,
    occasions       integer not null,
    primary key (collection, counterpart)
) strict, without rowid;

create table counterpart_in_theme (
    collection      text    not null,
    counterpart     text    not null,              -- empty for passages without one
    theme           text    not null,
    excerpts        integer not null,
    first           text    not null,              -- the id of the first of them
    primary key (collection, counterpart, theme)
) strict, without rowid;

create table person_in_collection (
    collection      text    not null references collection (slug),
    person          text    not null references person (id),   -- whom any version names, a suppressed one too
    primary key (collection, person)
) strict, without rowid;

create table person_of_counterpart (
    counterpart     text    not null,
    person          text    not null,
    office          text,                          -- as printed; null where none is
    excerpts        integer not null
) strict;

create index people_of_counterpart on person_of_counterpart (counterpart);
create index counterparts_of_person on person_of_counterpart (person);

create table office_of_person (
    person          text    not null,
    office          text    not null,
    excerpts        integer not null,
    primary key (person, office)
) strict, without rowid;

create table class_in_revision (
    collection      text    not null,
    revision        integer not null,
    class           text    not null,
    excerpts        integer not null,
    primary key (collection, revision, class)
) strict, without rowid;

create table theme_in_revision (
    collection      text    not null,
    revision        integer not null,
    theme           text    not null,
    excerpts        integer not null,              -- live in it then
    primary key (collection, revision, theme)
) strict, without rowid;

create table feed (
    follows         text    not null check (follows in ('collection', 'theme', 'counterpart')),
    subject         text    not null,              -- the slug of a collection or counterpart; of a theme 'COLLECTION/THEME'
    nth             integer not null,              -- newest first, from 1
    collection      text    not null,
    revision        integer not null,
    place           integer not null,
    primary key (follows, subject, nth),
    foreign key (collection, revision, place) references outcome (collection, revision, place)
) strict, without rowid;

-- Where a list that is too long for a page is cut, and where months begin: filled by ListParts. Of a list that is one page nothing is said.
create table part (
    list            text    not null check (list in (
                        'theme', 'occasion', 'counterpart', 'counterparts', 'person', 'people', 'month', 'source', 'revisions', 'revision-theme')),
    subject         text    not null,              -- what tells the list from others of its kind, with '/' between: 'COLLECTION/THEME'
    first           integer not null,              -- of the list's own order: where the part begins
    last            integer not null,              -- and ends, included
    number          integer not null,              -- from 1
    before          integer not null,              -- passages in the parts before it
    passages        integer not null,
    unique (list, subject, first)
) strict;

create unique index part_number on part (list, subject, number);

create table month (
    collection      text    not null references collection (slug),
    month           text    not null,              -- '2020-03', of the earliest day of an occasion; 'undated'
    first           integer not null,              -- as spoken
    last            integer not null,
    occasions       integer not null,
    excerpts        integer not null,
    unique (collection, first)
) strict;

create unique index month_name on month (collection, month);

-- Of a picture that would have too many marks.
create table occasions_in_month (
    follows         text    not null check (follows in ('collection', 'counterpart')),
    subject         text    not null,              -- the slug of the collection or counterpart
    month           text    not null,              -- '2020-03'
    occasions       integer not null,
    primary key (follows, subject, month)
) strict, without rowid;

-- How much of each revision is known, and how: the coverage page.
create table figure (
    collection      text    not null,
    revision        integer not null,
    section         text    not null,              -- 'spans of SOURCE', 'attributions', 'date', 'emendations', 'gaps', 'unresolved' …
    place           integer not null,
    name            text    not null,
    count           integer not null,
    characters      integer,                       -- UTF-16 units; null where characters are not counted
    primary key (collection, revision, section, name),
    foreign key (collection, revision) references revision (collection, number)
) strict;

create table public_id (
    id              text    not null primary key,
    collection      text    not null references collection (slug),
    type            text    not null check (type in ('excerpt', 'occasion')),
    state           text    not null check (state in ('live', 'merged', 'withdrawn', 'suppressed')),
    target          text,
    date            text,
    reason          text,
    slug            text,                          -- the address of an occasion; null for an excerpt, whose id is its address
    title           text                           -- the title of an occasion, with its date
) strict;

create index public_id_slug on public_id (collection, slug) where slug is not null;

create table redirect (
    kind            text    not null check (kind in ('counterpart', 'person', 'occasion')),
    collection      text    not null,              -- empty for counterparts and people
    old             text    not null,
    slug            text    not null,
    primary key (kind, collection, old)
) strict;

-- What the site says when it starts: what was read, and what is not published.
create table report (
    place           integer not null primary key,
    line            text    not null
) strict;

-- One row an excerpt, with the excerpt's rowid, which is in the order of place. Diacritics are folded; words stand as written, and the
-- lexicon knows their other forms.
-- The column "every" holds one word that all passages have, so that one can ask for all but some.
create virtual table search using fts5 (text, title, attribution, names, every, tokenize = 'unicode61 remove_diacritics 2');

-- Every word of what can be searched, and every part of one that is joined by a hyphen or an apostrophe.
create table word (
    id              integer not null primary key,
    written         text    not null,              -- in its most frequent form: 'self-reliance'
    plain           text    not null,              -- lower case, without diacritics, hyphens and apostrophes: 'selfreliance'
    length          integer not null,              -- of the plain form, in characters
    passages        integer not null,
    is_offered      integer not null               -- 1: spelled as it should be, so it can be offered to one who misspelt it
) strict;

create index word_length on word (length) where is_offered = 1;

-- Finds the words that have a stem in common.
create virtual table lexicon using fts5 (plain, content = 'word', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');

-- What searches are narrowed by.
create table facet (
    id              integer not null primary key,
    facet           text    not null check (facet in ('theme', 'counterpart', 'kind', 'voice', 'source', 'month')),
    value           text    not null,              -- as in an address; '-' for none
    label           text    not null,
    place           integer not null,              -- order within the facet; where it is the same, by count
    unique (facet, value)
) strict;

-- What a search reads of every passage that has its words: thousands are read at a time, and an excerpt's row is long.
create table passage (
    excerpt         integer not null primary key,
    chronological   integer not null,
    length          integer not null,              -- of its text, in characters
    facets          text    not null               -- the ids of its values, each between spaces: ' 3 17 42 '
) strict;
