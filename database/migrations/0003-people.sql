-- 人员: everyone the master data knows. Present position and standing are copied from `standing` by the same
-- transaction that writes it, so that lists need no join.
create table person (
  id integer generated always as identity primary key,
  employee_no text collate "C" not null unique check (employee_no <> ''),
  name text not null check (name <> ''),
  name_pinyin text collate "C" not null,
  name_initials text collate "C" not null,
  gender text not null check (gender in ('male', 'female')),
  ethnicity text collate "C" not null,
  birth_date date not null,
  identity_number_sealed bytea,
  identity_number_key bytea unique,
  identity_number_masked text,
  phone_sealed bytea,
  phone_key bytea,
  phone_masked text,
  work_started_on date,
  joined_on date,
  became_full_on date,
  -- present standing
  organization_id integer references organization,
  organization_path text collate "C" not null default '',
  group_id integer references party_group,
  political_status text not null check (political_status in
    ('masses', 'otherParty', 'leagueMember', 'applicant', 'activist', 'candidate', 'probationaryMember', 'fullMember')),
  membership text not null default 'none' check (membership in ('none', 'active', 'suspended', 'ended')),
  employment text not null check (employment in ('employed', 'retired', 'left', 'deceased')),
  education text collate "C" not null,
  degree text collate "C",
  occupation text not null check (occupation in ('worker', 'farmer', 'professional', 'manager', 'official', 'student', 'otherOccupation', 'retired')),
  mobile_since date,
  mobile_to text,
  lost_since date,
  lost_case text,
  home_address text,
  native_place text,
  recorded_at timestamptz not null default now(),
  corrected_at timestamptz,
  check (became_full_on is null or joined_on is not null and became_full_on >= joined_on),
  check ((identity_number_sealed is null) = (identity_number_key is null)),
  check (membership = 'none' or joined_on is not null)
);
create index person_place on person (organization_path, employee_no);
create index person_place_pinyin on person (organization_path, name_pinyin, id);
create index person_pinyin on person (name_pinyin, id);
-- Each character of a name: part of a name is found among a million without reading them all.
create index person_characters on person using gin (string_to_array(name, null));
create index person_initials on person (name_initials, organization_path);
create index person_phone on person (phone_key) where phone_key is not null;

-- The dated facts: where a person belongs and what he or she is, for each period. No gaps are implied between
-- periods. `began_by` says which act began the period: statistics of movement are counted from it.
create table standing (
  person_id integer not null references person,
  from_on date not null,
  until_on date,
  organization_id integer references organization,
  previous_organization_id integer references organization,
  group_id integer references party_group,
  political_status text not null,
  membership text not null check (membership in ('none', 'active', 'suspended', 'ended')),
  employment text not null,
  education text collate "C" not null,
  degree text collate "C",
  occupation text not null,
  began_by text not null check (began_by in ('known', 'recorded', 'admitted', 'transferredIn', 'restored', 'otherIncrease',
    'confirmed', 'extended', 'moved', 'transferredOut', 'expelled', 'removed', 'persuadedOut', 'withdrew', 'probationCancelled',
    'suspended', 'died', 'otherDecrease')),
  primary key (person_id, from_on),
  check (until_on is null or until_on > from_on),
  check (membership <> 'active' or political_status in ('probationaryMember', 'fullMember') and organization_id is not null),
  exclude using gist (person_id with =, daterange(from_on, until_on) with &&)
);
create index standing_organization on standing (organization_id, from_on);
create index standing_began on standing (began_by, from_on) where began_by not in ('known', 'recorded');

-- 党内职务: secretary, deputy, committee members with their duty, group leaders.
create table post (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  person_id integer not null references person,
  kind text not null check (kind in ('secretary', 'deputySecretary', 'committeeMember', 'groupLeader')),
  duty text check (duty in ('organization', 'publicity', 'discipline', 'youth', 'masses', 'studies', 'security')),
  group_id integer references party_group,
  term_id integer references term,
  from_on date not null,
  until_on date,
  ended_because text,
  check (until_on is null or until_on >= from_on)
);
create index post_person on post (person_id);
create index post_organization on post (organization_id);
create unique index post_one_secretary on post (organization_id) where kind = 'secretary' and until_on is null;

