-- SMS leaves the intranet as a minimal queue: by the exchange to the extranet, whose gateway sends it; receipts return.

-- On the intranet: what waits for the other network.
create table message_outward (
  id integer generated always as identity primary key,
  key uuid not null unique default gen_random_uuid(),
  delivery_id bigint not null unique references message_delivery,
  template_key text collate "C" not null,
  facts jsonb not null,
  number_for text collate "C",
  number_to text collate "C",
  queued_at timestamptz not null,
  lapses_at timestamptz not null,
  sent_at timestamptz,
  ended_at timestamptz,
  check (num_nulls(number_for, number_to) in (0, 2))
);
create index message_outward_open on message_outward (id) where ended_at is null;
comment on column message_outward.number_for is 'the number, sealed for the gateway side alone; drawn up once, so that the record stays the same';
comment on column message_outward.sent_at is 'the gateway outside took it; what carriers say of it may still come';
comment on column message_outward.number_to is 'the public key it is sealed to';

-- On the extranet: what came, to be sent by the gateway there. The number stays sealed until it is dialled.
create table message_relay (
  id integer generated always as identity primary key,
  key uuid not null unique,
  template_key text collate "C" not null,
  facts jsonb not null,
  number_for text collate "C",
  lapses_at timestamptz not null,
  arrived_at timestamptz not null,
  state text collate "C" not null default 'waiting'
    check (state in ('waiting', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'lapsed', 'withdrawn')),
  because text,
  gateway text,
  gateway_ids jsonb not null default '[]',
  claimed_at timestamptz,
  sent_at timestamptz,
  settled_at timestamptz,
  dropped_at timestamptz,
  check ((state = 'sending') = (claimed_at is not null)),
  check (number_for is not null or state not in ('waiting', 'sending'))
);
create index message_relay_open on message_relay (id) where state in ('waiting', 'sending', 'sent');
comment on column message_relay.dropped_at is 'the intranet has heard of it, or asks for it no more';

-- Whether that queue leaves without being read each time: two people decide it once.
alter table exchange_partner
  add column queue_asked_at timestamptz,
  add column queue_asked_by text,
  add column queue_asked_account_id integer references account,
  add column queue_agreed_at timestamptz,
  add column queue_agreed_by text,
  add column queue_agreed_account_id integer references account,
  add check (num_nulls(queue_asked_at, queue_asked_by, queue_asked_account_id) in (0, 3)),
  add check (num_nulls(queue_agreed_at, queue_agreed_by, queue_agreed_account_id) in (0, 3)),
  add check (queue_agreed_at is null or queue_asked_at is not null),
  add check (queue_agreed_account_id <> queue_asked_account_id);
