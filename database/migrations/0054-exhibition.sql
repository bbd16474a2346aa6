-- 线上展馆: exhibitions as the curators keep them, and the versions that visitors see. A version is a copy: what is
-- edited afterwards shows only when it was submitted and approved again, by somebody else.

create table exhibition (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  title text not null check (length(title) between 2 and 60),
  subtitle text check (length(subtitle) between 1 and 60),
  introduction text not null check (length(introduction) <= 1000),
  sensitivity text not null default 'internal' check (sensitivity in ('public', 'internal', 'sensitive')),
  -- Whose people may see it: an organization with all below it; nothing here means everybody.
  audience_id integer references organization,
  cover_id integer,
  created_at timestamptz not null,
  created_by text not null,
  edited_at timestamptz not null,
  edited_by text not null
);
create index exhibition_organization on exhibition (organization_id);

-- A picture of an exhibition, made anew from what was uploaded; its sizes stand as files of their own.
create table exhibition_picture (
  id integer generated always as identity primary key,
  exhibition_id integer not null references exhibition on delete cascade,
  kind text not null check (kind in ('picture', 'panorama', 'light')),
  name text not null check (name <> ''),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  added_at timestamptz not null,
  added_by text not null,
  check (kind <> 'panorama' or width = 2 * height)
);
create index exhibition_picture_exhibition on exhibition_picture (exhibition_id);
alter table exhibition add foreign key (cover_id) references exhibition_picture on delete set null;
create index exhibition_cover on exhibition (cover_id) where cover_id is not null;

create table exhibition_rendition (
  picture_id integer not null references exhibition_picture on delete cascade,
  size text not null check (size ~ '^(small|large|preview|full|tile-\d+-\d+)$'),
  file_id integer not null references stored_file,
  primary key (picture_id, size)
);
create index exhibition_rendition_file on exhibition_rendition (file_id);

-- A hall: made by the program (theme) from its exhibits, or photographed (no theme).
create table exhibition_hall (
  id integer generated always as identity primary key,
  exhibition_id integer not null references exhibition on delete cascade,
  position smallint not null,
  title text not null check (length(title) between 1 and 40),
  theme text,
  words text not null default '' check (length(words) <= 12),
  caption text not null default '' check (length(caption) <= 60),
  narration text check (length(narration) <= 600),
  light_id integer references exhibition_picture on delete set null,
  -- When its views were made, and whether anything that shows on them was changed since.
  built_at timestamptz,
  stale boolean not null default false,
  unique (exhibition_id, position) deferrable initially deferred
);
create index exhibition_hall_light on exhibition_hall (light_id) where light_id is not null;

create table exhibit (
  id integer generated always as identity primary key,
  hall_id integer not null references exhibition_hall on delete cascade,
  position smallint not null,
  kind text not null check (kind in ('board', 'case', 'relic')),
  size text not null check (size in ('small', 'medium', 'large')),
  form text,
  year text check (length(year) between 1 and 20),
  title text not null check (length(title) between 1 and 40),
  place text check (length(place) between 1 and 40),
  text text not null check (length(text) between 1 and 400),
  narration text check (length(narration) between 1 and 600),
  source text check (length(source) between 1 and 200),
  alt text check (length(alt) between 1 and 200),
  picture_id integer references exhibition_picture on delete set null,
  still_id integer references exhibition_picture on delete set null,
  unique (hall_id, position) deferrable initially deferred
);
create index exhibit_picture on exhibit (picture_id) where picture_id is not null;
create index exhibit_still on exhibit (still_id) where still_id is not null;

