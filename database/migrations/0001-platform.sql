-- What every feature stands on: the audit trail and the stored files.
create extension if not exists btree_gist;

-- Append-only, hash-chained: each entry's hash covers the one before it. Written in the transaction of the deed.
create table audit_entry (
  id bigint primary key,
  at timestamptz not null,
  account_id integer,
  person_id integer,
  actor_name text not null,
  acting_roles text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_name text,
  organization_path text collate "C" not null default '',
  before jsonb,
  after jsonb,
  reason text,
  ip text not null,
  agent text not null,
  previous_hash bytea not null,
  hash bytea not null unique
);
create index audit_entry_at on audit_entry (at);
create index audit_entry_subject on audit_entry (subject_kind, subject_id, id);
create index audit_entry_account on audit_entry (account_id, id);
create index audit_entry_place on audit_entry (organization_path, id);

create function refuse_change_of_trail() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_change_of_trail();
create trigger audit_entry_never_emptied before truncate on audit_entry
  for each statement execute function refuse_change_of_trail();

create table stored_file (
  id integer generated always as identity primary key,
  digest text not null,
  name text not null,
  type text not null,
  bytes integer not null check (bytes >= 0),
  stored_at timestamptz not null default now(),
  stored_by integer
);
create index stored_file_digest on stored_file (digest);

-- What the installation is: its name, the day of its first figures, switches the administrator sets.
create table setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);
