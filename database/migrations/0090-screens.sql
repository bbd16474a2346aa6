-- 大屏: the pages that turn on a wall, of one organization.
create table screen (
  id integer generated always as identity primary key,
  title text not null check (title <> ''),
  organization_id integer not null references organization,
  pages jsonb not null check (jsonb_typeof(pages) = 'array' and jsonb_array_length(pages) between 1 and 12),
  saved_at timestamptz not null,
  saved_by text not null
);
create index screen_organization on screen (organization_id);

-- Whoever holds the address of a link sees that one screen, without an account: only the hash of its token is kept.
create table screen_link (
  id integer generated always as identity primary key,
  screen_id integer not null references screen on delete cascade,
  token_hash bytea not null unique,
  place text not null check (place <> ''),
  until_on date not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  ended_by text,
  seen_at timestamptz,
  seen_from text
);
create index screen_link_screen on screen_link (screen_id);
