-- 号码导出: a table with whole numbers that somebody asked for, why, who agreed, and when it was taken.
create table number_export (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('roll', 'transferExchange')),
  -- What was asked, as the endpoint reads it; no whole number stands in it.
  question jsonb not null,
  -- For whom it was asked: whoever decides acts for it or for somebody above it.
  organization_id integer not null references organization,
  -- The same in words, as whoever decides reads it.
  summary text not null,
  people integer not null check (people > 0),
  reason text not null,
  asker_id integer not null references account,
  asker_name text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'ready', 'refused', 'withdrawn')),
  decider_id integer references account,
  decider_name text,
  because text,
  decided_at timestamptz,
  until_at timestamptz,
  taken_at timestamptz,
  check (decider_id <> asker_id),
  check ((decider_id is null) = (decider_name is null) and (decider_id is null) = (decided_at is null)),
  check (state not in ('refused') or because is not null),
  check ((state = 'ready') = (until_at is not null))
);
create index number_export_organization on number_export (organization_id);
create index number_export_asker on number_export (asker_id);
create index number_export_decider on number_export (decider_id);
create index number_export_waiting on number_export (asked_at) where state = 'waiting';
