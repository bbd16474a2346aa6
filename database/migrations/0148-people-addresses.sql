-- Home addresses are kept sealed and shown masked, as numbers are (basics/masks.ts). SQL has no key: what was written before
-- is masked here where it stands, and waits in a table of its own until the program starts and seals it
-- (features/people/unsealed). Lines of the trail never held addresses.
alter table person add column home_address_sealed bytea, add column home_address_masked text;
alter table person add check ((home_address_sealed is null) or (home_address_masked is not null));

create table person_unsealed (
  kind text not null check (kind in ('record', 'proposal', 'change')),
  subject_id integer not null,
  before text,
  after text,
  primary key (kind, subject_id)
);
comment on table person_unsealed is 'home addresses of before 0148, until they are sealed at the next start; empty ever after';

insert into person_unsealed (kind, subject_id, after)
  select 'record', id, home_address from person where home_address <> '';
insert into person_unsealed (kind, subject_id, after)
  select 'proposal', id, after from proposal where field = 'homeAddress';
insert into person_unsealed (kind, subject_id, before, after)
  select 'change', id, before #>> '{values,homeAddress}', after #>> '{values,homeAddress}' from person_change
  where before #>> '{values,homeAddress}' is not null or after #>> '{values,homeAddress}' is not null;

create function pg_temp.masked(address text) returns text language sql immutable return
  case when char_length(address) < 6 then '****' else left(address, 2) || '****' end;

update person set home_address_masked = pg_temp.masked(home_address) where home_address <> '';
alter table person drop column home_address;
update proposal set before = pg_temp.masked(before), after = '' where field = 'homeAddress';
update person_change set
  before = case when before #>> '{values,homeAddress}' is null then before
    else jsonb_set(before, '{values,homeAddress}', to_jsonb(pg_temp.masked(before #>> '{values,homeAddress}'))) end,
  after = case when after #>> '{values,homeAddress}' is null then after
    else jsonb_set(after, '{values,homeAddress}', to_jsonb(pg_temp.masked(after #>> '{values,homeAddress}'))) end
where id in (select subject_id from person_unsealed where kind = 'change');
drop function pg_temp.masked;
