-- 红色云图: red sites and online exhibitions of the country, each with the source of each fact; whether their links
-- answer; what members propose.
create table red_site (
  id integer generated always as identity primary key,
  name text not null check (name <> ''),
  -- Full spelling and initials, small letters without spaces.
  pinyin text not null,
  initials text not null,
  -- The first two digits of GB/T 2260.
  province text collate "C" not null check (province ~ '^[1-8][0-9]$'),
  place text not null,
  kind text collate "C" not null check (kind in ('memorial', 'site', 'museum', 'cemetery', 'online')),
  themes text[] not null check (cardinality(themes) between 1 and 3 and themes <@ array['founding', 'revolution',
    'longMarch', 'resistance', 'liberation', 'construction', 'reform', 'newEra', 'martyrs', 'figures']),
  introduction text not null check (char_length(introduction) between 30 and 300),
  source_title text not null check (source_title <> ''),
  source_address text not null check (source_address ~ '^https?://'),
  location text,
  location_source_title text,
  location_source_address text,
  url text check (url ~ '^https?://'),
  url_source_title text,
  url_source_address text,
  sensitivity text collate "C" not null default 'public' check (sensitivity in ('public', 'internal', 'sensitive')),
  -- Of the present address: what its last checks say together.
  link_state text collate "C" not null default 'unchecked' check (link_state in ('unchecked', 'alive', 'unsteady', 'dead')),
  checked_on date,
  check_reason text,
  -- Came with the program, or was proposed by somebody.
  origin text collate "C" not null check (origin in ('stock', 'proposal')),
  entered_at timestamptz not null,
  entered_by text not null,
  changed_at timestamptz,
  changed_by text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  -- No place and no address without the source that gives it.
  check (num_nulls(location, location_source_title, location_source_address) in (0, 3)),
  check (num_nulls(url, url_source_title, url_source_address) in (0, 3)),
  check (link_state = 'unchecked' or (url is not null and checked_on is not null)),
  check ((changed_at is null) = (changed_by is null)),
  check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_because) in (0, 3))
);
-- One that was withdrawn keeps its name too: it does not come back with the next version of the program.
create unique index red_site_name on red_site (province, name);
create index red_site_link on red_site (checked_on nulls first, id) where url is not null and withdrawn_at is null;

-- One line a day and address: the last look of the day.
create table red_link_check (
  site_id integer not null references red_site,
  url text not null,
  on_day date not null,
  outcome text collate "C" not null check (outcome in ('alive', 'gone', 'unreached', 'refused')),
  reason text not null,
  -- Looked at from here, or brought from the extranet.
  brought boolean not null default false,
  primary key (site_id, url, on_day)
);

create table red_proposal (
  id integer generated always as identity primary key,
  -- What is to be corrected; null: a site that is not on the map yet.
  site_id integer references red_site,
  name text not null,
  province text collate "C" not null,
  place text not null,
  kind text collate "C" not null,
  themes text[] not null,
  introduction text not null,
  source_title text not null check (source_title <> ''),
  source_address text not null check (source_address ~ '^https?://'),
  location text,
  url text,
  explanation text not null,
  proposed_at timestamptz not null,
  proposed_by integer not null references account,
  proposer_name text not null,
  accepted_at timestamptz,
  accepted_site_id integer references red_site,
  -- What the desk wrote otherwise than it was proposed, by field.
  amended text[],
  declined_at timestamptz,
  declined_because text,
  withdrawn_at timestamptz,
  decided_by text,
  status text collate "C" not null generated always as (case
    when accepted_at is not null then 'accepted'
    when declined_at is not null then 'declined'
    when withdrawn_at is not null then 'withdrawn'
    else 'open' end) stored,
  check (num_nonnulls(accepted_at, declined_at, withdrawn_at) <= 1),
  check (num_nulls(accepted_at, accepted_site_id, amended) in (0, 3)),
  check ((declined_at is null) = (declined_because is null)),
  check ((decided_by is null) = (num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0))
);
create index red_proposal_open on red_proposal (proposed_at) where accepted_at is null and declined_at is null and withdrawn_at is null;
create index red_proposal_own on red_proposal (proposed_by, id);
create unique index red_proposal_one_correction on red_proposal (proposed_by, site_id)
  where accepted_at is null and declined_at is null and withdrawn_at is null;
