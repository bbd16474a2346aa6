-- 扫码签到 of a meeting, and the answers to what a device may have to send twice.

-- That somebody said to be there. The record of the meeting is made by its recorder; this only helps him.
create table meeting_sign_in (
  meeting_id integer not null references meeting,
  person_id integer not null references person,
  -- When it was: of a code that came later, when the code stood on the screen.
  signed_at timestamptz not null,
  arrived_at timestamptz not null,
  -- With the code on the screen; the same, sent later for want of a signal; entered by whoever keeps the record.
  way text not null check (way in ('code', 'delayed', 'entered')),
  entered_by text,
  because text check (because <> ''),
  account_id integer,
  primary key (meeting_id, person_id),
  check (signed_at <= arrived_at),
  -- 补签 says who entered it and why.
  check (num_nonnulls(entered_by, because) in (0, 2)),
  check ((way = 'entered') = (because is not null))
);
create trigger meeting_sign_in_append_only before update or delete on meeting_sign_in
  for each row execute function refuse_change_of_record();

create function refuse_sign_in_after_confirmation() returns trigger language plpgsql as $$
begin
  if exists (select from meeting where id = new.meeting_id and (confirmed_at is not null or cancelled_at is not null)) then
    raise exception 'meeting % takes no more sign-ins', new.meeting_id;
  end if;
  return new;
end $$;
create trigger meeting_sign_in_open before insert on meeting_sign_in
  for each row execute function refuse_sign_in_after_confirmation();

-- What was answered to a deed that its sender named: sent again, it is answered again and not done again.
create table kept_answer (
  account_id integer not null references account on delete cascade,
  key text not null check (key ~ '^[A-Za-z0-9-]{16,64}$'),
  -- SHA-256 of what was asked, and of how far the power reached.
  asked bytea not null check (octet_length(asked) = 32),
  -- Sealed: it may hold what nobody else may read. Null only while the deed is being done.
  answer bytea,
  kept_at timestamptz not null,
  primary key (account_id, key)
);
create index kept_answer_age on kept_answer (kept_at);
