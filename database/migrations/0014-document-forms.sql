-- How a document is laid on paper, and what stands in its upper left corner. GB/T 9704-2012 7.2.1, 7.2.3, 10.1. There is
-- no 密级: the platform holds no state secrets.
alter table official_document
  add column layout text not null default 'document' check (layout in ('document', 'letter')),
  add column urgency text check (urgency in ('extraUrgent', 'urgent')),
  add column copy_number integer check (copy_number between 1 and 999999),
  -- 信函格式 goes beside or down, never up.
  add check (layout = 'document' or kind not in ('request', 'report'));

create or replace function refuse_change_of_issued() returns trigger language plpgsql as $$
begin
  if (old.kind, old.organization_id, old.joint_ids, old.title, old.addressee_id, old.addressee, old.copy_to, old.signatory, old.contact_name,
      old.contact_phone, old."values", old.blocks, old.attachments, old.answers_id, old.number, old.issued_on, old.layout, old.urgency,
      old.copy_number)
    is distinct from (new.kind, new.organization_id, new.joint_ids, new.title, new.addressee_id, new.addressee, new.copy_to, new.signatory,
      new.contact_name, new.contact_phone, new."values", new.blocks, new.attachments, new.answers_id, new.number, new.issued_on, new.layout,
      new.urgency, new.copy_number) then
    raise exception 'an issued document must not be changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
