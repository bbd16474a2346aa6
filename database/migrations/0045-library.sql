-- 党建书苑: materials of the library with their versions and the text that is searched; in which column and under which
-- topics they stand, who may read them.

-- 栏目: a tree in an order of its own.
create table library_column (
  id integer generated always as identity primary key,
  -- By it the program finds the columns that come along.
  key text collate "C" unique check (key ~ '^[a-z][A-Za-z0-9-]{1,59}$'),
  parent_id integer references library_column,
  name text not null check (name <> ''),
  note text check (note <> ''),
  position integer not null,
  unique nulls not distinct (parent_id, name),
  check (parent_id <> id)
);

-- 专题: what lies across the columns.
create table library_topic (
  id integer generated always as identity primary key,
  name text not null unique check (name <> ''),
  note text check (note <> ''),
  position integer not null
);

create table material (
  id integer generated always as identity primary key,
  -- By it rules, alerts and links find a material: the code of a regulation.
  code text collate "C" unique check (code ~ '^[a-z][a-z0-9-]{1,59}$'),
  kind text not null check (kind in ('article', 'document', 'video', 'audio', 'picture', 'link')),
  title text not null check (title <> ''),
  summary text check (summary <> ''),
  column_id integer not null references library_column,
  issuer text check (issuer <> ''),
  document_number text check (document_number <> ''),
  issued_on date,
  effective_on date,
  repealed_on date,
  -- What took the place of a repealed one.
  replaced_by_id integer references material,
  -- 公开 / 内部 / 敏感
  sensitivity text not null check (sensitivity in ('public', 'internal', 'sensitive')),
  -- For whom: this organization with everything below it; without one, for everybody.
  audience_id integer references organization,
  audience_path text collate "C",
  state text not null check (state in ('draft', 'submitted', 'published', 'withdrawn')),
  -- The version that readers get; the newest that was published.
  current_version integer,
  made_at timestamptz not null,
  made_by text not null,
  account_id integer,
  published_at timestamptz,
  published_by text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text check (withdrawn_because <> ''),
  check ((audience_id is null) = (audience_path is null)),
  check (effective_on >= issued_on),
  check (repealed_on >= effective_on),
  check (replaced_by_id <> id),
  check ((current_version is null) = (state in ('draft', 'submitted'))),
  check ((published_at is null) = (current_version is null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_because is null))
);
create index material_column on material (column_id, published_at desc);
create index material_newest on material (published_at desc, id desc) where state = 'published';
create index material_audience on material (audience_path) where audience_path is not null;

create function material_follows_organization() returns trigger language plpgsql as $$
begin
  update material set audience_path = new.path where audience_id = new.id and audience_path <> new.path;
  return null;
end $$;
create trigger organization_path_followed_by_material after update of path on organization
  for each row when (old.path is distinct from new.path) execute function material_follows_organization();

create table material_topic (
  material_id integer not null references material,
  topic_id integer not null references library_topic,
  primary key (material_id, topic_id)
);
create index material_topic_topic on material_topic (topic_id);

create table material_version (
  id integer generated always as identity primary key,
  material_id integer not null references material,
  number integer not null check (number >= 1),
  state text not null check (state in ('draft', 'submitted', 'published')),
  title text not null check (title <> ''),
  -- Made safe before it is kept; null where a file is all there is.
  body_html text,
  -- The words of the body alone.
  plain text not null default '',
  -- Whole text, or what the articles are about: 全文 / 要点.
  fidelity text not null default 'full' check (fidelity in ('full', 'gist')),
  -- Where the text was taken from.
  source text check (source <> ''),
  -- Of a link: where it leads.
  address text check (address ~ '^https?://'),
  file_id integer references stored_file,
  pages integer check (pages > 0),
  duration_seconds integer check (duration_seconds >= 0),
  valid_from date,
  valid_until date,
  change_note text check (change_note <> ''),
  made_at timestamptz not null,
  made_by text not null,
  account_id integer,
  submitted_at timestamptz,
  submitted_by text,
  submitted_account_id integer,
  returned_because text check (returned_because <> ''),
  published_at timestamptz,
  published_by text,
  published_account_id integer,
  unique (material_id, number),
  check (valid_until >= valid_from),
  check ((state = 'published') = (published_at is not null)),
  check (state <> 'submitted' or submitted_at is not null),
  -- Nobody publishes what he submitted himself.
  check (published_account_id <> submitted_account_id)
);
-- One version at a time is worked on.
create unique index material_version_open on material_version (material_id) where state <> 'published';
create index material_version_file on material_version (file_id) where file_id is not null;
alter table material add foreign key (id, current_version) references material_version (material_id, number)
  deferrable initially deferred;

-- A version that was published says what it said; its text may still be taken out of its file.
create function refuse_change_of_published_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.title, old.body_html, old.plain, old.fidelity, old.source, old.address, old.file_id)
    is distinct from (new.title, new.body_html, new.plain, new.fidelity, new.source, new.address, new.file_id) then
    raise exception 'a version that was published stays as it is' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger material_version_stays before update or delete on material_version
  for each row when (old.state = 'published') execute function refuse_change_of_published_version();

-- What is searched and linked to: an article of a regulation, a page of a file, a heading of an essay.
create table material_text (
  version_id integer not null references material_version on delete cascade,
  part integer not null check (part >= 1),
  -- The place in an address after #: 第十三条, p3.
  anchor text not null check (anchor <> ''),
  heading text not null default '',
  text text not null,
  primary key (version_id, part),
  unique (version_id, anchor)
);

insert into library_column (key, name, note, position) values
  ('regulations', '章程与法规', '党章、党内法规和有关规范性文件，标明现行、修订、废止', 1),
  ('study', '理论学习', '学习文章、辅导材料和读书心得', 2),
  ('notices', '通知文件', '上级和院党委的通知、工作安排', 3),
  ('rules', '院内制度', '本院党的建设制度、办法和流程', 4),
  ('lectures', '党课课件', '党课讲稿、课件、音视频', 5),
  ('cases', '工作案例', '支部工作法、主题党日案例和经验', 6),
  ('history', '院史资料', '建院历史、人物和老照片', 7),
  ('forms', '表格范本', '工作用表、文书范本和填写说明', 8);
