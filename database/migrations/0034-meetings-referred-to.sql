-- What a committee, a group or the members decided at a meeting refers to its record: the branch's own, of that very day,
-- confirmed. A vote refers to its meeting in admission_vote.
alter table admission_entry
  add column meeting_id integer references meeting,
  add constraint admission_entry_decided_at check (meeting_id is null or act in ('recommendation', 'activist', 'mentors',
    'review', 'candidate', 'introducers', 'politicalReview', 'committeeReview', 'probationReview'));
create index admission_entry_meeting on admission_entry (meeting_id) where meeting_id is not null;

create function refuse_meeting_elsewhere() returns trigger language plpgsql as $$
begin
  if not exists (
    select from meeting where id = new.meeting_id and organization_id = new.organization_id
      and held_on = new.on_day and status = 'confirmed'
  ) then
    raise exception 'an act refers to a confirmed meeting of its branch and day' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger admission_entry_meeting_fits before insert or update of meeting_id on admission_entry
  for each row when (new.meeting_id is not null) execute function refuse_meeting_elsewhere();

-- A paper of a file that is the record of a meeting.
alter table admission_material
  add column meeting_id integer references meeting,
  add constraint admission_material_record
    check (meeting_id is null or material in ('activistDecision', 'candidateDecision'));

-- A 附件 that was made from the record of a meeting, not brought along.
alter table document_enclosure add column meeting_id integer references meeting;
create index document_enclosure_meeting on document_enclosure (meeting_id) where meeting_id is not null;
