-- 全宗: whose archive it is. One for the institute.
create table archive_fonds (
  "only" boolean primary key default true check ("only"),
  code text collate "C" not null check (code ~ '^[A-Z0-9]{4}$'),
  name text not null check (name <> ''),
  set_at timestamptz not null,
  set_by text not null
);

-- 保管期限表: how long each kind of affair is kept. What is not named here is kept as the program's own table says.
create table archive_retention (
  kind text collate "C" primary key,
  retention text not null check (retention in ('Y', 'D30', 'D10')),
  reason text not null,
  set_at timestamptz not null,
  set_by text not null
);

-- The last 件号 taken in each lowest class; its row is locked until the item that takes the next is committed.
create table archive_sequence (
  class text collate "C" primary key,
  last integer not null check (last between 1 and 9999)
);

-- 件: what was filed. Everything here can be made anew from the packages alone.
create table archive_item (
  id integer generated always as identity primary key,
  archive_number text collate "C" not null unique,
  class text collate "C" not null,
  fonds text collate "C" not null,
  category text collate "C" not null,
  year smallint not null,
  retention text not null check (retention in ('Y', 'D30', 'D10')),
  department text collate "C" not null default '',
  item_number integer not null check (item_number between 1 and 9999),
  title text not null check (title <> ''),
  responsible text not null,
  formed_on date not null,
  document_numbers text not null,
  -- Everything said in its papers, for search.
  words text not null,
  organization_id integer not null references organization,
  organization_path text collate "C" not null,
  -- What was filed: a request of this id.
  subject_kind text collate "C" not null,
  subject_id integer not null,
  papers smallint not null check (papers > 0),
  pages integer not null,
  package_file_id integer not null references stored_file,
  package_digest text not null,
  bytes integer not null,
  checks jsonb not null,
  filed_at timestamptz not null,
  filed_by text not null,
  unique (class, item_number),
  unique (subject_kind, subject_id)
);
create index archive_item_place on archive_item (organization_path, id);
create index archive_item_year on archive_item (year, retention, id);

create function archive_follows_organization() returns trigger language plpgsql as $$
begin
  update archive_item set organization_path = new.path where organization_id = new.id and organization_path <> new.path;
  return null;
end $$;
create trigger organization_path_followed_by_archive after update of path on organization
  for each row when (old.path is distinct from new.path) execute function archive_follows_organization();

-- 借阅: who may read an item beyond his own reach, granted by whoever keeps the archive, until a day.
create table archive_loan (
  id integer generated always as identity primary key,
  archive_number text collate "C" not null,
  account_id integer not null references account,
  name text not null,
  reason text not null,
  asked_at timestamptz not null,
  until_on date not null,
  granted_at timestamptz,
  declined_at timestamptz,
  decided_by text,
  decided_because text,
  status text not null generated always as (case when granted_at is not null then 'granted' when declined_at is not null then 'declined' else 'asked' end) stored,
  check (num_nonnulls(granted_at, declined_at) <= 1),
  check ((decided_by is null) = (granted_at is null and declined_at is null))
);
create index archive_loan_number on archive_loan (archive_number);
create unique index archive_loan_open on archive_loan (archive_number, account_id) where granted_at is null and declined_at is null;

-- Each run over all packages, and what it found.
create table archive_inspection (
  id integer generated always as identity primary key,
  run_at timestamptz not null,
  run_by text not null,
  items integer not null,
  bytes bigint not null,
  faults jsonb not null
);
