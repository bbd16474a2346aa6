-- 意见建议: what somebody says to his branch, to an organization above it, or to the department; answered, passed on, settled.
create table suggestion (
  id integer generated always as identity primary key,
  topic text not null check (topic in ('work', 'platform')),
  title text not null check (title <> ''),
  -- With whom it lies now, and with whom it began.
  organization_id integer not null references organization,
  origin_id integer not null references organization,
  -- Only of one that was signed. Of the others nothing here tells the writer but to himself: author_key is a keyed hash.
  author_id integer references person,
  author_key bytea not null,
  state text not null check (state in ('waiting', 'answered', 'settled', 'withdrawn')),
  written_at timestamptz not null,
  due_on date not null
);
create index suggestion_organization on suggestion (organization_id);
create index suggestion_origin on suggestion (origin_id);
create index suggestion_author on suggestion (author_id);
create index suggestion_author_key on suggestion (author_key);

create table suggestion_step (
  id integer generated always as identity primary key,
  suggestion_id integer not null references suggestion,
  kind text not null check (kind in ('written', 'added', 'passed', 'answered', 'solved', 'unsolved', 'withdrawn')),
  words text not null default '',
  -- Who answered or passed it on, and for which organization; the writer's own steps have neither.
  actor_name text,
  organization_id integer references organization,
  taken_at timestamptz not null,
  check ((actor_name is null) = (organization_id is null)),
  check ((kind in ('passed', 'answered')) = (actor_name is not null))
);
create index suggestion_step_suggestion on suggestion_step (suggestion_id, id);
create index suggestion_step_organization on suggestion_step (organization_id);

create table suggestion_photo (
  id integer generated always as identity primary key,
  suggestion_id integer not null references suggestion,
  file_id integer not null references stored_file
);
create index suggestion_photo_suggestion on suggestion_photo (suggestion_id);
create index suggestion_photo_file on suggestion_photo (file_id);
