-- 流动党员和临时外出: the relation stays at home. Less than six months: a certificate; longer: a mobile member.
create table absence (
  id integer generated always as identity primary key,
  direction text not null check (direction in ('out', 'in')),
  kind text not null check (kind in ('temporary', 'mobile')),
  -- The branch that is left, or that helps to look after somebody from elsewhere.
  organization_id integer not null references organization,
  -- Of one's own members; who comes from elsewhere is known by name and home organization.
  person_id integer references person,
  name text not null check (name <> ''),
  home_name text,
  -- Where to, or what for.
  place text not null check (place <> ''),
  abroad boolean not null default false,
  from_on date not null,
  until_on date not null,
  ended_on date,
  ended_note text,
  document_id integer unique references official_document,
  recorded_at timestamptz not null,
  recorded_by text not null,
  check (until_on >= from_on),
  check (ended_on >= from_on),
  check ((direction = 'out') = (person_id is not null)),
  check ((direction = 'in') = (home_name is not null)),
  check (document_id is null or kind = 'temporary')
);
create unique index absence_one_open on absence (person_id) where ended_on is null;
create index absence_organization on absence (organization_id, id);

-- Each time the branch was in touch with who is away.
create table absence_contact (
  id integer generated always as identity primary key,
  absence_id integer not null references absence,
  on_day date not null,
  note text not null check (note <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index absence_contact_absence on absence_contact (absence_id, on_day);
create trigger absence_contact_append_only before update or delete on absence_contact
  for each row execute function refuse_change_of_record();
