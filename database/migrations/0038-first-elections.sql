-- A branch that was set up elects for the first time: who leads it until then, what it is to elect, what was put on record.
alter table post
  drop constraint post_kind_check,
  add constraint post_kind_check
    check (kind in ('secretary', 'deputySecretary', 'committeeMember', 'groupLeader', 'convener'));

alter table establishment
  -- 支委会委员 and 副书记 that the new branch is to elect, beside its secretary.
  add column seats smallint not null default 0 check (seats between 0 and 7),
  add column deputies smallint not null default 0 check (deputies between 0 and 1),
  -- 筹备负责人: in charge from the branch's beginning until its first election.
  add column convener_id integer references person,
  -- 备案: the department has taken note of the branch and of whom it elected.
  add column filed_on date,
  add column filed_by text,
  add constraint establishment_filed check (num_nonnulls(filed_on, filed_by) in (0, 2)
    and (filed_on is null or (kind = 'establishment' and effective_on is not null and filed_on >= effective_on)));

alter table election
  add column establishment_id integer references establishment,
  add constraint election_of_establishment check (establishment_id is null or (kind = 'election' and term_id is null));
create unique index election_one_of_establishment on election (establishment_id)
  where establishment_id is not null and withdrawn_at is null;

update election set establishment_id = first.establishment_id
from (
  select distinct on (establishment.id) establishment.id as establishment_id, election.id as election_id
  from establishment join election on election.organization_id = establishment.subject_id
  where establishment.kind = 'establishment' and election.kind = 'election' and election.term_id is null
    and election.withdrawn_at is null
  order by establishment.id, election.id
) first
where election.id = first.election_id;
