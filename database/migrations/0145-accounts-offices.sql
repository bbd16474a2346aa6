-- 三员: system, security and audit administrators, each in an account of its own.
create table administrator (
  id integer generated always as identity primary key,
  -- Made for the appointment, closed with it.
  account_id integer not null unique references account,
  office text not null check (office in ('systemAdministrator', 'securityAdministrator', 'auditAdministrator')),
  -- Who sits there; the account itself is no person's, so that neither membership nor posts come with it.
  person_id integer not null references person,
  from_on date not null,
  until_on date,
  appointed_at timestamptz not null,
  appointed_by text not null,
  reason text not null,
  relieved_by text,
  relieved_because text,
  check (until_on >= from_on),
  check (num_nulls(until_on, relieved_by, relieved_because) in (0, 3)),
  -- Nobody sits in two of them at once.
  exclude using gist (person_id with =, daterange(from_on, until_on) with &&)
);
create index administrator_person on administrator (person_id);

-- The day on which all three were appointed: from then on nobody else administers accounts, rights and the trail.
create table office_separation (
  only_one boolean primary key default true check (only_one),
  began_at timestamptz not null,
  began_by text not null
);

-- An account of one of the three holds nothing else, by whatever way that would be written.
create function office_stays_apart() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'administrator' then
    if exists (select from account where id = new.account_id and person_id is not null)
      or exists (select from role_grant where account_id = new.account_id) then
      raise exception 'the account of an administrator holds no other role' using errcode = 'check_violation';
    end if;
  elsif tg_table_name = 'role_grant' then
    if exists (select from administrator where account_id = new.account_id) then
      raise exception 'an administrator is granted no role' using errcode = 'check_violation';
    end if;
  elsif new.person_id is not null and exists (select from administrator where account_id = new.id) then
    raise exception 'the account of an administrator is no person''s' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger administrator_stays_apart before insert or update on administrator
  for each row execute function office_stays_apart();
create trigger role_grant_stays_apart before insert or update on role_grant
  for each row execute function office_stays_apart();
create trigger account_stays_apart before update of person_id on account
  for each row execute function office_stays_apart();
