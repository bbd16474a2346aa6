-- Official documents (公文): drafted from templates, numbered without gaps, issued once, voided with a reason.

-- Templates as party workers have changed them; those that come along are data of the program (version 0). The newest
-- version of the nearest organization above holds.
create table document_template (
  id integer generated always as identity primary key,
  key text collate "C" not null check (key <> ''),
  organization_id integer not null references organization,
  version integer not null check (version >= 1),
  kind text not null,
  name text not null check (name <> ''),
  content jsonb not null,
  withdrawn boolean not null default false,
  reason text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  unique (organization_id, key, version)
);

-- 机关代字: what an organization's numbers begin with.
create table document_code (
  organization_id integer primary key references organization,
  code text not null unique check (code <> '')
);

-- The last number taken; its row is locked until the document that takes the next is committed: no gaps.
create table document_sequence (
  organization_id integer not null references organization,
  kind text not null,
  year smallint not null,
  last integer not null check (last >= 1),
  primary key (organization_id, kind, year)
);

create table official_document (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('request', 'reply', 'report', 'notice', 'letter', 'introductionLetter', 'certificate', 'publicNotice')),
  organization_id integer not null references organization,
  joint_ids integer[] not null default '{}',
  template_key text collate "C" not null,
  template_id integer references document_template,
  title text not null,
  addressee_id integer references organization,
  addressee text,
  copy_to text[] not null default '{}',
  -- Settled when it is issued: the organizations that 抄送 names, and whether it is for all below (各党支部).
  copied_ids integer[] not null default '{}',
  for_all_below boolean not null default false,
  signatory text,
  contact_name text,
  contact_phone text,
  "values" jsonb not null,
  blocks jsonb not null,
  attachments jsonb not null default '[]',
  answers_id integer references official_document,
  created_at timestamptz not null,
  created_by text not null,
  account_id integer,
  changed_at timestamptz not null,
  number text,
  number_code text,
  number_year smallint,
  number_sequence integer,
  issued_on date,
  issued_at timestamptz,
  issued_by text,
  voided_at timestamptz,
  voided_by text,
  voided_because text,
  typeset_file_id integer references stored_file,
  pages smallint,
  seal_places jsonb,
  sealed_file_id integer references stored_file,
  sealed_digest text,
  sealed_at timestamptz,
  status text not null generated always as (case when voided_at is not null then 'voided' when issued_at is not null then 'issued' else 'draft' end) stored,
  unique (organization_id, kind, number_year, number_sequence),
  unique (number),
  check (num_nulls(number, number_code, number_year, number_sequence, issued_on, issued_at, issued_by) in (0, 7)),
  check (num_nulls(voided_at, voided_by, voided_because) in (0, 3)),
  check (voided_at is null or issued_at is not null),
  check ((typeset_file_id is null) = (seal_places is null)),
  check (num_nulls(sealed_file_id, sealed_digest, sealed_at) in (0, 3)),
  check (sealed_file_id is null or typeset_file_id is not null),
  check (answers_id is null or kind = 'reply'),
  -- 一文一事, one addressee, signed for by name, with somebody to ask. 条例第十五条.
  check (issued_at is null or kind <> 'request' or (addressee <> '' and signatory <> '' and contact_name <> '' and contact_phone <> '')),
  check (issued_at is null or kind <> 'reply' or (answers_id is not null and addressee_id is not null))
);
create index official_document_organization on official_document (organization_id, id);
create index official_document_addressee on official_document (addressee_id) where addressee_id is not null;
create index official_document_issued on official_document (issued_on, id);
create index official_document_without_file on official_document (id) where issued_at is not null and typeset_file_id is null;
-- One reply to one request; a voided one makes room.
create unique index official_document_answer on official_document (answers_id) where voided_at is null and answers_id is not null;

-- What was issued stays as it was issued: only the files, the seal and the voiding come afterwards.
create function refuse_change_of_issued() returns trigger language plpgsql as $$
begin
  if (old.kind, old.organization_id, old.joint_ids, old.title, old.addressee_id, old.addressee, old.copy_to, old.signatory, old.contact_name,
      old.contact_phone, old."values", old.blocks, old.attachments, old.answers_id, old.number, old.issued_on)
    is distinct from (new.kind, new.organization_id, new.joint_ids, new.title, new.addressee_id, new.addressee, new.copy_to, new.signatory,
      new.contact_name, new.contact_phone, new."values", new.blocks, new.attachments, new.answers_id, new.number, new.issued_on) then
    raise exception 'an issued document must not be changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger official_document_stays before update on official_document
  for each row when (old.issued_at is not null) execute function refuse_change_of_issued();

create function refuse_deletion_of_issued() returns trigger language plpgsql as $$
begin
  raise exception 'an issued document must not be deleted' using errcode = 'check_violation';
end $$;
create trigger official_document_kept before delete on official_document
  for each row when (old.issued_at is not null) execute function refuse_deletion_of_issued();

-- Files that go along with a document, named in its 附件说明; like its text they stay as they were issued.
create table document_enclosure (
  id integer generated always as identity primary key,
  document_id integer not null references official_document on delete cascade,
  name text not null check (name <> ''),
  file_id integer not null references stored_file,
  added_at timestamptz not null,
  added_by text not null
);
create index document_enclosure_document on document_enclosure (document_id, id);

create function refuse_enclosure_of_issued() returns trigger language plpgsql as $$
begin
  if exists (select from official_document where id = coalesce(new.document_id, old.document_id) and issued_at is not null) then
    raise exception 'the enclosures of an issued document must not be changed' using errcode = 'check_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger document_enclosure_stays before insert or update or delete on document_enclosure
  for each row execute function refuse_enclosure_of_issued();
