-- 摆渡: signed and sealed packages between the intranet and the extranet, one way at a time.

create table exchange_partner (
  id integer generated always as identity primary key,
  name text not null check (name <> ''),
  zone text collate "C" not null check (zone in ('intranet', 'extranet')),
  card text not null,
  fingerprint text collate "C" not null check (fingerprint ~ '^[0-9a-f]{32}$'),
  own_fingerprint text collate "C" not null check (own_fingerprint ~ '^[0-9a-f]{32}$'),
  since timestamptz not null,
  since_by text not null,
  until timestamptz,
  until_by text,
  until_because text check (until_because <> ''),
  -- What its last receipt says: of which of its packages, and all of ours that it has up to that number.
  their_number integer not null default 0,
  their_have integer not null default 0,
  their_at timestamptz,
  receipt_due boolean not null default false,
  unique (fingerprint, own_fingerprint),
  check (num_nulls(until, until_by, until_because) in (0, 3))
);
create unique index exchange_partner_one on exchange_partner ((true)) where until is null;
comment on column exchange_partner.card is 'its network and public keys, in one line';
comment on column exchange_partner.own_fingerprint is 'of our own card then: other keys begin a new row of numbers';
comment on column exchange_partner.receipt_due is 'something has come that the other side is to hear of';

create table exchange_package (
  id integer generated always as identity primary key,
  partner_id integer not null references exchange_partner,
  direction text collate "C" not null check (direction in ('out', 'in')),
  number integer check (number >= 1),
  state text collate "C" not null
    check (state in ('draft', 'checked', 'released', 'handed', 'confirmed', 'discarded', 'waiting', 'taken')),
  digest text collate "C" check (digest ~ '^[0-9a-f]{64}$'),
  manifest text,
  signature text,
  whole jsonb not null default '{}',
  items integer not null default 0,
  bytes bigint not null default 0,
  made_at timestamptz not null,
  made_by text not null,
  account_id integer,
  checked_at timestamptz,
  checked_by text,
  checked_account_id integer,
  released_at timestamptz,
  released_by text,
  released_account_id integer,
  handed_at timestamptz,
  hand_outs integer not null default 0,
  confirmed_at timestamptz,
  taken_at timestamptz,
  discarded_at timestamptz,
  discarded_by text,
  discarded_because text check (discarded_because <> ''),
  check (released_account_id <> checked_account_id),
  check ((number is null) = (state in ('draft', 'checked', 'discarded'))),
  check ((number is null) = (digest is null)),
  check ((direction = 'in') = (state in ('waiting', 'taken'))),
  check ((released_at is not null) = (state in ('released', 'handed', 'confirmed'))),
  check (state <> 'checked' or checked_at is not null)
);
create unique index exchange_package_number on exchange_package (partner_id, direction, number);
create unique index exchange_package_open on exchange_package ((true)) where state in ('draft', 'checked');
comment on column exchange_package.digest is 'of the manifest, in which everything in the package is named by its own';
comment on column exchange_package.whole is 'kinds that are sent anew as a whole: every key there is';

create table exchange_item (
  id integer generated always as identity primary key,
  package_id integer not null references exchange_package,
  position integer not null,
  kind text collate "C" not null,
  key uuid not null,
  name text not null,
  gone boolean not null default false,
  digest text collate "C" check (digest ~ '^[0-9a-f]{64}$'),
  body text,
  files jsonb not null default '[]',
  bytes bigint not null default 0,
  held_because text check (held_because <> ''),
  held_by text,
  outcome text collate "C" check (outcome in ('taken', 'same', 'gone', 'differs')),
  unique (package_id, kind, key),
  check (gone = (digest is null)),
  check ((held_because is null) = (held_by is null))
);
comment on column exchange_item.body is 'what is said of the record, exactly as it is sent; let go of when the other side has it';
comment on column exchange_item.held_because is 'left out of the package';

create table exchange_finding (
  id integer generated always as identity primary key,
  item_id integer not null references exchange_item,
  what text collate "C" not null,
  place text not null,
  excerpt text not null,
  grade text collate "C" not null check (grade in ('never', 'decide', 'note')),
  allowed_at timestamptz,
  allowed_by text,
  allowed_because text check (allowed_because <> ''),
  check (num_nulls(allowed_at, allowed_by, allowed_because) in (0, 3)),
  check (grade = 'decide' or allowed_at is null)
);
create index exchange_finding_item on exchange_finding (item_id);
comment on column exchange_finding.excerpt is 'with what was found masked';

create table exchange_standing (
  partner_id integer not null references exchange_partner,
  direction text collate "C" not null check (direction in ('out', 'in')),
  kind text collate "C" not null,
  key uuid not null,
  digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  name text not null,
  primary key (partner_id, direction, kind, key)
);

-- What the other side says in its receipts of the kinds that we own.
create table exchange_agreement (
  partner_id integer not null references exchange_partner,
  kind text collate "C" not null,
  count integer not null,
  digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  said_at timestamptz not null,
  whole_due boolean not null default false,
  whole_for text collate "C",
  primary key (partner_id, kind)
);
comment on column exchange_agreement.whole_due is 'the next package carries all of the kind';
comment on column exchange_agreement.whole_for is 'the digest of theirs for which all was sent anew: not twice for the same';

-- Records are named by these in packages: the numbers of our own tables stay here.
create table exchange_key (
  kind text collate "C" not null,
  local_id integer not null,
  key uuid not null,
  primary key (kind, local_id),
  unique (kind, key)
);

create table exchange_refusal (
  id integer generated always as identity primary key,
  at timestamptz not null,
  file_name text not null,
  code text collate "C" not null,
  facts jsonb not null
);

-- A content is looked through once by the same rules.
create table exchange_scan (
  digest text collate "C" primary key check (digest ~ '^[0-9a-f]{64}$'),
  rules integer not null,
  findings jsonb not null,
  at timestamptz not null
);
