-- Kinds of affairs: each belongs to one feature.
create table affair_kind (
  key text collate "C" primary key check (key ~ '^[a-z][A-Za-z0-9]{1,39}$'),
  name text not null check (name <> '')
);

-- 审批流程: who approves, in which order. A published version never changes: running affairs keep theirs.
create table chain (
  key text collate "C" primary key check (key ~ '^[a-z][A-Za-z0-9]{1,39}$'),
  -- What kind of affair runs through it.
  kind text collate "C" not null references affair_kind,
  name text not null check (name <> '')
);
create table chain_version (
  chain_key text collate "C" not null references chain,
  version integer not null check (version > 0),
  definition jsonb not null,
  note text not null,
  published_at timestamptz not null,
  published_by text not null,
  account_id integer,
  primary key (chain_key, version)
);
create function refuse_change_of_record() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger chain_version_append_only before update or delete on chain_version
  for each row execute function refuse_change_of_record();

-- 审批事项: something that runs through a chain. `state` is what the rules know of it; the columns beside it are the
-- same, for lists.
create table affair (
  id integer generated always as identity primary key,
  kind text collate "C" not null references affair_kind,
  title text not null check (title <> ''),
  organization_id integer not null references organization,
  organization_path text collate "C" not null,
  chain_key text collate "C" not null,
  chain_version integer not null,
  subject jsonb not null,
  -- The page of the feature it belongs to; null when it has none but its own.
  address text,
  state jsonb not null,
  status text not null check (status in ('running', 'approved', 'declined', 'withdrawn')),
  step text,
  step_name text,
  due_on date,
  started_at timestamptz not null,
  started_by integer references account,
  started_name text not null,
  started_title text not null,
  moved_at timestamptz not null,
  ended_at timestamptz,
  request_key text,
  foreign key (chain_key, chain_version) references chain_version,
  check ((status = 'running') = (step is not null)),
  check ((status = 'running') = (ended_at is null)),
  check (due_on is null or status = 'running')
);
create unique index affair_request on affair (started_by, request_key) where request_key is not null;
create index affair_started on affair (started_by, id);
create index affair_place on affair (organization_path, id);
create index affair_due on affair (due_on) where due_on is not null;

create function affairs_follow_organization() returns trigger language plpgsql as $$
begin
  update affair set organization_path = new.path where organization_id = new.id and organization_path <> new.path;
  return null;
end $$;
create trigger organization_path_followed_by_affairs after update of path on organization
  for each row when (old.path is distinct from new.path) execute function affairs_follow_organization();

-- 待办: the seat of an office (anyone who holds it may act) or of one account. `waiting`: others were asked to give
-- their opinion before.
create table affair_task (
  id integer generated always as identity primary key,
  affair_id integer not null references affair,
  number integer not null,
  step text not null,
  step_name text not null,
  office text collate "C",
  account_id integer references account,
  -- Who it is for, in words.
  holder text not null,
  status text not null default 'open' check (status in ('open', 'waiting', 'closed')),
  opened_at timestamptz not null,
  due_on date,
  -- Of a step where many may be approved at once.
  harmless boolean not null default false,
  -- The working day for which its holder was urged last.
  urged_on date,
  outcome text check (outcome in ('approved', 'declined', 'sentBack', 'completed', 'reassigned', 'withdrawn', 'overtaken')),
  closed_at timestamptz,
  closed_by integer references account,
  closed_name text,
  unique (affair_id, number),
  check (num_nonnulls(office, account_id) = 1),
  check ((status = 'closed') = (closed_at is not null)),
  check ((status = 'closed') = (outcome is not null))
);
create unique index affair_task_one on affair_task (affair_id, step, coalesce(office, ''), coalesce(account_id, 0)) where status <> 'closed';
create index affair_task_office on affair_task (office) where status = 'open';
create index affair_task_account on affair_task (account_id) where account_id is not null;
create index affair_task_closed on affair_task (closed_by, affair_id) where closed_by is not null;

-- What happened, in order; `event` is what the rules were told, so that the state can be made anew from them.
create table affair_event (
  id integer generated always as identity primary key,
  affair_id integer not null references affair,
  act text not null,
  at timestamptz not null,
  account_id integer references account,
  name text not null,
  title text not null,
  for_account_id integer references account,
  for_name text,
  step text,
  step_name text,
  opinion text,
  detail jsonb not null default '{}',
  event jsonb,
  request_key text
);
create index affair_event_affair on affair_event (affair_id, id);
create unique index affair_event_request on affair_event (affair_id, request_key) where request_key is not null;
create trigger affair_event_append_only before update or delete on affair_event
  for each row execute function refuse_change_of_record();

create table affair_copy (
  affair_id integer not null references affair,
  account_id integer not null references account,
  copied_at timestamptz not null,
  copied_by text not null,
  read_at timestamptz,
  primary key (affair_id, account_id)
);
create index affair_copy_account on affair_copy (account_id, affair_id);

-- 公文 that go with an affair.
create table affair_document (
  affair_id integer not null references affair,
  document_id integer not null,
  primary key (affair_id, document_id)
);

