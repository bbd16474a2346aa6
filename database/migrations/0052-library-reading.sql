-- What belongs to each reader alone: where he left, what he keeps at hand, what he noted. Nobody counts it.

create table reading_position (
  account_id integer not null references account,
  material_id integer not null references material,
  -- The page, the section; of sound and films none, there `place` is the second.
  part integer not null check (part >= 0),
  -- How far into the part, from 0 to 1; or the second.
  place real not null check (place >= 0),
  changed_at timestamptz not null,
  primary key (account_id, material_id)
);

create table favourite (
  account_id integer not null references account,
  material_id integer not null references material,
  since timestamptz not null,
  primary key (account_id, material_id)
);

create table reading_note (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  material_id integer not null references material,
  -- The version it was written beside.
  version_number integer not null,
  part integer not null check (part >= 0),
  -- Where in the text of the part the passage stood; the quote finds it again in another version.
  from_place integer not null check (from_place >= 0),
  to_place integer not null check (to_place > from_place),
  quote text not null check (quote <> ''),
  colour text not null check (colour in ('yellow', 'red', 'green')),
  -- Sealed: for its author alone. None: the passage is only marked.
  words_sealed bytea,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index reading_note_account on reading_note (account_id, material_id);
create index reading_note_material on reading_note (material_id);
create index favourite_material on favourite (material_id);
create index reading_position_material on reading_position (material_id);
