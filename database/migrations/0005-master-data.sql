-- A feed of the enterprise's master data: uploaded, pushed or pulled, compared, then taken in one transaction.
create table feed (
  id integer generated always as identity primary key,
  mode text not null check (mode in ('full', 'changes')),
  origin text not null check (origin in ('upload', 'push', 'pull', 'command', 'demo')),
  -- From this day on the master data says so, where a row does not name a day of its own.
  effective_on date not null,
  received_at timestamptz not null,
  received_by text not null,
  account_id integer,
  -- Taken without another word once it is compared.
  take_at_once boolean not null default false,
  compared_at timestamptz,
  -- How many feeds had been taken by then: when there are more, the comparison is out of date.
  compared_after integer,
  asked_to_take_at timestamptz,
  asked_by text,
  asked_account_id integer,
  taken_at timestamptz,
  taken_by text,
  discarded_at timestamptz,
  failed_at timestamptz,
  failure jsonb,
  -- How far the work has come; told to whoever comes back to the page.
  stage text,
  done integer,
  total integer,
  progress_at timestamptz,
  attempts smallint not null default 0,
  counts jsonb,
  notes jsonb,
  -- SHA-256 over keys and digests of the records, as sent and as the register holds them once taken.
  sent_digest text,
  register_digest text,
  status text not null generated always as (case when taken_at is not null then 'taken' when failed_at is not null then 'failed'
    when discarded_at is not null then 'discarded' when asked_to_take_at is not null then 'taking'
    when compared_at is not null then 'compared' else 'received' end) stored
);
create index feed_waiting on feed (progress_at) where taken_at is null and failed_at is null and discarded_at is null;
-- Only one feed is being taken at a time.
create unique index feed_taking on feed ((true))
  where asked_to_take_at is not null and taken_at is null and failed_at is null and discarded_at is null;

create table feed_file (
  feed_id integer not null references feed,
  position smallint not null,
  kind text not null check (kind in ('organizations', 'people')),
  name text not null,
  -- SHA-256 of the stored file.
  digest text not null,
  rows integer not null,
  headers jsonb not null,
  primary key (feed_id, position)
);

-- What became of a row of a feed; rows that say what is known already are only counted.
create table feed_row (
  feed_id integer not null references feed,
  file_position smallint not null,
  line integer not null,
  kind text not null check (kind in ('organizations', 'people')),
  key text collate "C" not null,
  name text not null,
  outcome text not null check (outcome in ('new', 'changed', 'quarantined')),
  -- Of changed rows: field, before, after, and whether it is taken or raises a difference.
  changes jsonb,
  -- Of quarantined rows: column, value (identity and phone numbers masked), reason.
  faults jsonb,
  cells_sealed bytea,
  primary key (feed_id, file_position, line)
);
create index feed_row_outcome on feed_row (feed_id, outcome, kind, file_position, line);
create index feed_row_quarantined on feed_row (key) where outcome = 'quarantined';

-- What the master data said last of each unit and person: the digest of the tidied row, to know at once what is the
-- same, and the values, to tell what it says anew. Identity and phone numbers are keyed hashes.
create table source_record (
  kind text not null check (kind in ('organizations', 'people')),
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
  feed_id integer not null references feed,
  organization_id integer references organization,
  person_id integer references person,
  kind text not null,
  field text not null,
  master_value text,
  register_value text,
  master_text text,
  register_text text,
  -- The real value, where master_value is only its keyed hash.
  master_sealed bytea,
  -- Fields that go with it when it is accepted.
  along jsonb not null default '[]',
  effective_on date not null,
  raised_at timestamptz not null,
  asked_at timestamptz,
  asked_by text,
  question text,
  replied_at timestamptz,
  replied_by text,
  reply text,
  accepted_at timestamptz,
  declined_at timestamptz,
  -- Overtaken: the master data says something else by now, or the register says the same.
  settled_at timestamptz,
  decided_by text,
  decided_because text,
  status text not null generated always as (case when accepted_at is not null then 'accepted' when declined_at is not null then 'declined'
    when settled_at is not null then 'settled' when replied_at is not null then 'replied' when asked_at is not null then 'asked'
    else 'open' end) stored,
  check (num_nonnulls(organization_id, person_id) = 1),
  check (num_nonnulls(accepted_at, declined_at, settled_at) <= 1),
  check ((asked_at is null) = (question is null)),
  check (replied_at is null or asked_at is not null),
  check (declined_at is null or decided_because is not null)
);
create index difference_person on difference (person_id);
create index difference_organization on difference (organization_id);
create index difference_undecided on difference (id) where accepted_at is null and declined_at is null and settled_at is null;
-- The same pair of values is raised once: not again while it waits, and not again once it was declined.
create unique index difference_once on difference (coalesce(person_id, 0), coalesce(organization_id, 0), field,
  coalesce(master_value, ''), coalesce(register_value, '')) where accepted_at is null and settled_at is null;

-- A source pulled over HTTP, page by page.
create table feed_source (
  id integer generated always as identity primary key,
  name text not null unique check (name <> ''),
  url text not null,
  authorization_sealed bytea,
  mode text not null check (mode in ('full', 'changes')),
  cron text,
  take_at_once boolean not null default false,
  enabled boolean not null default true,
  last_run_at timestamptz,
  last_feed_id integer references feed,
  last_failure text
);
