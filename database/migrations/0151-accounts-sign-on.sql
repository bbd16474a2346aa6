-- 单点登录: services of the house that vouch for who somebody is, and whom they know as which account.
create table sign_on_provider (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('oidc', 'ldap')),
  -- What stands on the button of the way in.
  name text not null check (name <> ''),
  -- The issuer, or the directory: ldaps:// or ldap:// with StartTLS.
  address text not null check (address <> ''),
  -- As whom the platform asks there: the client's id, or the DN of the account that looks people up.
  client text not null check (client <> ''),
  secret_sealed bytea not null,
  scope text not null default '',
  -- Of a directory: below which entry people are, and by which filter one is found.
  base text not null default '',
  filter text not null default '',
  -- Where the answer says the employee number.
  employee_claim text not null check (employee_claim <> ''),
  -- Who comes first time is known by the employee number; without it, only who was linked before.
  matches boolean not null,
  -- When it says that it asked for more than a password, no second factor is due here.
  trusts_factor boolean not null,
  -- The certificate, as PEM, that vouches for the provider; null: the system's own.
  authority text,
  enabled boolean not null,
  changed_at timestamptz not null,
  changed_by text not null,
  removed_at timestamptz,
  check (kind = 'oidc' or (base <> '' and filter <> ''))
);
create unique index sign_on_provider_name on sign_on_provider (name) where removed_at is null;

create table external_identity (
  id integer generated always as identity primary key,
  provider_id integer not null references sign_on_provider,
  -- What the provider never gives to anybody else.
  subject text not null check (subject <> ''),
  -- How people know it: the name that the provider gave, for reading only.
  shown text not null,
  account_id integer not null references account,
  linked_at timestamptz not null,
  linked_how text not null check (linked_how in ('match', 'self', 'administrator')),
  linked_by text not null,
  -- Taken apart again: it is not matched a second time by itself.
  removed_at timestamptz
);
create unique index external_identity_subject on external_identity (provider_id, subject) where removed_at is null;
create unique index external_identity_account on external_identity (provider_id, account_id) where removed_at is null;
create index external_identity_of_account on external_identity (account_id);

-- A browser on its way to a provider and back: once, within minutes. Only the browser has the token.
create table sign_on_attempt (
  token_hash bytea primary key,
  provider_id integer not null references sign_on_provider,
  -- Somebody signed in who links himself; null: somebody who enters.
  account_id integer references account,
  expires_at timestamptz not null,
  used_at timestamptz
);

alter table account_session
  -- Who vouched for him; null: the platform itself.
  add column provider_id integer references sign_on_provider,
  drop constraint account_session_proved_by_check,
  add constraint account_session_proved_by_check check (proved_by in
    ('password', 'link', 'totp', 'passkey', 'recoveryCode', 'exempt', 'oidc', 'ldap'));
