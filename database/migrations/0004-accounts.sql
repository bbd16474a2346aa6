create table account (
  id integer generated always as identity primary key,
  username text collate "C" not null unique check (username <> ''),
  name text not null,
  person_id integer unique references person,
  password_hash text,
  password_at timestamptz,
  must_change_password boolean not null default true,
  failures integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  disabled_at timestamptz,
  disabled_because text,
  check ((disabled_at is null) = (disabled_because is null))
);
create table account_password (
  account_id integer not null references account,
  password_hash text not null,
  set_at timestamptz not null,
  primary key (account_id, set_at)
);
create table account_session (
  id integer generated always as identity primary key,
  token_hash bytea not null unique,
  account_id integer not null references account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  ended_because text,
  ip text not null,
  agent text not null
);
create index account_session_open on account_session (account_id) where ended_at is null;

-- A role held for an organization, with dates. Roles that come from a post or from membership are not stored:
-- they are read from the register and end with the post's term.
create table role_grant (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  role text not null check (role in ('branch', 'committee', 'politicalWorkDepartment')),
  organization_id integer not null references organization,
  from_on date not null,
  until_on date,
  reason text not null,
  granted_at timestamptz not null,
  granted_by text not null,
  revoked_at timestamptz,
  revoked_because text,
  check (until_on is null or until_on > from_on),
  check ((revoked_at is null) = (revoked_because is null))
);
create index role_grant_account on role_grant (account_id) where revoked_at is null;
create unique index role_grant_once on role_grant (account_id, role, organization_id) where revoked_at is null;

create table throttle (
  key text primary key,
  attempts integer not null,
  until_at timestamptz not null
);

-- Saved views of lists: filters, columns, order.
create table saved_view (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  list text not null,
  name text not null check (name <> ''),
  definition jsonb not null,
  saved_at timestamptz not null,
  unique (account_id, list, name)
);
