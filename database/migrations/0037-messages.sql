-- 消息: what is told to people, over which channel, and what became of it.

-- What the political work department wrote instead of the text that comes along. A published version never changes.
create table message_template_version (
  template_key text collate "C" not null check (template_key ~ '^[a-z][a-z0-9-]{1,39}$'),
  version integer not null check (version > 0),
  definition jsonb not null,
  note text not null check (note <> ''),
  published_at timestamptz not null,
  published_by text not null,
  account_id integer,
  primary key (template_key, version)
);
create trigger message_template_version_append_only before update or delete on message_template_version
  for each row execute function refuse_change_of_record();

-- One thing told to one person. `recipient`: p and the person, or a and an account that is nobody's in the register.
create table message (
  id bigint generated always as identity primary key,
  key text collate "C" not null check (key <> ''),
  recipient text collate "C" not null check (recipient ~ '^[pa]\d+$'),
  template_key text collate "C" not null,
  -- 0 is the text that comes along.
  template_version integer not null check (template_version >= 0),
  account_id integer references account,
  person_id integer references person,
  -- Not there: what only says elsewhere that something waits in the inbox.
  in_inbox boolean not null,
  -- Where the person was then: who may see that a message did not arrive.
  organization_id integer references organization,
  organization_path text collate "C" not null default '',
  facts jsonb not null,
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  about_kind text,
  about_id text,
  link text check (link like '/%' and link not like '//%'),
  urgent boolean not null,
  mandatory boolean not null,
  created_at timestamptz not null,
  read_at timestamptz,
  -- One telling of one fact to one person, whoever restarts what.
  unique (key, recipient),
  check ((about_kind is null) = (about_id is null)),
  check (num_nonnulls(account_id, person_id) = 1),
  check (recipient = coalesce('p' || person_id, 'a' || account_id)),
  check (read_at >= created_at)
);
create index message_inbox on message (recipient, id) where in_inbox;
create index message_unread on message (recipient) where in_inbox and read_at is null;
create index message_account on message (account_id) where account_id is not null;
create index message_person on message (person_id) where person_id is not null;
create index message_about on message (about_kind, about_id) where about_kind is not null;
create index message_place on message (organization_path, id);
create index message_created on message (created_at);

create function messages_follow_organization() returns trigger language plpgsql as $$
begin
  update message set organization_path = new.path where organization_id = new.id and organization_path <> new.path;
  return null;
end $$;
create trigger organization_path_followed_by_messages after update of path on organization
  for each row when (old.path is distinct from new.path) execute function messages_follow_organization();
create index message_organization on message (organization_id) where organization_id is not null;

-- A message on its way by one channel. The first channel in order is tried; the next when it failed.
create table message_delivery (
  id bigint generated always as identity primary key,
  message_id bigint not null references message,
  channel text collate "C" not null check (channel in ('sms', 'mail')),
  place integer not null check (place >= 0),
  -- waiting: for an earlier channel to fail; queued; sending: handed over just now; sent; unknown: handed over, nobody
  -- knows whether it went; delivered and failed: said by the carrier, or given up; dropped: not wanted, or in a digest.
  status text collate "C" not null
    check (status in ('waiting', 'queued', 'sending', 'sent', 'unknown', 'delivered', 'failed', 'dropped')),
  because text,
  -- Said word for word, signature and all; a digest's part has none.
  text text not null,
  filed_template text,
  filed_values jsonb,
  -- Held back till then: quiet hours, the digest of the day, another try after a failure.
  not_before timestamptz not null,
  held text collate "C" check (held in ('quiet', 'digest', 'retry', 'rate')),
  digest_id bigint references message_delivery,
  tries integer not null default 0 check (tries between 0 and 5),
  gateway text,
  to_key bytea check (octet_length(to_key) = 32),
  to_masked text,
  parts integer check (parts > 0),
  cost_milliyuan integer check (cost_milliyuan >= 0),
  claimed_at timestamptz,
  sent_at timestamptz,
  settled_at timestamptz,
  unique (message_id, channel),
  check ((status = 'sending') = (claimed_at is not null)),
  check (status not in ('failed', 'dropped', 'unknown') or because is not null),
  check ((status in ('delivered', 'failed', 'dropped')) = (settled_at is not null)),
  check (status not in ('sent', 'delivered') or sent_at is not null)
);
create index message_delivery_due on message_delivery (not_before, id) where status = 'queued';
create index message_delivery_waiting on message_delivery (message_id) where status = 'waiting';
create index message_delivery_claimed on message_delivery (claimed_at) where status = 'sending';
create index message_delivery_digest on message_delivery (digest_id) where digest_id is not null;
create index message_delivery_troubled on message_delivery (id) where status in ('failed', 'unknown');
create index message_delivery_number on message_delivery (to_key, sent_at) where to_key is not null;
create index message_delivery_sent on message_delivery (sent_at) where sent_at is not null;

