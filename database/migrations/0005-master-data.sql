-- A feed of the enterprise's master data: uploaded or pulled, compared, then taken in one transaction.
create table feed (
  id integer generated always as identity primary key,
  mode text not null check (mode in ('full', 'changes')),
  origin text not null check (origin in ('upload', 'push', 'pull', 'command', 'demo')),
  effective_on date not null,
  received_at timestamptz not null,
  received_by text not null,
  account_id integer,
  compared_at timestamptz,
  asked_to_take_at timestamptz,
  taken_at timestamptz,
  taken_by text,
  discarded_at timestamptz,
  failed_at timestamptz,
  failure text,
  digest text not null,
  register_digest text,
  counts jsonb,
  notes jsonb,
  status text not null generated always as (case when taken_at is not null then 'taken' when failed_at is not null then 'failed'
    when discarded_at is not null then 'discarded' when asked_to_take_at is not null then 'taking'
    when compared_at is not null then 'compared' else 'received' end) stored
);
create table feed_file (
  feed_id integer not null references feed,
  position smallint not null,
  kind text not null check (kind in ('organizations', 'people')),
  name text not null,
  digest text not null,
  rows integer,
  primary key (feed_id, position)
);
-- One row of a feed as it was read and what became of it. `outcome` new | changed | same | quarantined.
create table feed_row (
  feed_id integer not null references feed,
  file_position smallint not null,
  line integer not null,
  kind text not null,
  key text not null,
  name text,
  outcome text not null check (outcome in ('new', 'changed', 'quarantined')),
  changes jsonb,
  faults jsonb,
  cells_sealed bytea,
  primary key (feed_id, file_position, line)
);
create index feed_row_outcome on feed_row (feed_id, outcome, file_position, line);

-- What the master data said last of each unit and person: the digest of the tidied row, to know at once what is
-- the same, and the values that the register may answer otherwise.
create table source_record (
  kind text not null check (kind in ('organization', 'person')),
  key text collate "C" not null,
  digest bytea not null,
  said jsonb not null,
  feed_id integer not null references feed,
  missing_since date,
  primary key (kind, key)
);

-- 对账箱: the master data says this, the register says otherwise.
create table difference (
  id integer generated always as identity primary key,
  feed_id integer references feed,
  subject text not null check (subject in ('organization', 'person')),
  organization_id integer references organization,
  person_id integer references person,
  kind text not null,
  field text not null,
  master_value text,
  register_value text,
  master_text text,
  register_text text,
  effective_on date not null,
  raised_at timestamptz not null,
  accepted_at timestamptz,
  declined_at timestamptz,
  answer_reason text,
  asked_at timestamptz,
  question text,
  asked_reply text,
  settled_at timestamptz,
  decided_by text,
  organization_path text collate "C" not null default '',
  status text not null generated always as (case when accepted_at is not null then 'accepted' when declined_at is not null then 'declined'
    when settled_at is not null then 'settled' when asked_at is not null then 'asked' else 'open' end) stored,
  check (num_nonnulls(organization_id, person_id) = 1)
);
create index difference_open on difference (organization_path, id) where accepted_at is null and declined_at is null and settled_at is null;
create index difference_person on difference (person_id);
create unique index difference_once on difference (subject, coalesce(person_id, organization_id), field, coalesce(master_value, ''), coalesce(register_value, ''))
  where accepted_at is null and settled_at is null;

-- A source pulled over HTTP, page by page.
create table feed_source (
  id integer generated always as identity primary key,
  name text not null,
  url text not null,
  authorization_sealed bytea,
  mode text not null check (mode in ('full', 'changes')),
  cron text,
  take_at_once boolean not null default false,
  next_cursor text,
  last_feed_id integer references feed,
  last_failure text,
  last_run_at timestamptz,
  enabled boolean not null default true
);