-- 奖惩、培训、家庭成员等 of the Party record.
create table honour (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  title text not null, level text not null, awarded_on date not null, awarded_by text not null
);
create index honour_person on honour (person_id);
create table training (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  course text not null, organizer text not null, from_on date not null, until_on date not null, hours numeric(6,1) not null check (hours >= 0),
  check (until_on >= from_on)
);
create index training_person on training (person_id);
create table family_member (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  relation text not null, name text not null, birth_date date, political_status text, work text
);
create index family_member_person on family_member (person_id);

-- Every change of a person's record: who, when, why, before and after. `effective_on` is null for a correction
-- of what was always so (a wrong birth date). A step back is a counter-entry that names what it undoes.
create table person_change (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  kind text not null,
  effective_on date,
  before jsonb,
  after jsonb,
  reason text not null,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  account_id integer,
  undoes integer unique references person_change
);
create index person_change_person on person_change (person_id, id);
create index person_change_recorded on person_change (recorded_at, effective_on);

-- Corrections that members propose of their own record; the branch accepts or declines with a reason.
create table proposal (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  field text not null,
  before text,
  after text not null,
  explanation text not null,
  proposed_at timestamptz not null,
  proposed_by integer not null,
  accepted_at timestamptz,
  declined_at timestamptz,
  declined_because text,
  withdrawn_at timestamptz,
  decided_by text,
  change_id integer references person_change,
  status text not null generated always as (case when accepted_at is not null then 'accepted'
    when declined_at is not null then 'declined' when withdrawn_at is not null then 'withdrawn' else 'open' end) stored,
  check (num_nonnulls(accepted_at, declined_at, withdrawn_at) <= 1),
  check ((declined_at is null) = (declined_because is null))
);
create unique index proposal_one_open on proposal (person_id, field) where accepted_at is null and declined_at is null and withdrawn_at is null;
create index proposal_open on proposal (proposed_at) where accepted_at is null and declined_at is null and withdrawn_at is null;

-- Where an organization goes, its people go: lists by organization_path are right whatever moves.
create function people_follow_organization() returns trigger language plpgsql as $$
begin
  update person set organization_path = new.path where organization_id = new.id and organization_path <> new.path;
  return null;
end $$;
create trigger organization_path_followed after update of path on organization
  for each row when (old.path is distinct from new.path) execute function people_follow_organization();

-- Whoever writes a person while its organization moves must not keep the old path: the foreign key has waited for
-- the move by the time this looks.
create function people_stand_in_place() returns trigger language plpgsql as $$
begin
  if exists (
    select from written join organization on organization.id = written.organization_id
    where written.organization_path <> organization.path
  ) then
    update person set organization_path = organization.path from organization
    where organization.id = person.organization_id and organization.path <> person.organization_path
      and person.id in (select id from written);
  end if;
  return null;
end $$;
create trigger person_in_place_inserted after insert on person
  referencing new table as written for each statement execute function people_stand_in_place();
create trigger person_in_place_updated after update on person
  referencing new table as written for each statement execute function people_stand_in_place();

