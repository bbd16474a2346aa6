-- 课程与学习: sequences of materials with questions one puts to oneself; where a reader left off; what he asked to have
-- counted; meetings that study something.

create table course (
  id integer generated always as identity primary key,
  title text not null check (title <> ''),
  summary text not null default '',
  -- 专题: by it records are counted.
  topic text not null check (topic <> ''),
  -- The committee that makes it.
  organization_id integer not null references organization,
  sensitivity text not null check (sensitivity in ('public', 'internal', 'sensitive')),
  -- For whom: this organization with everything below it; without one, for everybody.
  audience_id integer references organization,
  audience_path text collate "C",
  state text not null check (state in ('draft', 'submitted', 'published', 'withdrawn')),
  -- Of each saving: who has read an older one does not overwrite it.
  revision integer not null default 1,
  made_at timestamptz not null,
  made_by text not null,
  submitted_at timestamptz,
  submitted_by text,
  submitted_account_id integer,
  returned_because text check (returned_because <> ''),
  published_at timestamptz,
  published_by text,
  published_account_id integer,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text check (withdrawn_because <> ''),
  check ((audience_id is null) = (audience_path is null)),
  check (state not in ('submitted', 'published') or submitted_at is not null),
  check (state <> 'published' or published_at is not null),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  -- Nobody publishes what he submitted himself.
  check (published_account_id <> submitted_account_id)
);
create index course_newest on course (published_at desc, id desc) where state = 'published';
create index course_organization on course (organization_id);

create function course_follows_organization() returns trigger language plpgsql as $$
begin
  update course set audience_path = new.path where audience_id = new.id and audience_path <> new.path;
  return null;
end $$;
create trigger organization_path_followed_by_course after update of path on organization
  for each row when (old.path is distinct from new.path) execute function course_follows_organization();

create table course_part (
  course_id integer not null references course,
  part integer not null check (part >= 1),
  title text not null check (title <> ''),
  note text not null default '',
  material_id integer not null references material,
  -- The place in the material: 第十三条, p3; empty: the whole of it.
  anchor text not null default '',
  questions jsonb not null default '[]' check (jsonb_typeof(questions) = 'array'),
  primary key (course_id, part)
);
create index course_part_material on course_part (material_id);

-- What readers have says what was approved.
create function refuse_change_of_open_course() returns trigger language plpgsql as $$
begin
  if exists (select from course where id = coalesce(new.course_id, old.course_id) and state in ('submitted', 'published')) then
    raise exception 'the parts of a course that was submitted stay as they are' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger course_part_stays before insert or update or delete on course_part
  for each row execute function refuse_change_of_open_course();

-- Where a reader left off. Nobody else's to read; of the answers nothing is kept.
create table course_place (
  account_id integer not null references account,
  course_id integer not null references course,
  part integer not null check (part >= 1),
  done integer[] not null default '{}',
  changed_at timestamptz not null,
  primary key (account_id, course_id)
);

-- 学习记录: asked for by the reader, confirmed by the branch; counted by topic and day.
create table course_record (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  course_id integer references course,
  material_id integer references material,
  topic text not null check (topic <> ''),
  title text not null check (title <> ''),
  studied_on date not null,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  declined_at timestamptz,
  declined_because text check (declined_because <> ''),
  withdrawn_at timestamptz,
  decided_by text,
  check (num_nonnulls(course_id, material_id) = 1),
  check (num_nonnulls(confirmed_at, declined_at, withdrawn_at) <= 1),
  check ((declined_at is null) = (declined_because is null)),
  check ((decided_by is null) = (coalesce(confirmed_at, declined_at) is null))
);
create unique index course_record_once on course_record (person_id, coalesce(course_id, 0), coalesce(material_id, 0), studied_on)
  where declined_at is null and withdrawn_at is null;
create index course_record_person on course_record (person_id, studied_on desc);

-- 集体学习: a meeting that studies a course or a material.
create table course_session (
  meeting_id integer primary key references meeting,
  course_id integer references course,
  material_id integer references material,
  made_at timestamptz not null,
  made_by text not null,
  check (num_nonnulls(course_id, material_id) = 1)
);
create index course_session_course on course_session (course_id) where course_id is not null;
create index course_session_material on course_session (material_id) where material_id is not null;
