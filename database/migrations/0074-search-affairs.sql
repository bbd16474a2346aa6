-- 检索 over what is dealt with: general matters, elections, establishments, transfers, admissions, commendations.

-- A material of many parts is written a few parts at a time: from where on.
alter table search_stale add column from_part integer not null default 0 check (from_part >= 0);

-- Nothing is gained from statistics of words, and taking them means to unpack the words of thousands of entries, while
-- everybody else waits: a search says itself by which index it looks.
alter table search_entry alter column words set statistics 0, alter column titling set statistics 0,
  alter column text set statistics 0;

-- Where the files of somebody stand when he moves.
create index search_entry_person on search_entry (person_id) where source = 'admission';

-- Of affairs the general matters alone: the others are papers and requests, which are sources of their own.
create function search_matter_added() returns trigger language plpgsql as $$
begin
  insert into search_stale (source, subject_id) select 'matter', id from added where kind = 'matter';
  return null;
end $$;
create trigger affair_added_to_search after insert on affair referencing new table as added
  for each statement execute function search_matter_added();
create trigger affair_gone_from_search after delete on affair
  for each row when (old.kind = 'matter') execute function search_changed('matter');
create trigger affair_changed_in_search after update of title, subject, status on affair for each row
  when (old.kind = 'matter' and (old.title, old.subject, old.status) is distinct from (new.title, new.subject, new.status))
  execute function search_changed('matter');

-- Whoever has to do with a matter from now on finds it.
create function search_matter_hands() returns trigger language plpgsql as $$
begin
  insert into search_stale (source, subject_id)
    select distinct 'matter', affair.id from added join affair on affair.id = added.affair_id where affair.kind = 'matter';
  return null;
end $$;
create trigger affair_task_added_to_search after insert on affair_task referencing new table as added
  for each statement execute function search_matter_hands();
create trigger affair_task_changed_in_search after update on affair_task referencing new table as added
  for each statement execute function search_matter_hands();
create trigger affair_copy_added_to_search after insert on affair_copy referencing new table as added
  for each statement execute function search_matter_hands();

create trigger election_added_to_search after insert on election referencing new table as added
  for each statement execute function search_added('election');
create trigger election_changed_in_search after delete or update on election
  for each row execute function search_changed('election');

create function search_election_candidate() returns trigger language plpgsql as $$
begin
  insert into search_stale (source, subject_id) select distinct 'election', election_id from changed;
  return null;
end $$;
create trigger election_candidate_added_to_search after insert on election_candidate referencing new table as changed
  for each statement execute function search_election_candidate();
create trigger election_candidate_gone_from_search after delete on election_candidate referencing old table as changed
  for each statement execute function search_election_candidate();

create trigger establishment_added_to_search after insert on establishment referencing new table as added
  for each statement execute function search_added('establishment');
create trigger establishment_changed_in_search after delete or update on establishment
  for each row execute function search_changed('establishment');

create trigger transfer_added_to_search after insert on transfer referencing new table as added
  for each statement execute function search_added('transfer');
create trigger transfer_changed_in_search after delete or update of kind, state, person_id, from_id, from_name, to_id,
  to_committee_id, to_name, cause, explanation, letter_id, their_number, done_on on transfer
  for each row execute function search_changed('transfer');

create trigger admission_added_to_search after insert on admission referencing new table as added
  for each statement execute function search_added('admission');
create trigger admission_gone_from_search after delete on admission
  for each row execute function search_changed('admission');
create trigger admission_changed_in_search after update on admission for each row
  when ((old.stage, old.done_on, old.ended_on) is distinct from (new.stage, new.done_on, new.ended_on))
  execute function search_changed('admission');

create function search_admission_entry() returns trigger language plpgsql as $$
begin
  insert into search_stale (source, subject_id) select distinct 'admission', admission_id from added;
  return null;
end $$;
create trigger admission_entry_added_to_search after insert on admission_entry referencing new table as added
  for each statement execute function search_admission_entry();

-- A file of admission is where its person is; files and transfers are called by the person's name.
create function search_follows_person() returns trigger language plpgsql as $$
begin
  delete from search_entry where source = 'admission' and person_id = new.id;
  insert into search_stale (source, subject_id)
    select 'admission', id from admission where person_id = new.id
    union all select 'transfer', id from transfer where person_id = new.id and new.name is distinct from old.name;
  return null;
end $$;
create trigger person_followed_by_search after update on person for each row
  when (old.name is distinct from new.name or old.organization_id is distinct from new.organization_id)
  execute function search_follows_person();

create trigger commendation_added_to_search after insert on commendation referencing new table as added
  for each statement execute function search_added('commendation');
create trigger commendation_changed_in_search after delete or update on commendation
  for each row execute function search_changed('commendation');

insert into search_stale (source, subject_id)
select source, id from (
  select 'commendation' as source, id, 1 as turn from commendation
  union all select 'admission', id, 2 from admission
  union all select 'transfer', id, 3 from transfer
  union all select 'establishment', id, 4 from establishment
  union all select 'election', id, 5 from election
  union all select 'matter', id, 6 from affair where kind = 'matter'
) known order by turn, id;

-- Kinds, columns and issuers are among the words from now on: what stands there is written anew, and found meanwhile.
insert into search_stale (source, subject_id)
select source, subject_id from (
  select distinct source, subject_id, source = 'material' as last from search_entry
) known order by last, source, subject_id;
