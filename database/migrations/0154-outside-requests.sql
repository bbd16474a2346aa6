-- 外网办事: a request begun outside of the house, decided inside, its result told outside again. Both networks have these
-- tables: the extranet holds of whom a code was given to nothing but the digest of the code.

create table outside_pass (
  id integer generated always as identity primary key,
  hash text collate "C" not null unique check (hash ~ '^[0-9a-f]{64}$'),
  valid_until date not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  -- Inside alone:
  organization_id integer references organization,
  organization_path text collate "C",
  holder text check (holder <> ''),
  account_id integer references account,
  made_by text,
  ended_by text,
  check (num_nulls(organization_id, organization_path, holder, account_id, made_by) in (0, 5))
);
create index outside_pass_path on outside_pass (organization_path);
comment on column outside_pass.hash is 'SHA-256 of the code, which is drawn of 100 bits and told once';
comment on column outside_pass.organization_id is 'for which it asks; unknown outside, like all that follows';

create table outside_request (
  id integer generated always as identity primary key,
  key uuid not null unique default gen_random_uuid(),
  pass_id integer not null references outside_pass,
  matter text not null check (matter <> ''),
  body text not null check (body <> ''),
  written_at timestamptz not null,
  -- Inside: when it came, and what was made of it.
  arrived_at timestamptz,
  request_id integer unique references request on delete set null,
  taken_up_at timestamptz,
  taken_up_by text,
  declined_at timestamptz,
  declined_by text,
  declined_because text check (declined_because <> ''),
  check (num_nulls(declined_at, declined_by, declined_because) in (0, 3)),
  check (declined_at is null or request_id is null)
);
create index outside_request_pass on outside_request (pass_id);
comment on column outside_request.key is 'the same in both networks: drawn where it was written';

create table outside_request_file (
  request_id integer not null references outside_request on delete cascade,
  position integer not null,
  file_id integer not null references stored_file,
  primary key (request_id, position)
);

-- Outside: what the intranet tells of it, the last that came.
create table outside_result (
  key uuid primary key,
  state text collate "C" not null
    check (state in ('arrived', 'declined', 'drafted', 'running', 'agreed', 'refused', 'withdrawn')),
  number text check (number <> ''),
  reply_number text check (reply_number <> ''),
  replied_on date,
  because text check (because <> ''),
  told_at timestamptz not null
);
