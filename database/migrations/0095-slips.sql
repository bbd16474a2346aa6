-- 纸质表单: a member's form as it was printed, with a token by which the signed paper finds its way back.
create table slip (
  id integer generated always as identity primary key,
  -- Eight letters and digits that cannot be taken for one another; they say nothing of anybody.
  token text collate "C" not null unique check (token ~ '^[2-9A-HJ-NP-Z]{8}$'),
  kind text not null,
  -- The record it is of, of the kind's own table; of some kinds there is one for each person.
  subject_id integer not null,
  person_id integer not null references person,
  organization_id integer not null references organization,
  version integer not null check (version > 0),
  -- What was printed, as a digest: printed again unchanged it is the same version.
  digest text not null,
  sensitivity text not null check (sensitivity in ('internal', 'sensitive')),
  printed_at timestamptz not null,
  printed_by text not null,
  account_id integer references account,
  unique (kind, subject_id, person_id, version)
);
create index slip_person on slip (person_id);
create index slip_organization on slip (organization_id);
create index slip_account on slip (account_id);

-- What came back: a photograph or a file of many pages, kept as it came.
create table scan (
  id integer generated always as identity primary key,
  file_id integer not null references stored_file,
  -- Where it was brought in: who reaches this place sees what could not be filed.
  organization_path text collate "C" not null,
  brought_at timestamptz not null,
  brought_by text not null,
  account_id integer references account
);
create index scan_file on scan (file_id);
create index scan_account on scan (account_id);
create index scan_place on scan (organization_path, id);

create table scan_page (
  id integer generated always as identity primary key,
  scan_id integer not null references scan,
  number integer not null check (number > 0),
  picture_id integer not null references stored_file,
  state text not null check (state in ('filed', 'unread', 'refused', 'aside')),
  slip_id integer references slip,
  slip_page integer check (slip_page > 0),
  -- Why it was not filed: the code of a refusal and its facts.
  refusal text,
  refusal_facts jsonb not null default '{}',
  decided_at timestamptz not null,
  decided_by text not null,
  because text check (because <> ''),
  unique (scan_id, number),
  check ((state = 'filed') <= (slip_id is not null)),
  check ((slip_id is null) = (slip_page is null)),
  check ((refusal is not null) = (state in ('unread', 'refused'))),
  check ((state = 'aside') <= (because is not null))
);
create unique index scan_page_once on scan_page (slip_id, slip_page) where state = 'filed';
create index scan_page_slip on scan_page (slip_id);
create index scan_page_picture on scan_page (picture_id);
create index scan_page_open on scan_page (id) where state in ('unread', 'refused');
