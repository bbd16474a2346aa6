-- Reports that were made: what was asked, and the digest of what was answered, so that the same report made
-- again can be compared to it.
create table made_report (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  organization_path text collate "C" not null,
  as_of date not null,
  tables text[] not null,
  brackets_version text not null,
  digest text not null,
  made_at timestamptz not null,
  made_by text not null,
  account_id integer,
  content jsonb not null
);
create index made_report_place on made_report (organization_path, as_of, id);

-- Free cross-tables that people keep and share.
create table cross_table (
  id integer generated always as identity primary key,
  name text not null check (name <> ''),
  definition jsonb not null,
  owner_account_id integer not null references account,
  shared_with_path text collate "C",
  saved_at timestamptz not null
);
create index cross_table_owner on cross_table (owner_account_id);
