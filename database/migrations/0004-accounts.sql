-- Who may enter. An account without a password is entered by a sign-in link alone.
create table account (
  id integer generated always as identity primary key,
  username text collate "C" not null unique check (username <> '' and username = lower(username)),
  name text not null,
  person_id integer unique references person,
  password_hash text,
  password_at timestamptz,
  must_change_password boolean not null default true,
  -- Of a demo installation: offered on its sign-in page under this description.
  demo_title text,
  created_at timestamptz not null,
  disabled_at timestamptz,
  disabled_because text,
  check ((disabled_at is null) = (disabled_because is null)),
  check ((password_hash is null) = (password_at is null))
);

-- The passwords an account had, so that none of the last ones comes back.
create table account_password (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  password_hash text not null,
  set_at timestamptz not null
);
create index account_password_account on account_password (account_id, id);

-- Only hashes of tokens are kept: who reads the database cannot enter with what he reads.
create table account_session (
  id integer generated always as identity primary key,
  token_hash bytea not null unique,
  account_id integer not null references account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  ended_because text check (ended_because in ('signedOut', 'tooMany', 'revoked', 'passwordChanged', 'disabled')),
  ip text not null,
  agent text not null,
  check ((ended_at is null) = (ended_because is null))
);
create index account_session_account on account_session (account_id, seen_at);

create table sign_in_link (
  token_hash bytea primary key,
  account_id integer not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (expires_at > created_at)
);

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
  revoked_by text,
  revoked_because text,
  check (until_on is null or until_on > from_on),
  check (num_nulls(revoked_at, revoked_by, revoked_because) in (0, 3)),
  exclude using gist (account_id with =, role with =, organization_id with =, daterange(from_on, until_on) with &&)
    where (revoked_at is null)
);
create index role_grant_account on role_grant (account_id);
create index role_grant_organization on role_grant (organization_id);

-- Failed sign-ins, counted by username (hashed: people type passwords into the wrong field) and by address, whether
-- or not there is such an account.
create table throttle (
  key text primary key,
  failures integer not null,
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
