-- 组织生活: one record of a meeting from the year plan to the locked minutes; elections and admissions write the same.

alter table meeting drop constraint meeting_kind_check;
alter table meeting
  add check (kind in ('membersMeeting', 'committeeMeeting', 'groupMeeting', 'lecture', 'themeDay', 'reviewMeeting',
    'memberAppraisal')),
  alter column held_on drop not null,
  alter column place set default '',
  alter column agenda set default '{}',
  alter column resolutions set default '{}',
  alter column recorded_at drop not null,
  alter column recorded_by drop not null,
  -- What it was at the same time: a lecture within a theme day, a review meeting held as a members' meeting.
  add column also text[] not null default '{}',
  add column group_id integer references party_group,
  add column title text not null default '',
  add column planned_on date,
  add column starts_at text check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column notified_at timestamptz,
  add column notified_by text,
  -- 应到会: everybody on the roll of the day; of them those without a vote, and those who were not there.
  add column roll integer[] not null default '{}',
  add column without_vote integer[] not null default '{}',
  add column absent integer[] not null default '{}',
  add column invited smallint not null generated always as (cardinality(roll)) stored,
  add column present smallint not null generated always as (cardinality(roll) - cardinality(absent)) stored,
  -- 列席: by name, with unit or post.
  add column guests text[] not null default '{}',
  -- What was said to each item of the agenda: [{ item, speeches: [{ speaker, text }] }].
  add column minutes jsonb not null default '[]',
  -- 党课: who gave it, and for how long.
  add column lecturer text,
  add column hours numeric(4, 1) check (hours > 0 and hours <= 24),
  -- 补录: why it was written down so late.
  add column late_because text,
  -- Counts the writings, so that nobody writes over what somebody else has just written.
  add column revision integer not null default 0,
  add column confirmed_at timestamptz,
  add column confirmed_by text,
  add column cancelled_at timestamptz,
  add column cancelled_because text,
  add column status text not null generated always as (
    case when cancelled_at is not null then 'cancelled' when confirmed_at is not null then 'confirmed'
      when held_on is not null then 'held' when notified_at is not null then 'notified' else 'planned' end
  ) stored,
  add check (also <@ array['membersMeeting', 'committeeMeeting', 'groupMeeting', 'lecture', 'themeDay', 'reviewMeeting',
    'memberAppraisal']),
  add check (not (kind = any (also))),
  add check (kind = 'groupMeeting' or group_id is null),
  add check (planned_on is not null or held_on is not null),
  add check (num_nonnulls(held_on, recorded_at, recorded_by) in (0, 3)),
  add check ((notified_at is null) = (notified_by is null)),
  add check (without_vote <@ roll),
  add check (absent <@ roll),
  add check (held_on is not null or cardinality(roll) = 0),
  add check (num_nonnulls(confirmed_at, confirmed_by) in (0, 2)),
  add check (confirmed_at is null or held_on is not null),
  add check ((cancelled_at is null) = (cancelled_because is null)),
  add check (cancelled_at is null or held_on is null);

update meeting set roll = coalesce(given.roll, '{}'), without_vote = coalesce(given.without_vote, '{}'),
  absent = coalesce(given.absent, '{}'), confirmed_at = recorded_at, confirmed_by = recorded_by
from (
  select meeting_id, array_agg(person_id) as roll, array_agg(person_id) filter (where not voting) as without_vote,
    array_agg(person_id) filter (where not present) as absent
  from meeting_attendee group by meeting_id
) given where given.meeting_id = meeting.id;

create index meeting_planned on meeting (organization_id, planned_on) where held_on is null and cancelled_at is null;

-- Only who is more than there: who did something, or was away and why. The rest the roll tells.
delete from meeting_attendee where task is null and excuse is null;
alter table meeting_attendee
  drop column name,
  drop column voting,
  drop column present,
  -- When leave was asked for, before the meeting.
  add column asked_at timestamptz,
  add check (task is null or excuse is null),
  add check (num_nonnulls(task, excuse) > 0);

-- What is confirmed stands as it is: what is left to say is added with its day.
create function refuse_change_of_confirmed_meeting() returns trigger language plpgsql as $$
begin
  raise exception 'meeting % is confirmed', old.id;
end $$;
create trigger meeting_confirmed before update or delete on meeting
  for each row when (old.confirmed_at is not null) execute function refuse_change_of_confirmed_meeting();

-- The count on a resolution, by its place among them.
create table meeting_vote (
  meeting_id integer not null references meeting,
  resolution smallint not null check (resolution > 0),
  in_favour smallint not null check (in_favour >= 0),
  against smallint not null check (against >= 0),
  abstained smallint not null check (abstained >= 0),
  primary key (meeting_id, resolution)
);

-- 补记
create table meeting_addition (
  id integer generated always as identity primary key,
  meeting_id integer not null references meeting,
  text text not null check (text <> ''),
  added_at timestamptz not null,
  added_by text not null,
  account_id integer
);
create index meeting_addition_meeting on meeting_addition (meeting_id, id);
create trigger meeting_addition_append_only before update or delete on meeting_addition
  for each row execute function refuse_change_of_record();

-- 附件 and photos, each of one's own choice.
create table meeting_file (
  id integer generated always as identity primary key,
  meeting_id integer not null references meeting,
  file_id integer not null references stored_file,
  added_at timestamptz not null,
  added_by text not null,
  unique (meeting_id, file_id)
);

-- A demand of the year that was met otherwise than by a meeting: 民主评议党员, 谈心谈话.
create table demand_answer (
  organization_id integer not null references organization,
  kind text not null check (kind in ('memberAppraisal', 'heartToHeart')),
  on_day date not null,
  primary key (organization_id, kind, on_day)
);
