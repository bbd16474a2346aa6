-- 党费: bases, reliefs, what is owed for each month, what was paid, and by which file. Money in fen.

-- What the texts leave open, as the department has set it, from a month on.
create table dues_setting (
  from_month text collate "C" primary key check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  rounding text not null check (rounding in ('fen', 'jiao')),
  deduct_insurance boolean not null,
  farmer_fen integer not null check (farmer_fen between 20 and 100),
  cycle text not null check (cycle in ('monthly', 'quarterly')),
  changed_at timestamptz not null,
  changed_by text not null,
  reason text not null
);

-- 缴费基数 from a month on; `items` the pay items it is made of. A member's own proposal waits as `proposed`.
create table dues_base (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  from_month text collate "C" not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  kind text not null check (kind in
    ('salaried', 'annualSalary', 'irregularIncome', 'retired', 'farmer', 'student', 'unemployed', 'supported')),
  items jsonb not null default '{}',
  fen integer check (fen >= 0),
  state text not null check (state in ('stated', 'proposed', 'declined', 'withdrawn', 'replaced')),
  explanation text,
  stated_at timestamptz not null,
  stated_by text not null,
  confirmed_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  declined_because text,
  check ((fen is not null) = (kind in ('salaried', 'annualSalary', 'irregularIncome', 'retired'))),
  check ((state = 'declined') = (declined_because is not null)),
  check (state not in ('proposed', 'declined', 'withdrawn') or explanation is not null)
);
create unique index dues_base_one on dues_base (person_id, from_month) where state = 'stated';
create unique index dues_base_one_proposed on dues_base (person_id) where state = 'proposed';
create index dues_base_person on dues_base (person_id);

