-- 党费收支: what is handed up, what goes to the centre, what is used, and the statement of a year. Money in fen.

-- 留存比例: what stays with a branch and with a committee, in percent, and by which text.
alter table dues_setting
  add column branch_keeps smallint not null default 0 check (branch_keeps between 0 and 100),
  add column committee_keeps smallint not null default 80 check (committee_keeps between 0 and 100),
  add column keeps_by text not null default '' check (length(keeps_by) <= 200);

-- 期初余额: what an organization held when its fund was taken over from paper; what lies before the year is not counted.
create table dues_opening (
  organization_id integer primary key references organization,
  from_year smallint not null check (from_year between 2000 and 2200),
  fen integer not null check (fen >= 0),
  note text not null check (note <> ''),
  set_at timestamptz not null,
  set_by text not null
);

-- 党费上缴: from an organization to the committee above (none: out of the institute), confirmed there with a receipt.
create table dues_remittance (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  receiver_id integer references organization,
  from_month text collate "C" not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  until_month text collate "C" not null check (until_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  -- Collected by itself, and received from below, in these months; what of it stays.
  collected_fen integer not null check (collected_fen >= 0),
  received_fen integer not null check (received_fen >= 0),
  kept_fen integer not null check (kept_fen >= 0),
  fen integer not null check (fen > 0),
  handed_on date not null,
  note text,
  sent_at timestamptz not null,
  sent_by text not null,
  received_on date,
  receipt_number text check (receipt_number <> ''),
  confirmed_at timestamptz,
  confirmed_by text,
  ended_how text check (ended_how in ('recalled', 'returned')),
  ended_at timestamptz,
  ended_by text,
  ended_because text check (ended_because <> ''),
  -- The remittance further up in which it was counted.
  part_of_id integer references dues_remittance,
  state text not null generated always as (case when ended_how is not null then ended_how
    when confirmed_at is not null then 'confirmed' else 'sent' end) stored,
  check (until_month >= from_month),
  check (organization_id <> receiver_id),
  check (kept_fen <= collected_fen + received_fen),
  check (fen = collected_fen + received_fen - kept_fen or note is not null),
  check (num_nonnulls(received_on, receipt_number, confirmed_at, confirmed_by) in (0, 4)),
  check (received_on >= handed_on),
  check (num_nonnulls(ended_how, ended_at, ended_by, ended_because) in (0, 4)),
  check (ended_how is distinct from 'recalled' or confirmed_at is null),
  check (part_of_id is null or (confirmed_at is not null and ended_how is null))
);
create index dues_remittance_organization on dues_remittance (organization_id, handed_on);
create index dues_remittance_receiver on dues_remittance (receiver_id, received_on);
create index dues_remittance_part on dues_remittance (part_of_id) where part_of_id is not null;
create unique index dues_remittance_receipt on dues_remittance (receiver_id, receipt_number) nulls not distinct
  where confirmed_at is not null and ended_how is null;

-- A taking is handed up once; with nothing here it has not been yet.
alter table dues_intake add column remittance_id integer references dues_remittance;
create index dues_intake_remittance on dues_intake (remittance_id) where remittance_id is not null;

-- What was handed up is not withdrawn behind its back.
create function refuse_withdrawal_of_handed_up() returns trigger language plpgsql as $$
begin
  if exists (select from dues_intake where id = new.intake_id and remittance_id is not null) then
    raise exception 'this payment was handed up' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger dues_payment_handed_up before update of withdrawn_at on dues_payment
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null)
  execute function refuse_withdrawal_of_handed_up();

-- 大额党费 (第十一条): handed on whole to the centre through the committee, with a paper; its receipt comes back.
create table dues_gift (
  payment_id integer primary key references dues_payment,
  brief text not null check (brief <> ''),
  forwarded_on date not null,
  forwarded_at timestamptz not null,
  forwarded_by text not null,
  receipted_on date,
  receipt_number text check (receipt_number <> ''),
  receipted_at timestamptz,
  receipted_by text,
  check (num_nonnulls(receipted_on, receipt_number, receipted_at, receipted_by) in (0, 4)),
  check (receipted_on >= forwarded_on)
);

-- 党费使用 (第十九条): for one of the lawful purposes, decided by the committee together (第二十条).
create table dues_use (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  purpose text not null check (purpose in ('training', 'reading', 'commending', 'hardship', 'disaster')),
  used_on date not null,
  fen integer not null check (fen > 0),
  reason text not null check (reason <> ''),
  decided_on date not null,
  decision text not null check (decision <> ''),
  meeting_id integer references meeting,
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  check (decided_on <= used_on),
  check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) in (0, 3))
);
create index dues_use_organization on dues_use (organization_id, used_on);

create table dues_use_file (
  id integer generated always as identity primary key,
  use_id integer not null references dues_use,
  file_id integer not null references stored_file,
  added_at timestamptz not null,
  added_by text not null,
  unique (use_id, file_id)
);

-- 收缴使用情况公示: the fund of a year as it was told to the members, kept with its digest. It closes the year.
create table dues_statement (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  year smallint not null check (year between 2000 and 2200),
  content jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  made_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) in (0, 3))
);
create unique index dues_statement_one on dues_statement (organization_id, year) where withdrawn_at is null;

create function refuse_change_of_statement() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or (old.organization_id, old.year, old.content, old.digest, old.made_at, old.made_by)
      is distinct from (new.organization_id, new.year, new.content, new.digest, new.made_at, new.made_by) then
    raise exception 'a statement stays as it was told' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger dues_statement_stays before update or delete on dues_statement
  for each row execute function refuse_change_of_statement();

-- Nothing is added to a year whose statement was told.
create function refuse_closed_year() returns trigger language plpgsql as $$
begin
  if exists (
    select from written join dues_statement told on told.organization_id = written.organization_id
      and told.withdrawn_at is null
      and told.year = extract(year from case tg_table_name when 'dues_use' then to_jsonb(written) ->> 'used_on'
        when 'dues_intake' then to_jsonb(written) ->> 'paid_on' else to_jsonb(written) ->> 'handed_on' end::date)
  ) then
    raise exception 'the statement of this year was told' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger dues_use_closed after insert on dues_use
  referencing new table as written for each statement execute function refuse_closed_year();
create trigger dues_intake_closed after insert on dues_intake
  referencing new table as written for each statement execute function refuse_closed_year();
create trigger dues_remittance_closed after insert on dues_remittance
  referencing new table as written for each statement execute function refuse_closed_year();