-- Dashboard figures: how many active members stand in each bracket of each dimension, for every organization with
-- everything below it. `figure` holds what is folded, ages as of `figure_day`; `figure_delta` what came (+1) and went
-- (-1) since, as it stood in `person`. Reading adds both in one snapshot; a job folds.
create table figure (
  organization_id integer not null,
  dimension text collate "C" not null,
  bracket text collate "C" not null,
  members integer not null,
  primary key (organization_id, dimension, bracket)
);
create index figure_total on figure (organization_id) include (members) where dimension = 'total';
create table figure_delta (
  id bigint generated always as identity primary key,
  path text collate "C" not null,
  gender text not null,
  ethnicity text collate "C" not null,
  birth_date date not null,
  joined_on date not null,
  education text collate "C" not null,
  political_status text not null,
  occupation text not null,
  employment text not null,
  members smallint not null check (members in (-1, 1))
);
-- How many open organizations of each kind, and branches of each size, stand below an organization, as of the last
-- folding. Where the tree was changed since (`tree_change`), they are counted as they are asked for.
create table branch_figure (
  organization_id integer not null,
  dimension text collate "C" not null check (dimension in ('kind', 'size')),
  bracket text collate "C" not null,
  organizations integer not null check (organizations > 0),
  primary key (organization_id, dimension, bracket)
);
create table tree_change (path text collate "C" not null);
create table figure_day ("only" boolean primary key default true check ("only"), day date not null);
-- Those whose birthday crosses a bracket are found by the first each night; who joined of late, and who waits for
-- confirmation, by the others.
create index person_birth on person (birth_date) where membership = 'active';
create index person_joined on person (joined_on) include (organization_path) where membership = 'active';
create index person_probation on person (joined_on) include (organization_path)
  where membership = 'active' and political_status = 'probationaryMember';

-- Sees the rows before and after a statement, so that every way of writing `person` is covered. Knows no brackets:
-- they are data of the program.
create function note_figures() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into figure_delta (path, gender, ethnicity, birth_date, joined_on, education, political_status, occupation, employment, members)
      select organization_path, gender, ethnicity, birth_date, joined_on, education, political_status, occupation, employment, 1
      from after_it where membership = 'active';
  elsif tg_op = 'DELETE' then
    insert into figure_delta (path, gender, ethnicity, birth_date, joined_on, education, political_status, occupation, employment, members)
      select organization_path, gender, ethnicity, birth_date, joined_on, education, political_status, occupation, employment, -1
      from before_it where membership = 'active';
  else
    with changed as (
      select before_it as was, after_it as is_now from before_it join after_it using (id)
      where (before_it.membership, before_it.organization_path, before_it.gender, before_it.ethnicity, before_it.birth_date,
          before_it.joined_on, before_it.education, before_it.political_status, before_it.occupation, before_it.employment)
        is distinct from (after_it.membership, after_it.organization_path, after_it.gender, after_it.ethnicity, after_it.birth_date,
          after_it.joined_on, after_it.education, after_it.political_status, after_it.occupation, after_it.employment)
    ), stood as (
      select (was).*, -1 as members from changed union all select (is_now).*, 1 from changed
    )
    insert into figure_delta (path, gender, ethnicity, birth_date, joined_on, education, political_status, occupation, employment, members)
      select organization_path, gender, ethnicity, birth_date, joined_on, education, political_status, occupation, employment, members
      from stood where membership = 'active';
  end if;
  return null;
end $$;
create trigger person_figures_inserted after insert on person
  referencing new table as after_it for each statement execute function note_figures();
create trigger person_figures_updated after update on person
  referencing old table as before_it new table as after_it for each statement execute function note_figures();
create trigger person_figures_deleted after delete on person
  referencing old table as before_it for each statement execute function note_figures();

-- Whatever moved, opened, closed or changed its kind: the figures of everything above it, before and after, are old.
create function note_tree() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into tree_change select path from after_it;
  elsif tg_op = 'DELETE' then
    insert into tree_change select path from before_it;
  else
    insert into tree_change
      select unnest(array[before_it.path, after_it.path]) from before_it join after_it using (id)
      where (before_it.path, before_it.kind, before_it.closed_on) is distinct from (after_it.path, after_it.kind, after_it.closed_on);
  end if;
  return null;
end $$;
create trigger organization_figures_inserted after insert on organization
  referencing new table as after_it for each statement execute function note_tree();
create trigger organization_figures_updated after update on organization
  referencing old table as before_it new table as after_it for each statement execute function note_tree();
create trigger organization_figures_deleted after delete on organization
  referencing old table as before_it for each statement execute function note_tree();
