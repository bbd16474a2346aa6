-- 第二重验证: what somebody has beside the password, and a session that waits for it.
alter table account_session
  -- The password (or link) was right, the second factor is still to come: nothing else is answered.
  add column factor_due boolean not null default false,
  -- When and by what whoever uses the session last showed who he is. `exempt`: people of a demo or of the practice world.
  add column proved_at timestamptz,
  add column proved_by text check (proved_by in ('password', 'link', 'totp', 'passkey', 'recoveryCode', 'exempt')),
  add check ((proved_at is null) = (proved_by is null)),
  add check (not factor_due or kept_until is null),
  drop constraint account_session_ended_because_check,
  add constraint account_session_ended_because_check check (ended_because in
    ('signedOut', 'tooMany', 'revoked', 'passwordChanged', 'disabled', 'wrongPin', 'notAllowed', 'factorFailed', 'factorsCleared'));

create table account_totp (
  account_id integer primary key references account,
  secret_sealed bytea,
  confirmed_at timestamptz,
  -- The last step of 30 seconds whose code was taken (RFC 6238 5.2): none is taken twice.
  last_step bigint,
  -- Shown to be put into an authenticator, not proved yet; the present one goes on meanwhile.
  pending_sealed bytea,
  pending_at timestamptz,
  check ((secret_sealed is null) = (confirmed_at is null)),
  check ((pending_sealed is null) = (pending_at is null)),
  check (num_nonnulls(secret_sealed, pending_sealed) > 0)
);

create table account_passkey (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports jsonb not null,
  name text not null,
  added_at timestamptz not null,
  used_at timestamptz,
  removed_at timestamptz
);
create index account_passkey_account on account_passkey (account_id) where removed_at is null;

create table account_recovery_code (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  -- The first character tells which of the ten it is, so that one hash is computed and not ten.
  mark text not null check (char_length(mark) = 1),
  code_hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  unique (account_id, mark)
);

-- What a passkey must sign: once, within minutes, for the session that asked.
create table account_challenge (
  session_id integer not null references account_session on delete cascade,
  purpose text not null check (purpose in ('add', 'prove')),
  challenge text not null,
  expires_at timestamptz not null,
  primary key (session_id, purpose)
);
