-- 换届、增补、提前与延期换届; 党支部的成立、撤销、更名. A meeting is one record, whoever refers to it.

create table meeting (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  kind text not null check (kind in ('membersMeeting', 'committeeMeeting')),
  held_on date not null,
  place text not null,
  agenda text[] not null,
  resolutions text[] not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  account_id integer
);
create index meeting_organization on meeting (organization_id, held_on);

-- Who was to be there, by the name of that day; who voted, who was excused and why.
create table meeting_attendee (
  meeting_id integer not null references meeting,
  person_id integer not null references person,
  name text not null,
  voting boolean not null,
  present boolean not null,
  excuse text,
  task text check (task in ('chair', 'recorder', 'scrutineer', 'teller')),
  primary key (meeting_id, person_id),
  check (not present or excuse is null),
  check (present or task is null)
);
create index meeting_attendee_person on meeting_attendee (person_id);
create unique index meeting_one_chair on meeting_attendee (meeting_id) where task = 'chair';
create unique index meeting_one_recorder on meeting_attendee (meeting_id) where task = 'recorder';

create table election (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  kind text not null check (kind in ('election', 'byElection', 'early', 'extension')),
  reason text,
  term_id integer references term,
  committee boolean not null,
  seats smallint not null check (seats between 0 and 7),
  secretaries smallint not null check (secretaries between 0 and 1),
  deputies smallint not null check (deputies between 0 and 1),
  -- The day of the members' meeting as planned; of an extension, the day the term is to end on.
  planned_on date not null,
  decision_id integer references meeting,
  meeting_id integer references meeting,
  first_meeting_id integer references meeting,
  prepared text[] not null default '{}',
  base text check (base in ('present', 'entitled')),
  base_article text,
  base_confirmed_by text,
  base_confirmed_at timestamptz,
  effective_on date,
  started_at timestamptz not null,
  started_by text not null,
  done_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_because text,
  status text not null generated always as (
    case when done_at is not null then 'done' when withdrawn_at is not null then 'withdrawn' else 'running' end
  ) stored,
  check (kind = 'election' or reason is not null),
  check (num_nonnulls(base, base_article, base_confirmed_by, base_confirmed_at) in (0, 4)),
  check (num_nonnulls(done_at, withdrawn_at) <= 1),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check ((done_at is null) = (effective_on is null))
);
create unique index election_one_running on election (organization_id) where done_at is null and withdrawn_at is null;
create index election_organization on election (organization_id);

create table election_candidate (
  election_id integer not null references election,
  person_id integer not null references person,
  post text not null check (post in ('committeeMember', 'secretary', 'deputySecretary')),
  primary key (election_id, post, person_id)
);

-- Who is on the roll and does not vote; what is not in the rule itself the organization above approves.
create table election_exclusion (
  election_id integer not null references election,
  person_id integer not null references person,
  ground text not null check (ground in ('partyProbation', 'detained', 'illness', 'longAway', 'abroad', 'transferPending')),
  explanation text not null,
  approved_at timestamptz,
  approved_by text,
  primary key (election_id, person_id),
  check ((approved_at is null) = (approved_by is null))
);

create table ballot (
  id integer generated always as identity primary key,
  election_id integer not null references election,
  post text not null check (post in ('committeeMember', 'secretary', 'deputySecretary')),
  round smallint not null check (round > 0),
  seats smallint not null check (seats > 0),
  handed_out integer not null check (handed_out > 0),
  returned integer not null check (returned >= 0),
  valid integer not null check (valid >= 0),
  spoiled integer not null check (spoiled >= 0),
  -- The seats left over are not filled, with the consent of the majority.
  reduced_because text,
  counted_at timestamptz not null,
  counted_by text not null,
  unique (election_id, post, round),
  check (returned > handed_out or valid + spoiled = returned)
);

create table ballot_vote (
  ballot_id integer not null references ballot,
  person_id integer not null references person,
  name text not null,
  in_favour integer not null check (in_favour >= 0),
  against integer not null check (against >= 0),
  abstained integer not null check (abstained >= 0),
  written_in boolean not null,
  primary key (ballot_id, person_id)
);

-- 委员分工: what the new committee gave each of its members to do.
create table election_duty (
  election_id integer not null references election,
  person_id integer not null references person,
  duty text not null check (duty in ('organization', 'publicity', 'discipline', 'youth', 'masses', 'studies', 'security')),
  primary key (election_id, person_id)
);

-- A reply that came on paper, noted by the organization that gave it: the election goes on as after one of the platform.
create table election_reply (
  election_id integer not null references election,
  part text not null check (part in ('request', 'candidates', 'result')),
  number text not null,
  replied_on date not null,
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (election_id, part)
);

-- 成立, 撤销, 更名: what the organization above is asked to decide about the structure.
create table establishment (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('establishment', 'closure', 'renaming')),
  -- Who asks: the organization below which a branch is to stand, or the one that is renamed.
  organization_id integer not null references organization,
  -- What is closed or renamed; of an establishment, what was set up.
  subject_id integer references organization,
  branch_kind text check (branch_kind in ('branch', 'jointBranch', 'temporaryBranch')),
  name text,
  short_name text,
  code text,
  units smallint check (units > 0),
  project_months smallint check (project_months > 0),
  secretary_id integer references person,
  -- Where the members of a closed branch go.
  receiving_id integer references organization,
  grounds text not null,
  decided_on date not null,
  reply_number text,
  replied_on date,
  reply_noted_by text,
  effective_on date,
  started_at timestamptz not null,
  started_by text not null,
  done_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_because text,
  status text not null generated always as (
    case when done_at is not null then 'done' when withdrawn_at is not null then 'withdrawn' else 'running' end
  ) stored,
  check (kind <> 'establishment' or (branch_kind is not null and name is not null and code is not null)),
  check (kind = 'establishment' or subject_id is not null),
  check (kind <> 'renaming' or name is not null),
  check (num_nonnulls(reply_number, replied_on, reply_noted_by) in (0, 3)),
  check (num_nonnulls(done_at, withdrawn_at) <= 1),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check ((done_at is null) = (effective_on is null))
);
create index establishment_organization on establishment (organization_id);
create unique index establishment_one_running on establishment (subject_id)
  where subject_id is not null and done_at is null and withdrawn_at is null;

-- Who moves into the branch with its beginning.
create table establishment_member (
  establishment_id integer not null references establishment,
  person_id integer not null references person,
  primary key (establishment_id, person_id)
);
create index establishment_member_person on establishment_member (person_id);
