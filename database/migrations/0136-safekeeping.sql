-- 备份: each time the platform made a copy of everything, or tried to: what came of it, and of the drill that was held with it.
create table backup_run (
  id bigint generated always as identity primary key,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  progress text not null default '',
  asked_account integer references account (id),
  asked_by text,
  folder text not null check (folder <> ''),
  file text,
  encrypted boolean not null,
  drill boolean not null,
  ended_at timestamptz,
  bytes bigint check (bytes > 0),
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  row_count bigint,
  file_count integer,
  table_count integer,
  keys boolean,
  fault text,
  fault_part text,
  drill_fault text,
  drilled jsonb,
  removed_at timestamptz,
  -- It is made, or says why not.
  check (ended_at is null and digest is null and fault is null or ended_at is not null and (digest is null) <> (fault is null)),
  check ((digest is null) = (file is null) and (digest is null) = (bytes is null)),
  check (removed_at is null or file is not null)
);
comment on column backup_run.seen_at is 'when its process last gave a sign of life';
comment on column backup_run.asked_by is 'who asked for it; null: the clock';
comment on column backup_run.keys is 'whether the keys are in it';
comment on column backup_run.fault is 'why there is none: a code of the system or of the program';
comment on column backup_run.drilled is 'what the drill found';
comment on column backup_run.removed_at is 'when its file was taken away because newer ones are kept';

-- One at a time.
create unique index backup_run_running on backup_run ((true)) where ended_at is null;
create index backup_run_began on backup_run (began_at desc);
