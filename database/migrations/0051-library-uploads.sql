-- Files on their way into the library, piece by piece, and what is kept of those that arrived.

create table upload (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  name text not null check (name <> ''),
  kind text not null check (kind in ('pdf', 'word', 'slides', 'sheet', 'text', 'subtitles', 'picture', 'audio', 'video')),
  -- As it was said beforehand; nothing beyond it is taken.
  bytes integer not null check (bytes > 0 and bytes <= 1073741824),
  received integer not null default 0 check (received >= 0 and received <= bytes),
  state text not null check (state in ('arriving', 'checking', 'ready', 'refused')),
  -- Why it was not taken.
  fault text check (fault <> ''),
  -- What was made of it.
  file_digest text collate "C",
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  check ((state = 'refused') = (fault is not null)),
  check ((state = 'ready') = (file_digest is not null)),
  check (state in ('arriving', 'refused') or received = bytes)
);
create index upload_account on upload (account_id, id);
create index upload_changed on upload (changed_at);

create table upload_piece (
  upload_id integer not null references upload on delete cascade,
  position integer not null check (position >= 0),
  digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  primary key (upload_id, position)
);
create index upload_piece_digest on upload_piece (digest);

-- A file that was looked at and kept, by its content. It is named by rows of stored_file.
create table kept_file (
  digest text collate "C" primary key check (digest ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('pdf', 'word', 'slides', 'sheet', 'text', 'subtitles', 'picture', 'audio', 'video')),
  type text not null check (type <> ''),
  bytes integer not null check (bytes > 0),
  -- Of a picture: a small one for lists.
  small_digest text collate "C",
  kept_at timestamptz not null,
  -- Its text: waiting to be taken out, taken out, or why it could not be; null where there is none.
  text_state text check (text_state in ('waiting', 'read', 'failed')),
  text_fault text check (text_fault <> ''),
  check ((text_state = 'failed') = (text_fault is not null) or text_state is null and text_fault is null)
);

-- The text of a kept file: a page, a slide, what stands below a heading.
create table kept_file_part (
  digest text collate "C" not null references kept_file on delete cascade,
  part integer not null check (part >= 1),
  anchor text not null check (anchor <> ''),
  heading text not null default '',
  text text not null,
  -- As it is set, made safe; null where the text is all there is.
  html text,
  primary key (digest, part),
  unique (digest, anchor)
);

-- Content that lost a name: taken from the disk at night, where nothing else names it.
create table content_to_drop (
  digest text collate "C" primary key,
  since timestamptz not null
);
