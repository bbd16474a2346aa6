-- 组织关系转接: from whoever asks for it to the receipt. A member is counted by the sending side until `accepted_on`.

-- 成批: many who go the same way, with one document and a list.
create table transfer_batch (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  to_id integer not null references organization,
  title text not null check (title <> ''),
  basis text not null,
  -- Those who could not go along, each with the reason: [{personId, name, why}].
  refused jsonb not null default '[]',
  started_at timestamptz not null,
  started_by text not null,
  account_id integer references account
);
create index transfer_batch_organization on transfer_batch (organization_id, id);

-- 介绍信: a document of the sending committee with its validity; one letter may be for many.
create table transfer_letter (
  id integer generated always as identity primary key,
  committee_id integer not null references organization,
  document_id integer not null unique references official_document,
  addressee text not null,
  people integer not null check (people > 0),
  issued_on date not null,
  valid_until date not null,
  check (valid_until > issued_on and valid_until <= issued_on + 90)
);
create index transfer_letter_committee on transfer_letter (committee_id, id);

create table transfer (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('within', 'between', 'outgoing', 'incoming')),
  state text not null check (state in
    ('draft', 'started', 'issued', 'inTransit', 'accepted', 'placed', 'receipt', 'done', 'sentBack', 'withdrawn')),
  origin text not null check (origin in ('member', 'branch', 'unitChange', 'batch', 'letter')),
  person_id integer not null references person,
  -- Where the relation is, and its Party committee; of a letter from outside both are null and only the name is known.
  from_id integer references organization,
  from_committee_id integer references organization,
  from_name text not null check (from_name <> ''),
  to_id integer references organization,
  to_committee_id integer references organization,
  to_name text not null check (to_name <> ''),
  group_id integer references party_group,
  cause text not null check (cause in ('unitChanged', 'residenceChanged', 'retired', 'studies', 'reorganized', 'other')),
  explanation text,
  -- 党费交至: the month, as it stands in the letter.
  paid_until text collate "C" check (paid_until ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  arrears text,
  ends_posts boolean not null default false,
  batch_id integer references transfer_batch,
  letter_id integer references transfer_letter,
  -- What stands in a letter from outside.
  their_number text,
  their_status text check (their_status in ('fullMember', 'probationaryMember')),
  their_joined_on date,
  their_full_on date,
  scan_file_id integer references stored_file,
  issued_on date,
  valid_until date,
  accepted_on date,
  placed_on date,
  done_on date,
  sent_back_from text check (sent_back_from in ('draft', 'started', 'issued', 'inTransit')),
  sent_back_ground text,
  sent_back_note text,
  sent_back_by text,
  withdrawn_because text,
  -- Whose turn it is: an office of an organization, or the member; null when nothing is left to do.
  holder text check (holder in ('member', 'branch', 'committee')),
  holder_id integer references organization,
  due_on date,
  urged_on date,
  change_id integer references person_change,
  started_at timestamptz not null,
  started_by text not null,
  moved_at timestamptz not null,
  check ((kind = 'incoming') = (from_id is null)),
  check ((from_id is null) = (from_committee_id is null)),
  check ((kind = 'outgoing') = (to_committee_id is null)),
  check (kind <> 'outgoing' or to_id is null),
  check (from_id is distinct from to_id),
  check ((state in ('done', 'withdrawn')) = (holder is null)),
  check ((holder in ('branch', 'committee')) = (holder_id is not null) or holder is null),
  check ((issued_on is null) = (valid_until is null)),
  check (valid_until > issued_on and valid_until <= issued_on + 90),
  check (state not in ('issued', 'inTransit', 'accepted', 'placed', 'receipt') or issued_on is not null),
  -- Counted by one side on every day: the register is written on the day it is accepted, and never before.
  check ((state in ('accepted', 'placed', 'receipt', 'done')) = (accepted_on is not null)),
  -- What was accepted is written by a change of the record; what is only remembered from before has none.
  check (accepted_on is not null or change_id is null),
  check (issued_on is null or accepted_on is null or accepted_on >= issued_on),
  check ((state = 'done') = (done_on is not null)),
  check ((state = 'sentBack') = (sent_back_from is not null)),
  check (num_nulls(sent_back_from, sent_back_ground, sent_back_by) in (0, 3)),
  check ((state = 'withdrawn') = (withdrawn_because is not null)),
  check (kind <> 'incoming' or num_nulls(their_number, their_status, their_joined_on) = 0)
);
create unique index transfer_one_open on transfer (person_id) where state not in ('done', 'withdrawn');
create index transfer_person on transfer (person_id, id);
create index transfer_from on transfer (from_id, id);
create index transfer_to on transfer (to_id, id);
create index transfer_to_committee on transfer (to_committee_id, id);
create index transfer_holder on transfer (holder_id) where holder_id is not null;
create index transfer_valid on transfer (valid_until) where state in ('issued', 'inTransit');
create index transfer_accepted on transfer (accepted_on) where accepted_on is not null;
create index transfer_batch_members on transfer (batch_id) where batch_id is not null;
create index transfer_letter_members on transfer (letter_id) where letter_id is not null;

-- What happened, in order.
create table transfer_event (
  id integer generated always as identity primary key,
  transfer_id integer not null references transfer,
  act text not null,
  state text not null,
  at timestamptz not null,
  account_id integer references account,
  name text not null,
  title text not null,
  note text
);
create index transfer_event_transfer on transfer_event (transfer_id, id);
create trigger transfer_event_append_only before update or delete on transfer_event
  for each row execute function refuse_change_of_record();
