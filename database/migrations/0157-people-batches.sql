-- 批量办理: what one act changed of many people, so that it can be taken back as one.
create table person_batch (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('moved', 'grouped', 'fed')),
  title text not null check (title <> ''),
  feed_id integer unique references feed,
  organization_id integer references organization,
  people integer not null check (people > 0),
  reason text not null,
  made_at timestamptz not null,
  made_by text not null,
  account_id integer references account,
  undone_at timestamptz,
  undone_by text,
  undone_because text,
  undone_people integer,
  check ((kind = 'fed') = (feed_id is not null)),
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_because is null)
    and (undone_at is null) = (undone_people is null))
);
comment on column person_batch.title is 'what was done, in words';
comment on column person_batch.organization_id is 'the lowest that holds all of them: who reaches it may take it back';
comment on column person_batch.undone_people is 'of how many something was taken back so far';
create index person_batch_organization on person_batch (organization_id);
create index person_batch_account on person_batch (account_id);
create index person_batch_made on person_batch (made_at);

alter table person_change add column batch_id integer references person_batch;
create index person_change_batch on person_change (batch_id) where batch_id is not null;

-- Entered by a feed that was taken back: the record and its lines stay, the person is in no roll.
alter table person add column withdrawn_at timestamptz;

-- What the master data had said before this feed, of what it said otherwise: a step back restores it.
alter table feed add column said_before jsonb;
alter table feed add column undone_at timestamptz;
alter table feed add column undone_by text;
alter table feed add column undone_because text;
alter table feed add check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_because is null));
alter table feed add check (undone_at is null or taken_at is not null);

-- Feeds taken before this: their lines bear the moment of the taking.
insert into person_batch (kind, title, feed_id, organization_id, people, reason, made_at, made_by, account_id)
select 'fed', '主数据第 ' || feed.id || ' 批', feed.id,
  (select id from organization where parent_id is null order by id limit 1),
  count(distinct change.person_id)::integer, '主数据批次 ' || feed.id, feed.taken_at, coalesce(feed.taken_by, feed.received_by),
  coalesce(feed.asked_account_id, feed.account_id)
from feed join person_change change on change.source = '主数据' and change.recorded_at = feed.taken_at
where feed.taken_at is not null
group by feed.id;
update person_change change set batch_id = batch.id
from person_batch batch where change.source = '主数据' and change.recorded_at = batch.made_at;
