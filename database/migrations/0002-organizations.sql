-- 党组织: what it is today, and (organization_state) what it was on any day.
create table organization (
  id integer generated always as identity primary key,
  code text collate "C" not null unique check (code <> ''),
  -- The present state, copied from organization_state by the same transaction that writes it.
  name text not null check (name <> ''),
  short_name text,
  kind text not null check (kind in ('committee', 'generalBranch', 'branch', 'jointBranch', 'temporaryBranch')),
  parent_id integer references organization,
  path text collate "C" not null unique,
  name_initials text collate "C" not null default '',
  established_on date,
  closed_on date,
  closed_because text,
  term_years smallint check (term_years in (3, 5)),
  contact_phone text,
  recorded_at timestamptz not null default now(),
  check (closed_on is null or established_on is null or closed_on >= established_on),
  check ((closed_on is null) = (closed_because is null))
);
create index organization_parent on organization (parent_id);

-- The piece an organization adds to its parent's path: its id in base 36, five characters, and a dot.
create function path_piece(id integer) returns text language sql immutable strict as $$
  select string_agg(substr('0123456789abcdefghijklmnopqrstuvwxyz', 1 + id / (36 ^ place)::integer % 36, 1), '' order by place desc)
    || '.' from generate_series(0, 4) place
$$;

-- A path is always the parent's path and the own piece. A cycle would need a path longer than itself, so it is
-- impossible; a subtree left behind by a move is refused as well. Looks once per statement, at what was changed.
create function refuse_crooked_tree() returns trigger language plpgsql as $$
begin
  if exists (
    select from changed left join organization parent on parent.id = changed.parent_id
      left join organization child on child.parent_id = changed.id
    where changed.path <> coalesce(parent.path, '') || path_piece(changed.id)
      or child.path <> changed.path || path_piece(child.id)
  ) then
    raise exception 'the path of an organization must be the path of its parent and its own piece' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger organization_tree_inserted after insert on organization
  referencing new table as changed for each statement execute function refuse_crooked_tree();
create trigger organization_tree_updated after update on organization
  referencing new table as changed for each statement execute function refuse_crooked_tree();

-- Name, kind and place in the tree, dated. A first state begins on 0001-01-01: as far back as is known.
-- path = ids from the root down, base 36, five characters each and a dot: a prefix is a subtree.
create table organization_state (
  organization_id integer not null references organization,
  from_on date not null,
  until_on date,
  name text not null,
  short_name text,
  kind text not null,
  parent_id integer references organization,
  path text collate "C" not null,
  primary key (organization_id, from_on),
  check (until_on is null or until_on > from_on),
  -- Deferrable means: looked at when the statement has ended, so that one statement can split a period.
  exclude using gist (organization_id with =, daterange(from_on, until_on) with &&) deferrable
);
create index organization_state_path on organization_state (path);
create index organization_state_parent on organization_state (parent_id);

-- 届: from the day it begins to the day it was actually ended; ends_on is the day it should end.
create table term (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  from_on date not null,
  -- As elected; ends_on is that many years later, or the day to which it was extended.
  years smallint not null check (years in (3, 5)),
  ends_on date not null,
  ended_on date,
  extended_because text,
  unique (organization_id, from_on),
  check (ends_on > from_on),
  check (ended_on is null or ended_on >= from_on)
);
create unique index term_one_open on term (organization_id) where ended_on is null;
create index term_ends on term (ends_on) include (organization_id, from_on) where ended_on is null;

-- 党小组 inside a branch.
create table party_group (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  name text not null check (name <> ''),
  from_on date not null,
  until_on date,
  unique (organization_id, name, from_on)
);

-- Every change of an organization: who, when, why, before and after; a step back is a counter-entry.
create table organization_change (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  kind text not null,
  effective_on date not null,
  before jsonb,
  after jsonb,
  reason text not null,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  account_id integer,
  undoes integer unique references organization_change
);
create index organization_change_organization on organization_change (organization_id, id);