-- What has settled stays so; only a carrier's word about what was sent, or a person's about what is unknown, comes after.
create function refuse_delivery_undone() returns trigger language plpgsql as $$
begin
  if old.status in ('delivered', 'dropped') and new.status <> old.status then
    raise exception 'delivery % has settled', old.id;
  end if;
  return new;
end $$;
create trigger message_delivery_settled before update on message_delivery
  for each row execute function refuse_delivery_undone();

-- The parts of an SMS, by the names the gateway gave them: a receipt names one of them.
create table message_part (
  gateway text collate "C" not null,
  gateway_id text collate "C" not null,
  delivery_id bigint not null references message_delivery,
  state text,
  delivered boolean,
  reported_at timestamptz,
  primary key (gateway, gateway_id),
  check ((state is null) = (reported_at is null) and (delivered is null) = (reported_at is null))
);
create index message_part_delivery on message_part (delivery_id);

-- Receipts that came before the answer to what was sent: kept a day, then forgotten.
create table message_receipt (
  gateway text collate "C" not null,
  gateway_id text collate "C" not null,
  state text not null,
  delivered boolean not null,
  received_at timestamptz not null,
  primary key (gateway, gateway_id)
);
create index message_receipt_age on message_receipt (received_at);

-- 上行短信: what people answered. Sent again by the gateway it is the same one.
create table message_reply (
  id bigint generated always as identity primary key,
  gateway text collate "C" not null,
  gateway_id text collate "C" not null,
  from_sealed bytea not null,
  from_key bytea not null check (octet_length(from_key) = 32),
  from_masked text not null,
  -- Whom the number belongs to; null when to nobody, or to several.
  person_id integer references person,
  text_sealed bytea not null,
  received_at timestamptz not null,
  handled_at timestamptz,
  -- What the platform understood, in words.
  outcome text,
  unique (gateway, gateway_id),
  check ((handled_at is null) = (outcome is null))
);
create index message_reply_open on message_reply (id) where handled_at is null;
create index message_reply_person on message_reply (person_id, id) where person_id is not null;

-- 短信黑名单: numbers that get no SMS, because their holders said so or because they are nobody's any more.
create table message_blocked_number (
  number_key bytea primary key check (octet_length(number_key) = 32),
  number_masked text not null,
  reason text not null check (reason <> ''),
  blocked_at timestamptz not null,
  blocked_by text not null
);

-- Channels and how they are reached. Passwords are sealed; `settings` holds what may be shown.
create table message_channel (
  channel text collate "C" primary key
    check (channel in ('sms', 'mail')),
  adapter text collate "C" not null check (adapter <> ''),
  enabled boolean not null,
  settings jsonb not null,
  secret_sealed bytea,
  -- The address a cloud tells us at ends with this; its hash is found, the rest is sealed.
  callback_key bytea unique check (octet_length(callback_key) = 32),
  callback_sealed bytea,
  per_minute integer not null check (per_minute between 1 and 60000),
  per_number_hour integer not null check (per_number_hour between 1 and 100),
  price_milliyuan integer not null check (price_milliyuan >= 0),
  changed_at timestamptz not null,
  changed_by text not null,
  check ((callback_key is null) = (callback_sealed is null))
);

-- What a person wants: at most that, and never of what is mandatory.
create table message_preference (
  person_id integer primary key references person,
  muted text[] not null default '{}',
  quiet_from integer not null check (quiet_from between 0 and 23),
  quiet_until integer not null check (quiet_until between 0 and 23),
  digest boolean not null,
  mail text check (mail ~ '^[^@\s]+@[^@\s]+$'),
  changed_at timestamptz not null
);

-- Words that carriers stop, and what to write instead.
create table message_filter_word (
  word text primary key check (word <> ''),
  instead text not null,
  added_at timestamptz not null,
  added_by text not null
);
