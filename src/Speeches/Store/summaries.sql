-- What pages say of many rows at once is worked out here, once, when all other rows are there: no page counts.

-- As spoken, in all collections together: by occasion, the undated ones last; what was said on one occasion stays together.
create temp table spoken as
select excerpt.rowid as passage, excerpt.id as excerpt, row_number() over (
    order by occasion.earliest is null, occasion.earliest, occasion.latest, collection.place, occasion.place, excerpt.place) - 1
    as chronological
from excerpt join occasion on occasion.id = excerpt.occasion join collection on collection.slug = excerpt.collection;

create unique index temp.spoken_by_excerpt on spoken (excerpt);

insert into excerpt_counterpart
select counterpart, excerpt, chronological from with_counterpart join spoken using (excerpt) order by counterpart, chronological;

insert into excerpt_person
select person, excerpt, chronological, office from with_person join spoken using (excerpt) order by person, chronological;

update passage set chronological = spoken.chronological from spoken where spoken.passage = passage.excerpt;

drop table temp.spoken;
drop table temp.with_counterpart;
drop table temp.with_person;

insert into source_in_theme select collection, theme, source, count(*) from excerpt group by collection, theme, source;

insert into occasion_in_theme select occasion, theme, count(*) from excerpt group by occasion, theme;

insert into counterpart_in_collection
select excerpt.collection, counterpart, count(*), count(distinct excerpt.occasion)
from excerpt_counterpart join excerpt on excerpt.id = excerpt_counterpart.excerpt
group by excerpt.collection, counterpart;

-- Beside a lone min(), SQLite takes the other columns from the row that has it: the id is that of the first passage.
insert into counterpart_in_theme
select collection, counterpart, theme, excerpts, id from (
    select excerpt.collection, coalesce(counterpart, '') as counterpart, theme, count(*) as excerpts, excerpt.id, min(place)
    from excerpt left join excerpt_counterpart on excerpt_counterpart.excerpt = excerpt.id
    group by excerpt.collection, counterpart, theme);

insert into person_of_counterpart
select counterpart, person, office, count(*)
from excerpt_counterpart join excerpt_person on excerpt_person.excerpt = excerpt_counterpart.excerpt
group by counterpart, person, office;

insert into office_of_person select person, office, count(*) from excerpt_person where office is not null group by person, office;

insert into class_in_revision select collection, revision, class, count(*) from outcome group by collection, revision, class;

insert into theme_in_revision
select collection, revision, theme, count(*) from outcome where outcome not in ('merged', 'withdrawn') group by collection, revision, theme;

update theme set excerpts = coalesce((
    select sum(excerpts) from source_in_theme
    where source_in_theme.collection = theme.collection and source_in_theme.theme = theme.slug), 0);

update source set excerpts = coalesce((
    select sum(excerpts) from source_in_theme
    where source_in_theme.collection = source.collection and source_in_theme.source = source.slug), 0);

update occasion set counterparts = (
    select json_group_array(name) from (
        select distinct counterpart.name
        from excerpt
        join excerpt_counterpart on excerpt_counterpart.excerpt = excerpt.id
        join counterpart on counterpart.id = excerpt_counterpart.counterpart
        where excerpt.occasion = occasion.id
        order by counterpart.name));

update counterpart set (excerpts, occasions) = (
    select count(*), count(distinct excerpt.occasion)
    from excerpt_counterpart join excerpt on excerpt.id = excerpt_counterpart.excerpt
    where excerpt_counterpart.counterpart = counterpart.id);

update person set (excerpts, occasions) = (
    select count(*), count(distinct excerpt.occasion)
    from excerpt_person join excerpt on excerpt.id = excerpt_person.excerpt
    where excerpt_person.person = person.id);

update counterpart set place = numbered.place
from (select id, row_number() over (order by kind <> 'country', name, id) as place from counterpart where excerpts > 0) as numbered
where numbered.id = counterpart.id;

update person set place = numbered.place
from (select id, row_number() over (order by name, id) as place from person where excerpts > 0) as numbered
where numbered.id = person.id;

update person set counterparts = coalesce((
    select group_concat(name, ', ') from (
        select distinct counterpart.name
        from person_of_counterpart join counterpart on counterpart.id = person_of_counterpart.counterpart
        where person_of_counterpart.person = person.id
        order by counterpart.name)), '');

update collection set
    excerpts = coalesce((select sum(excerpts) from source_in_theme where source_in_theme.collection = collection.slug), 0),
    (occasions, earliest, latest, undated) = (
        select count(*), min(earliest), max(latest), count(*) - count(earliest) from occasion where occasion.collection = collection.slug);

-- Of every change the newest are told; @most of each subject.
create temp table told as
select outcome.collection, outcome.revision, outcome.place, outcome.excerpt, outcome.theme, outcome.outcome, outcome.version,
    row_number() over (order by revision.date desc, collection.place, outcome.revision desc, outcome.place) as recent
from outcome
join revision on revision.collection = outcome.collection and revision.number = outcome.revision
join collection on collection.slug = outcome.collection
where outcome.class not in ('unchanged', 'moved', 'noted');

create temp table followed (follows text, subject text, recent integer, collection text, revision integer, place integer);

insert into followed select 'collection', collection, recent, collection, revision, place from told;

-- What belonged to a theme or was with a counterpart before the change is told of to those who follow it, too.
insert into followed
select 'theme', collection || '/' || theme, recent, collection, revision, place from told
union
select 'theme', told.collection || '/' || previous.theme, recent, told.collection, told.revision, told.place
from told join outcome as previous on previous.excerpt = told.excerpt and previous.revision = told.revision - 1;

insert into followed
select distinct 'counterpart', counterpart, recent, collection, revision, place
from told join version_counterpart on version_counterpart.id = told.excerpt
    and version_counterpart.version between told.version - (told.outcome = 'changed') and told.version;

insert into feed
select follows, subject, nth, collection, revision, place
from (select *, row_number() over (partition by follows, subject order by recent) as nth from followed)
where nth <= @most;

drop table temp.followed;
drop table temp.told;
