-- 办事指南: decision trees as data, in versions.

create table guide (
  key text collate "C" primary key check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
  -- In which order they are listed.
  position integer not null unique,
  made_at timestamptz not null,
  made_by text not null
);

-- Every version as it was published; the newest holds.
create table guide_version (
  guide_key text collate "C" not null references guide,
  version integer not null check (version >= 1),
  definition jsonb not null check (definition ? 'nodes' and jsonb_array_length(definition -> 'nodes') > 0),
  note text not null check (note <> ''),
  published_at timestamptz not null,
  published_by text not null,
  account_id integer,
  primary key (guide_key, version)
);
create trigger guide_version_stays before update or delete on guide_version
  for each row execute function refuse_change_of_record();
