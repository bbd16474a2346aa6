-- 短信审批: who agreed to it, which codes were sent, what phones answered.

-- Kinds of affairs that may be decided by SMS at all: never what concerns somebody's membership or discipline.
alter table affair_kind add column sms_allowed boolean not null default false;
update affair_kind set sms_allowed = true where key in ('matter', 'request');

create table sms_consent (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  person_id integer not null references person,
  phone_key bytea not null check (octet_length(phone_key) = 32),
  phone_masked text not null,
  signed_name text not null check (signed_name <> ''),
  agreed_at timestamptz not null,
  -- After a change of number it rests.
  usable_from timestamptz not null,
  ended_at timestamptz,
  ended_because text,
  check (usable_from >= agreed_at),
  check ((ended_at is null) = (ended_because is null)),
  check (ended_at >= agreed_at)
);
create unique index sms_consent_own on sms_consent (account_id) where ended_at is null;
create index sms_consent_account on sms_consent (account_id, id);
create index sms_consent_person on sms_consent (person_id);

create table sms_code (
  id bigint generated always as identity primary key,
  affair_id integer not null references affair,
  task_id integer not null references affair_task,
  consent_id integer not null references sms_consent,
  phone_key bytea not null check (octet_length(phone_key) = 32),
  -- Keyed hash of to-do, number and code: nobody who reads the database learns the code.
  code_key bytea not null check (octet_length(code_key) = 32),
  -- Of the affair, its documents and attachments as they were.
  digest bytea not null check (octet_length(digest) = 32),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  -- open; held: answered, not in effect yet; used: in effect; dead.
  status text collate "C" not null default 'open' check (status in ('open', 'held', 'used', 'dead')),
  verdict text collate "C" check (verdict in ('approve', 'decline')),
  reason_sealed bytea,
  effective_at timestamptz,
  ended_at timestamptz,
  ended_because text collate "C",
  check (expires_at > issued_at),
  check ((verdict is null) = (effective_at is null)),
  check (status not in ('held', 'used') or verdict is not null),
  check ((status in ('used', 'dead')) = (ended_at is not null)),
  check ((status = 'dead') = (ended_because is not null))
);
create unique index sms_code_standing on sms_code (task_id, consent_id) where status in ('open', 'held');
create index sms_code_phone on sms_code (phone_key, id);
create index sms_code_held on sms_code (effective_at) where status = 'held';
create index sms_code_affair on sms_code (affair_id);
create index sms_code_consent on sms_code (consent_id);

-- A code that was used stays so.
create function refuse_sms_code_undone() returns trigger language plpgsql as $$
begin
  if old.status in ('used', 'dead') then
    raise exception 'code % has ended', old.id;
  end if;
  return new;
end $$;
create trigger sms_code_ended before update on sms_code
  for each row execute function refuse_sms_code_undone();

-- What became of each answer: the answer itself is sealed in message_reply. One line an answer, whoever tells it again.
create table sms_attempt (
  reply_id bigint primary key references message_reply,
  phone_key bytea not null check (octet_length(phone_key) = 32),
  account_id integer references account,
  code_id bigint references sms_code,
  outcome text collate "C" not null,
  at timestamptz not null
);
create index sms_attempt_phone on sms_attempt (phone_key, at);
create index sms_attempt_at on sms_attempt (at, reply_id);
create index sms_attempt_code on sms_attempt (code_id) where code_id is not null;
create index sms_attempt_account on sms_attempt (account_id) where account_id is not null;
create trigger sms_attempt_append_only before update or delete on sms_attempt
  for each row execute function refuse_change_of_record();