-- An opinion being written, kept until it is given.
create table affair_draft (
  affair_id integer not null references affair,
  account_id integer not null references account,
  opinion text not null,
  saved_at timestamptz not null,
  primary key (affair_id, account_id)
);

-- A file of an affair; without an event it was added, and is seen by whoever added it only.
create table affair_attachment (
  id integer generated always as identity primary key,
  affair_id integer not null references affair,
  event_id integer references affair_event,
  name text not null check (name <> ''),
  bytes integer not null check (bytes > 0),
  -- SHA-256 of the stored file.
  digest text not null,
  added_at timestamptz not null,
  added_by integer not null references account
);
create index affair_attachment_affair on affair_attachment (affair_id, id);

-- 委托代理: for some days somebody else may act as well.
create table delegation (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  delegate_id integer not null references account,
  from_on date not null,
  until_on date not null,
  -- Kinds of affairs; null: all.
  kinds text[],
  reason text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  check (account_id <> delegate_id),
  check (until_on >= from_on),
  check (kinds is null or cardinality(kinds) > 0),
  exclude using gist (account_id with =, daterange(from_on, until_on, '[]') with &&) where (revoked_at is null)
);
create index delegation_delegate on delegation (delegate_id) where revoked_at is null;

-- 常用语: what somebody often writes as an opinion.
create table phrase (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  text text not null check (text <> ''),
  unique (account_id, text)
);

-- A backup is restored into a database that has nothing but these.
comment on table affair_kind is 'rows come with migrations';
comment on table chain is 'rows come with migrations';
comment on table chain_version is 'rows come with migrations';
insert into affair_kind (key, name) values ('matter', '一般事项'), ('request', '请示');
insert into chain (key, kind, name) values
  ('matter', 'matter', '一般事项'),
  ('branchRequest', 'request', '支部请示（党委审批）'),
  ('branchRequestRecorded', 'request', '支部请示（党委审批、政工部门备案）');
insert into chain_version (chain_key, version, definition, note, published_at, published_by) values
  ('matter', 1, '{
    "fields": [
      {"key": "title", "label": "标题", "kind": "text"},
      {"key": "text", "label": "内容", "kind": "text"},
      {"key": "importance", "label": "重要程度", "kind": "choice", "options": [{"value": "ordinary", "label": "一般"}, {"value": "important", "label": "重要"}]},
      {"key": "amount", "label": "涉及经费（元）", "kind": "number"}
    ],
    "steps": [
      {"key": "review", "name": "党委经办审核", "kind": "approve", "by": [{"role": "committee", "at": "superior"}], "mode": "one", "dueDays": 3, "harmless": true},
      {"key": "countersign", "name": "政工部门会签", "kind": "approve", "by": [{"role": "politicalWorkDepartment", "at": "top"}], "mode": "all", "dueDays": 3, "onlyIf": {"field": "importance", "is": ["important"]}},
      {"key": "decision", "name": "党委审批", "kind": "approve", "by": [{"role": "committee", "at": "superior"}], "mode": "one", "dueDays": 5, "locked": true}
    ]
  }', '初始版本', '2026-01-01T00:00:00Z', '系统'),
  ('branchRequest', 1, '{
    "fields": [],
    "steps": [
      {"key": "signature", "name": "支部书记签发", "kind": "approve", "by": [{"role": "branch", "at": "own", "post": "secretary"}], "mode": "one", "dueDays": 3, "locked": true},
      {"key": "review", "name": "党委经办审核", "kind": "approve", "by": [{"role": "committee", "at": "superior"}], "mode": "one", "dueDays": 3},
      {"key": "decision", "name": "党委书记审批", "kind": "approve", "by": [{"role": "committee", "at": "superior", "post": "secretary"}], "mode": "one", "dueDays": 5, "locked": true},
      {"key": "reply", "name": "起草批复", "kind": "own", "by": [{"role": "committee", "at": "superior"}], "mode": "one", "dueDays": 3, "locked": true}
    ]
  }', '初始版本', '2026-01-01T00:00:00Z', '系统'),
  ('branchRequestRecorded', 1, '{
    "fields": [],
    "steps": [
      {"key": "signature", "name": "支部书记签发", "kind": "approve", "by": [{"role": "branch", "at": "own", "post": "secretary"}], "mode": "one", "dueDays": 3, "locked": true},
      {"key": "review", "name": "党委经办审核", "kind": "approve", "by": [{"role": "committee", "at": "superior"}], "mode": "one", "dueDays": 3},
      {"key": "decision", "name": "党委书记审批", "kind": "approve", "by": [{"role": "committee", "at": "superior", "post": "secretary"}], "mode": "one", "dueDays": 5, "locked": true},
      {"key": "record", "name": "政工部门备案", "kind": "approve", "by": [{"role": "politicalWorkDepartment", "at": "top"}], "mode": "one", "dueDays": 5, "harmless": true},
      {"key": "reply", "name": "起草批复", "kind": "own", "by": [{"role": "committee", "at": "superior"}], "mode": "one", "dueDays": 3, "locked": true}
    ]
  }', '初始版本', '2026-01-01T00:00:00Z', '系统');