-- 减免 (第七条): studied by the branch committee, decided by the committee above. `monthly_fen` is what stays to be paid.
create table dues_relief (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  organization_id integer not null references organization,
  from_month text collate "C" not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  until_month text collate "C" not null check (until_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  monthly_fen integer not null check (monthly_fen >= 0),
  reason text not null,
  studied_on date not null,
  asked_at timestamptz not null,
  asked_by text not null,
  decided_at timestamptz,
  decided_by text,
  declined_because text,
  ended_month text collate "C",
  state text not null generated always as (case when decided_at is null then 'asked'
    when declined_because is not null then 'declined' else 'approved' end) stored,
  check (until_month >= from_month),
  check ((decided_at is null) = (decided_by is null)),
  check (declined_because is null or decided_at is not null)
);
create unique index dues_relief_one_asked on dues_relief (person_id) where decided_at is null;
create index dues_relief_person on dues_relief (person_id, from_month);
create index dues_relief_organization on dues_relief (organization_id);

-- What somebody owes for a month, and by what it was reckoned: `organization_id` where the relation was in that month.
-- `paid_fen` is the sum of the payments for it, written by whoever writes a payment.
create table dues_charge (
  person_id integer not null,
  month text collate "C" not null check (length(month) = 7),
  organization_id integer not null,
  fen integer not null check (fen >= 0),
  full_fen integer not null,
  paid_fen integer not null default 0 check (paid_fen >= 0),
  kind text not null,
  base_fen integer,
  rate smallint,
  article text not null,
  rule_version text not null,
  base_id integer,
  relief_id integer,
  made_at timestamptz not null,
  primary key (person_id, month),
  check (full_fen >= fen),
  check ((base_fen is null) = (rate is null))
);
create index dues_charge_organization on dues_charge (organization_id, month);
create index dues_charge_open on dues_charge (person_id, month) where paid_fen < fen;

-- Hundreds of thousands of charges and payments are written at once: what they refer to is looked up once for a
-- statement, not once for a row.
create function refuse_stray_charge() returns trigger language plpgsql as $$
begin
  if exists (
    select from written
      left join person on person.id = written.person_id
      left join organization on organization.id = written.organization_id
      left join dues_base base on base.id = written.base_id
      left join dues_relief relief on relief.id = written.relief_id
    where person.id is null or organization.id is null
      or base.person_id is distinct from case when written.base_id is not null then written.person_id end
      or relief.person_id is distinct from case when written.relief_id is not null then written.person_id end
  ) then
    raise exception 'a charge is of a known person and organization, by a base and a relief of that person' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger dues_charge_inserted after insert on dues_charge
  referencing new table as written for each statement execute function refuse_stray_charge();
create trigger dues_charge_updated after update on dues_charge
  referencing new table as written for each statement execute function refuse_stray_charge();

-- An amount that was reckoned anew: before, after and why. A paid month stays as it is.
create table dues_correction (
  id integer generated always as identity primary key,
  person_id integer not null,
  month text collate "C" not null,
  was_fen integer not null,
  fen integer,
  because text not null,
  at timestamptz not null,
  by text not null
);
create index dues_correction_charge on dues_correction (person_id, month);

-- A taking of money: of one person or of many at once.
create table dues_intake (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  way text not null check (way in ('cash', 'transfer', 'deduction', 'file')),
  paid_on date not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index dues_intake_organization on dues_intake (organization_id, paid_on);

-- Money of one person for one month; without a month it is a voluntary extra (第十一条). A mistake is withdrawn, not deleted.
create table dues_payment (
  id integer generated always as identity primary key,
  intake_id integer not null,
  person_id integer not null,
  month text collate "C",
  fen integer not null check (fen > 0),
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
create index dues_payment_person on dues_payment (person_id, month);
create index dues_payment_intake on dues_payment (intake_id);

create function refuse_stray_payment() returns trigger language plpgsql as $$
begin
  if exists (
    select from written
      left join dues_intake intake on intake.id = written.intake_id
      left join person on person.id = written.person_id
      left join dues_charge charge on charge.person_id = written.person_id and charge.month = written.month
    where intake.id is null or person.id is null or (written.month is not null and charge.month is null)
  ) then
    raise exception 'a payment belongs to a taking, to a known person and to a month that is owed' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger dues_payment_inserted after insert on dues_payment
  referencing new table as written for each statement execute function refuse_stray_payment();

-- A month that something is paid for is not taken out of the roll.
create function refuse_paid_charge_dropped() returns trigger language plpgsql as $$
begin
  if exists (
    select from dropped join dues_payment payment on payment.person_id = dropped.person_id and payment.month = dropped.month
    where payment.withdrawn_at is null
  ) then
    raise exception 'something is paid for this month' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger dues_charge_deleted after delete on dues_charge
  referencing old table as dropped for each statement execute function refuse_paid_charge_dropped();

-- A payment file as it was read: each line, what it was found to be, and what was answered to it.
create table dues_import (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  gateway text not null,
  file_name text not null,
  digest text not null unique,
  read_at timestamptz not null,
  read_by text not null
);
create index dues_import_organization on dues_import (organization_id);
create table dues_import_row (
  id integer generated always as identity primary key,
  import_id integer not null references dues_import,
  line integer not null,
  account text not null,
  name text not null,
  month text collate "C" not null,
  fen integer not null check (fen > 0),
  paid_on date not null,
  reference text,
  person_id integer references person,
  outcome text not null check (outcome in ('matched', 'unmatched', 'double', 'wrongAmount')),
  answer text check (answer in ('entered', 'setAside')),
  answered_at timestamptz,
  answered_by text,
  answered_because text,
  intake_id integer references dues_intake,
  unique (import_id, line),
  check (outcome <> 'matched' or person_id is not null),
  check ((answer is null) = (answered_at is null)),
  check ((answer = 'entered') = (intake_id is not null) or answer is null),
  check (answer is distinct from 'setAside' or answered_because is not null)
);
create index dues_import_row_reference on dues_import_row (reference) where reference is not null;

-- Six months without dues: looked into and decided by people. Nobody leaves the roll by it before that.
create table dues_case (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  organization_id integer not null references organization,
  from_month text collate "C" not null,
  months smallint not null check (months >= 6),
  opened_on date not null,
  measure text check (measure in ('settled', 'educated', 'deadline', 'removal')),
  note text,
  deadline_on date,
  meeting_on date,
  decided_at timestamptz,
  decided_by text,
  approved_at timestamptz,
  approved_by text,
  state text not null generated always as (case when measure is null then 'open'
    when measure in ('settled', 'educated') or approved_at is not null then 'closed' else 'proposed' end) stored,
  check ((measure is null) = (decided_at is null)),
  check (measure not in ('deadline', 'removal') or meeting_on is not null),
  check ((measure = 'deadline') = (deadline_on is not null) or measure is null),
  check (approved_at is null or measure in ('deadline', 'removal'))
);
create unique index dues_case_one on dues_case (person_id) where measure is null
  or (measure in ('deadline', 'removal') and approved_at is null);
create index dues_case_organization on dues_case (organization_id);