-- A place one looks around from. Angles are radians: 0 is the middle of the panorama, to the right and up are more.
create table viewpoint (
  id integer generated always as identity primary key,
  hall_id integer not null references exhibition_hall on delete cascade,
  key text not null check (key ~ '^[a-z0-9-]{1,20}$'),
  title text not null check (length(title) between 1 and 40),
  heading double precision not null default 0 check (heading between -6.2832 and 6.2832),
  x double precision,
  y double precision,
  z double precision,
  panorama_id integer not null references exhibition_picture,
  check (num_nonnulls(x, y, z) in (0, 3)),
  unique (hall_id, key)
);
create index viewpoint_panorama on viewpoint (panorama_id);

-- What may be pressed in a panorama. What it led to and is gone leaves a broken link, which is told before publishing.
create table hotspot (
  id integer generated always as identity primary key,
  viewpoint_id integer not null references viewpoint on delete cascade,
  kind text not null check (kind in ('exhibit', 'viewpoint', 'hall', 'text')),
  yaw double precision not null check (yaw between -6.2832 and 6.2832),
  pitch double precision not null check (pitch between -1.5708 and 1.5708),
  exhibit_id integer references exhibit on delete set null,
  to_viewpoint_id integer references viewpoint on delete set null,
  to_hall_id integer references exhibition_hall on delete set null,
  -- A door of a built hall: it leads to the hall before or after, whichever that is.
  way text check (way in ('next', 'previous')),
  label text not null check (length(label) between 1 and 40),
  text text check (length(text) between 1 and 400),
  check (way is null or kind = 'hall'),
  check (exhibit_id is null or kind = 'exhibit'),
  check (to_viewpoint_id is null or kind = 'viewpoint'),
  check (to_hall_id is null or kind = 'hall'),
  check (kind <> 'text' or text is not null)
);
create index hotspot_viewpoint on hotspot (viewpoint_id);
create index hotspot_exhibit on hotspot (exhibit_id) where exhibit_id is not null;
create index hotspot_to_viewpoint on hotspot (to_viewpoint_id) where to_viewpoint_id is not null;
create index hotspot_to_hall on hotspot (to_hall_id) where to_hall_id is not null;

-- What was submitted, as it was then; approved by another account than the one that submitted it.
create table exhibition_version (
  id integer generated always as identity primary key,
  exhibition_id integer not null references exhibition on delete cascade,
  number smallint not null check (number > 0),
  title text not null,
  sensitivity text not null check (sensitivity in ('public', 'internal', 'sensitive')),
  audience_id integer references organization,
  content jsonb not null,
  -- The pictures that stand in it.
  pictures integer[] not null,
  submitted_at timestamptz not null,
  submitted_by text not null,
  submitted_account integer references account,
  published_at timestamptz,
  published_by text,
  published_account integer references account,
  ended_how text check (ended_how in ('recalled', 'returned', 'replaced', 'withdrawn')),
  ended_at timestamptz,
  ended_by text,
  ended_because text check (ended_because <> ''),
  state text not null generated always as (case when ended_how is not null then ended_how
    when published_at is not null then 'published' else 'submitted' end) stored,
  unique (exhibition_id, number),
  check (num_nonnulls(published_at, published_by) in (0, 2)),
  check (published_account <> submitted_account),
  check (num_nonnulls(ended_how, ended_at, ended_by) in (0, 3)),
  check (ended_how is null or (ended_how in ('replaced', 'withdrawn')) = (published_at is not null)),
  check (ended_how is null or ended_how not in ('returned', 'withdrawn') or ended_because is not null)
);
create unique index exhibition_version_published on exhibition_version (exhibition_id) where state = 'published';
create unique index exhibition_version_submitted on exhibition_version (exhibition_id) where state = 'submitted';
create index exhibition_version_pictures on exhibition_version using gin (pictures) where state = 'published';

-- What was submitted stays as it was.
create function refuse_change_of_exhibition_version() returns trigger language plpgsql as $$
begin
  raise exception 'a version that was submitted does not change' using errcode = 'check_violation';
end $$;
create trigger exhibition_version_stays before update of content, pictures, title, sensitivity, audience_id on exhibition_version
  for each row execute function refuse_change_of_exhibition_version();
