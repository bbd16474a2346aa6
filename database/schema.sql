-- GENERATED from database/migrations by scripts/snapshot.ts: read it, do not edit or run it.

create extension btree_gist;

create table absence (
  id integer generated always as identity primary key,
  direction text not null check (direction in ('out', 'in')),
  kind text not null check (kind in ('temporary', 'mobile')),
  organization_id integer not null references organization,
  person_id integer references person,
  name text not null check (name <> ''),
  home_name text,
  place text not null check (place <> ''),
  abroad boolean not null default false,
  from_on date not null,
  until_on date not null,
  ended_on date,
  ended_note text,
  document_id integer unique references official_document,
  recorded_at timestamptz not null,
  recorded_by text not null,
  check (until_on >= from_on),
  check (ended_on >= from_on),
  check ((direction = 'out') = (person_id is not null)),
  check ((direction = 'in') = (home_name is not null)),
  check ((document_id is null) or (kind = 'temporary'))
);
create unique index absence_one_open on absence (person_id) where ended_on is null;
create index absence_organization on absence (organization_id, id);

create table absence_contact (
  id integer generated always as identity primary key,
  absence_id integer not null references absence,
  on_day date not null,
  note text not null check (note <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index absence_contact_absence on absence_contact (absence_id, on_day);
create trigger absence_contact_append_only before delete or update on absence_contact for each row execute function refuse_change_of_record();

create table account (
  id integer generated always as identity primary key,
  username text collate "C" not null unique check ((username <> '') and (username = lower(username))),
  name text not null,
  person_id integer unique references person,
  password_hash text,
  password_at timestamptz,
  must_change_password boolean not null default true,
  demo_title text,
  created_at timestamptz not null,
  disabled_at timestamptz,
  disabled_because text,
  check ((disabled_at is null) = (disabled_because is null)),
  check ((password_hash is null) = (password_at is null))
);
create trigger account_stays_apart before update OF person_id on account for each row execute function office_stays_apart();

create table account_challenge (
  session_id integer not null references account_session on delete cascade,
  purpose text not null check (purpose in ('add', 'prove')),
  challenge text not null,
  expires_at timestamptz not null,
  primary key (session_id, purpose)
);

create table account_passkey (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports jsonb not null,
  name text not null,
  added_at timestamptz not null,
  used_at timestamptz,
  removed_at timestamptz
);
create index account_passkey_account on account_passkey (account_id) where removed_at is null;

create table account_password (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  password_hash text not null,
  set_at timestamptz not null
);
create index account_password_account on account_password (account_id, id);

create table account_recovery_code (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  mark text not null check (char_length(mark) = 1),
  code_hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  unique (account_id, mark)
);

create table account_request (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('open', 'enable', 'disable', 'password', 'factors', 'grant', 'revoke')),
  account_id integer references account,
  person_id integer references person,
  username text,
  role text check (role in ('branch', 'committee', 'politicalWorkDepartment')),
  organization_id integer references organization,
  from_on date,
  until_on date,
  grant_id integer references role_grant,
  name text not null,
  path text not null,
  reason text not null,
  asked_by integer not null references account,
  asker_name text not null,
  asker_person_id integer references person,
  asked_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'withdrawn')),
  decided_by integer references account,
  decider_name text,
  decider_person_id integer references person,
  decided_at timestamptz,
  because text,
  check (decided_by <> asked_by),
  check (decider_person_id <> asker_person_id),
  check ((state <> 'refused') or (because is not null)),
  check ((decided_by <> account_id) or (kind = 'open')),
  check (((kind = 'open') = (person_id is not null)) and ((kind = 'open') = (username is not null))),
  check ((kind = 'open') or (account_id is not null)),
  check ((kind <> 'open') or ((account_id is not null) = (state = 'done'))),
  check (((kind = 'grant') = (role is not null)) and ((kind = 'grant') = (organization_id is not null)) and ((kind = 'grant') = (from_on is not null))),
  check ((kind = 'revoke') = (grant_id is not null)),
  check (state in ('done', 'refused')) = (decided_by is not null)),
  check (num_nulls(decided_by, decider_name, decided_at) = ANY (ARRAY[0, 3]))
);
create index account_request_account on account_request (account_id);
create index account_request_asked_by on account_request (asked_by);
create index account_request_asker_person on account_request (asker_person_id);
create index account_request_decided_by on account_request (decided_by);
create index account_request_decider_person on account_request (decider_person_id);
create index account_request_grant on account_request (grant_id);
create index account_request_organization on account_request (organization_id);
create index account_request_person on account_request (person_id);
create index account_request_waiting on account_request (asked_at) where state = 'waiting';

create table account_session (
  id integer generated always as identity primary key,
  token_hash bytea not null unique,
  account_id integer not null references account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  ended_because text check (ended_because in ('signedOut', 'tooMany', 'revoked', 'passwordChanged', 'disabled', 'wrongPin', 'notAllowed', 'factorFailed', 'factorsCleared')),
  ip text not null,
  agent text not null,
  kept_until timestamptz,
  pin_hash text,
  pin_failures smallint not null default 0 check (pin_failures >= 0),
  lock_minutes smallint check ((lock_minutes >= 1) and (lock_minutes <= 60)),
  locked_at timestamptz,
  factor_due boolean not null default false,
  proved_at timestamptz,
  proved_by text check (proved_by in ('password', 'link', 'totp', 'passkey', 'recoveryCode', 'exempt', 'oidc', 'ldap')),
  provider_id integer references sign_on_provider,
  check ((ended_at is null) = (ended_because is null)),
  check (num_nulls(kept_until, pin_hash, lock_minutes) = ANY (ARRAY[0, 3])),
  check ((locked_at is null) or (kept_until is not null)),
  check ((proved_at is null) = (proved_by is null)),
  check ((not factor_due) or (kept_until is null))
);
create index account_session_account on account_session (account_id, seen_at);

create table account_totp (
  account_id integer primary key references account,
  secret_sealed bytea,
  confirmed_at timestamptz,
  last_step bigint,
  pending_sealed bytea,
  pending_at timestamptz,
  check ((secret_sealed is null) = (confirmed_at is null)),
  check ((pending_sealed is null) = (pending_at is null)),
  check (num_nonnulls(secret_sealed, pending_sealed) > 0)
);

create table administrator (
  id integer generated always as identity primary key,
  account_id integer not null unique references account,
  office text not null check (office in ('systemAdministrator', 'securityAdministrator', 'auditAdministrator')),
  person_id integer not null references person,
  from_on date not null,
  until_on date,
  appointed_at timestamptz not null,
  appointed_by text not null,
  reason text not null,
  relieved_by text,
  relieved_because text,
  check (until_on >= from_on),
  check (num_nulls(until_on, relieved_by, relieved_because) = ANY (ARRAY[0, 3])),
  exclude using gist (person_id with =, daterange(from_on, until_on) with &&)
);
create index administrator_person on administrator (person_id);
create trigger administrator_stays_apart before insert or update on administrator for each row execute function office_stays_apart();

create table admission (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  status_before text not null check (status_before in ('masses', 'leagueMember', 'otherParty', 'applicant')),
  stage text not null check (stage in ('application', 'activist', 'candidate', 'admission', 'probation')),
  next_act text,
  next_from date,
  next_by date,
  applied_on date,
  missing integer not null default 0 check (missing >= 0),
  started_at timestamptz not null,
  started_by text not null,
  done_on date,
  ended_on date,
  ended_as text check (ended_as in ('withdrawn', 'stopped', 'cancelled')),
  ended_because text,
  status text not null generated always as (case when (done_on is not null) then 'done' when (ended_on is not null) then 'ended' else 'running' end) stored,
  recalled_because text,
  check (num_nonnulls(ended_on, ended_as, ended_because) = ANY (ARRAY[0, 3])),
  check (num_nonnulls(done_on, ended_on) <= 1)
);
create unique index admission_one_running on admission (person_id) where (done_on is null) and (ended_on is null);
create index admission_person on admission (person_id);
create index admission_stage on admission (stage) where (done_on is null) and (ended_on is null);
create trigger admission_added_to_search after insert on admission REFERENCING NEW TABLE AS added for each statement execute function search_added('admission');
create trigger admission_changed_in_search after update on admission for each row when ((((old.stage is DISTINCT FROM new.stage) or (old.done_on is DISTINCT FROM new.done_on)) or (old.ended_on is DISTINCT FROM new.ended_on))) execute function search_changed('admission');
create trigger admission_gone_from_search after delete on admission for each row execute function search_changed('admission');

create table admission_entry (
  id integer generated always as identity primary key,
  admission_id integer not null references admission,
  seq integer not null check (seq > 0),
  act text not null,
  on_day date not null,
  version text not null check (version in ('2014', '2026')),
  passed boolean not null,
  details jsonb not null default '{}' check (((details ->> 'outcome') is DISTINCT FROM 'extend') or ((coalesce(((details ->> 'months'))::integer, 0) >= 6) and (coalesce(((details ->> 'months'))::integer, 0) <= 12))),
  late_because text,
  organization_id integer references organization,
  recorded_at timestamptz not null,
  recorded_by text not null,
  account_id integer,
  meeting_id integer references meeting,
  unique (admission_id, seq),
  check (on_day <= ((recorded_at AT TIME ZONE 'Asia/Shanghai'))::date),
  check ((act <> 'training') or (coalesce(((details ->> 'days'))::integer, 0) >= 3) or (coalesce(((details ->> 'hours'))::integer, 0) >= 24) or (details ? 'special')),
  check ((act <> 'confirmationMeeting') or ((details ->> 'outcome') is not null)),
  check ((meeting_id is null) or (act in ('recommendation', 'activist', 'mentors', 'review', 'candidate', 'introducers', 'politicalReview', 'committeeReview', 'probationReview'))
);
create index admission_entry_meeting on admission_entry (meeting_id) where meeting_id is not null;
create unique index admission_entry_once on admission_entry (admission_id, act) where passed and (act in ('application', 'talk', 'activist', 'activistFiling', 'politicalReview', 'training', 'committeeReview', 'preReview', 'form', 'recordFiling', 'assignment', 'oath', 'archiving');
create unique index admission_entry_one_approval on admission_entry (admission_id) where passed and (act = 'approval');
create unique index admission_entry_one_extension on admission_entry (admission_id) where passed and (act = 'confirmationApproval') and ((details ->> 'outcome') = 'extend');
create trigger admission_entry_added_to_search after insert on admission_entry REFERENCING NEW TABLE AS added for each statement execute function search_admission_entry();
create trigger admission_entry_meeting_fits before insert or update OF meeting_id on admission_entry for each row when ((new.meeting_id is not null)) execute function refuse_meeting_elsewhere();
create CONSTRAINT trigger admission_entry_order after insert on admission_entry DEFERRABLE INITIALLY IMMEDIATE for each row execute function refuse_act_out_of_order();

create table admission_helper (
  entry_id integer not null references admission_entry,
  slot smallint not null check (slot in (1, 2)),
  person_id integer not null references person,
  name text not null,
  primary key (entry_id, slot),
  unique (entry_id, person_id)
);
create index admission_helper_person on admission_helper (person_id);

create table admission_material (
  entry_id integer not null references admission_entry,
  material text not null,
  dated_on date not null,
  filed_at timestamptz not null,
  filed_by text not null,
  meeting_id integer references meeting,
  primary key (entry_id, material),
  check ((meeting_id is null) or (material in ('activistDecision', 'candidateDecision'))
);

create table admission_objection (
  id integer generated always as identity primary key,
  admission_id integer not null references admission,
  text text not null check (text <> ''),
  raised_at timestamptz not null,
  raised_by text not null,
  account_id integer,
  answer text,
  answered_at timestamptz,
  answered_by text,
  check (num_nonnulls(answer, answered_at, answered_by) = ANY (ARRAY[0, 3]))
);
create index admission_objection_admission on admission_objection (admission_id);

-- rows come with migrations
create table admission_order (
  act text not null,
  needs text,
  unique NULLS not DISTINCT (act, needs)
);

create table admission_quota (
  organization_id integer not null references organization,
  year smallint not null check ((year >= 2000) and (year <= 2200)),
  places integer not null check (places >= 0),
  set_at timestamptz not null,
  set_by text not null,
  primary key (organization_id, year)
);

create table admission_vote (
  entry_id integer primary key references admission_entry,
  meeting_id integer references meeting,
  entitled integer not null check (entitled > 0),
  present integer not null,
  handed_out integer not null,
  returned integer not null,
  in_favour integer not null check (in_favour >= 0),
  against integer not null check (against >= 0),
  abstained integer not null check (abstained >= 0),
  spoiled integer not null check (spoiled >= 0),
  written integer not null,
  check ((present <= entitled) and ((present * 2) > entitled)),
  check ((handed_out >= 0) and (handed_out <= present)),
  check ((returned >= 0) and (returned <= handed_out)),
  check ((written >= 0) and (written <= (entitled - present))),
  check ((((in_favour + against) + abstained) + spoiled) = (returned + written))
);
create index admission_vote_meeting on admission_vote (meeting_id);

create table affair (
  id integer generated always as identity primary key,
  kind text collate "C" not null references affair_kind(key),
  title text not null check (title <> ''),
  organization_id integer not null references organization,
  organization_path text collate "C" not null,
  chain_key text collate "C" not null,
  chain_version integer not null,
  subject jsonb not null,
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
  foreign key (chain_key, chain_version) references chain_version(chain_key, version),
  check ((status = 'running') = (step is not null)),
  check ((status = 'running') = (ended_at is null)),
  check ((due_on is null) or (status = 'running'))
);
create index affair_due on affair (due_on) where due_on is not null;
create index affair_place on affair (organization_path, id);
create unique index affair_request on affair (started_by, request_key) where request_key is not null;
create index affair_started on affair (started_by, id);
create trigger affair_added_to_search after insert on affair REFERENCING NEW TABLE AS added for each statement execute function search_matter_added();
create trigger affair_changed_in_search after update OF title, subject, status on affair for each row when (((old.kind = 'matter') and (((old.title is DISTINCT FROM new.title) or (old.subject is DISTINCT FROM new.subject)) or (old.status is DISTINCT FROM new.status)))) execute function search_changed('matter');
create trigger affair_gone_from_search after delete on affair for each row when ((old.kind = 'matter')) execute function search_changed('matter');

create table affair_attachment (
  id integer generated always as identity primary key,
  affair_id integer not null references affair,
  event_id integer references affair_event,
  name text not null check (name <> ''),
  bytes integer not null check (bytes > 0),
  digest text not null,
  added_at timestamptz not null,
  added_by integer not null references account
);
create index affair_attachment_affair on affair_attachment (affair_id, id);

create table affair_copy (
  affair_id integer not null references affair,
  account_id integer not null references account,
  copied_at timestamptz not null,
  copied_by text not null,
  read_at timestamptz,
  primary key (affair_id, account_id)
);
create index affair_copy_account on affair_copy (account_id, affair_id);
create trigger affair_copy_added_to_search after insert on affair_copy REFERENCING NEW TABLE AS added for each statement execute function search_matter_hands();

create table affair_document (
  affair_id integer not null references affair,
  document_id integer not null references official_document on delete cascade,
  primary key (affair_id, document_id)
);

create table affair_draft (
  affair_id integer not null references affair,
  account_id integer not null references account,
  opinion text not null,
  saved_at timestamptz not null,
  marks text[] not null default '{}'[],
  primary key (affair_id, account_id)
);

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
create trigger affair_event_append_only before delete or update on affair_event for each row execute function refuse_change_of_record();

-- rows come with migrations
create table affair_kind (
  key text collate "C" primary key check (key ~ '^[a-z][A-Za-z0-9]{1,39}$'),
  name text not null check (name <> ''),
  sms_allowed boolean not null default false
);

create table affair_task (
  id integer generated always as identity primary key,
  affair_id integer not null references affair,
  number integer not null,
  step text not null,
  step_name text not null,
  office text collate "C",
  account_id integer references account,
  holder text not null,
  status text not null default 'open' check (status in ('open', 'waiting', 'closed')),
  opened_at timestamptz not null,
  due_on date,
  harmless boolean not null default false,
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
create index affair_task_account on affair_task (account_id) where account_id is not null;
create index affair_task_closed on affair_task (closed_by, affair_id) where closed_by is not null;
create index affair_task_office on affair_task (office) where status = 'open';
create unique index affair_task_one on affair_task (affair_id, step, coalesce(office, ''), coalesce(account_id, 0)) where status <> 'closed';
create trigger affair_task_added_to_search after insert on affair_task REFERENCING NEW TABLE AS added for each statement execute function search_matter_hands();
create trigger affair_task_changed_in_search after update on affair_task REFERENCING NEW TABLE AS added for each statement execute function search_matter_hands();

create table alert (
  id integer generated always as identity primary key,
  rule_key text collate "C" not null,
  rule_version integer not null,
  subject_kind text not null check (subject_kind <> ''),
  subject_key text collate "C" not null check (subject_key <> ''),
  subject_name text not null check (subject_name <> ''),
  organization_id integer not null references organization,
  person_id integer references person,
  due_on date not null,
  dated boolean not null,
  since date,
  value numeric,
  facts jsonb not null default '{}',
  opened_on date not null,
  closed_on date,
  closed_as text check (closed_as in ('mended', 'lapsed', 'ruleOff', 'ruleChanged', 'overtaken')),
  escalated_on date,
  snoozed_until date,
  snoozed_because text check (snoozed_because <> ''),
  unique (rule_key, subject_kind, subject_key, due_on),
  check ((closed_on is null) = (closed_as is null)),
  check (closed_on >= opened_on),
  check (escalated_on >= opened_on),
  check ((snoozed_until is null) = (snoozed_because is null))
);
create unique index alert_one_undated on alert (rule_key, subject_kind, subject_key) where (closed_on is null) and (not dated);
create index alert_open on alert (rule_key, due_on) where closed_on is null;
create index alert_organization on alert (organization_id, id);
create index alert_person on alert (person_id) where person_id is not null;

create table alert_evaluation (
  measure text collate "C" primary key,
  on_day date not null,
  at timestamptz not null,
  found integer not null,
  opened integer not null,
  closed integer not null,
  reminded integer not null
);

create table alert_event (
  id integer generated always as identity primary key,
  alert_id integer not null references alert,
  kind text not null check (kind in ('opened', 'closed', 'reopened', 'escalated', 'snoozed', 'woken')),
  on_day date not null,
  at timestamptz not null,
  by_name text not null,
  note text check (note <> '')
);
create index alert_event_alert on alert_event (alert_id, id);
create trigger alert_event_append_only before delete or update on alert_event for each row execute function refuse_change_of_record();

create table alert_reminder (
  id integer generated always as identity primary key,
  alert_id integer not null references alert,
  occasion text not null check (occasion <> ''),
  level text not null check (level in ('self', 'own', 'above', 'top')),
  account_id integer references account,
  fell_on date not null,
  made_at timestamptz not null
);
create unique index alert_reminder_once on alert_reminder (alert_id, occasion, account_id) where account_id is not null;
create unique index alert_reminder_unreached on alert_reminder (alert_id, occasion, level) where account_id is null;
create trigger alert_reminder_append_only before delete or update on alert_reminder for each row execute function refuse_change_of_record();

create table alert_rule (
  key text collate "C" primary key check (key ~ '^[a-z][A-Za-z0-9-]{1,59}$'),
  measure text collate "C" not null check (measure <> ''),
  made_at timestamptz not null,
  made_by text not null
);
create index alert_rule_measure on alert_rule (measure);

create table alert_rule_version (
  rule_key text collate "C" not null references alert_rule(key),
  version integer not null check (version >= 1),
  definition jsonb not null,
  note text not null check (note <> ''),
  published_at timestamptz not null,
  published_by text not null,
  account_id integer,
  primary key (rule_key, version)
);
create trigger alert_rule_version_stays before delete or update on alert_rule_version for each row execute function refuse_change_of_record();

create table appraisal_member (
  round_id integer not null references appraisal_round,
  person_id integer not null references person,
  name text not null,
  probationary boolean not null,
  absent_because text check (absent_because <> ''),
  self_text text check (self_text <> ''),
  self_at timestamptz,
  self_by text,
  self_on_paper boolean not null default false,
  voted boolean not null default false,
  opinion text check (opinion <> ''),
  grade text check (grade in ('excellent', 'qualified', 'basicallyQualified', 'unqualified')),
  primary key (round_id, person_id),
  check (num_nonnulls(self_text, self_at, self_by) = ANY (ARRAY[0, 3])),
  check ((grade is null) or ((absent_because is null) and (not probationary) and (opinion is not null))),
  check ((not voted) or (absent_because is null))
);
create index appraisal_member_person on appraisal_member (person_id);
create trigger appraisal_member_locked before delete or update on appraisal_member for each row execute function refuse_change_of_closed_appraisal();

create table appraisal_objection (
  id integer generated always as identity primary key,
  round_id integer not null,
  person_id integer not null,
  text text not null check (text <> ''),
  raised_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  answered_by text,
  foreign key (round_id, person_id) references appraisal_member(round_id, person_id),
  check (num_nonnulls(answer, answered_at, answered_by) = ANY (ARRAY[0, 3]))
);
create unique index appraisal_objection_open on appraisal_objection (round_id, person_id) where answer is null;
create trigger appraisal_objection_locked before insert or delete or update on appraisal_objection for each row execute function refuse_change_of_closed_appraisal();

create table appraisal_remark (
  round_id integer not null,
  about_id integer not null,
  by_id integer not null,
  text text not null check (text <> ''),
  given_at timestamptz not null,
  entered_by text not null,
  primary key (round_id, about_id, by_id),
  foreign key (round_id, about_id) references appraisal_member(round_id, person_id),
  foreign key (round_id, by_id) references appraisal_member(round_id, person_id),
  check (about_id <> by_id)
);
create index appraisal_remark_by on appraisal_remark (round_id, by_id);
create trigger appraisal_remark_locked before insert or delete or update on appraisal_remark for each row execute function refuse_change_of_closed_appraisal();

create table appraisal_round (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  year smallint not null check ((year >= 2000) and (year <= 2200)),
  state text not null default 'open' check (state in ('open', 'self', 'mutual', 'test', 'opinion', 'closed')),
  roll_on date not null,
  excellent_one_in smallint not null check ((excellent_one_in >= 1) and (excellent_one_in <= 10)),
  meeting_id integer references meeting,
  paper_returned integer check (paper_returned >= 0),
  paper_spoiled integer check (paper_spoiled >= 0),
  paper_tellers text,
  opened_at timestamptz not null,
  opened_by text not null,
  told_at timestamptz,
  told_by text,
  closed_on date,
  closed_at timestamptz,
  closed_by text,
  unique (organization_id, year),
  check (num_nonnulls(paper_returned, paper_spoiled, paper_tellers) = ANY (ARRAY[0, 3])),
  check (paper_spoiled <= paper_returned),
  check ((told_at is null) = (told_by is null)),
  check (num_nonnulls(closed_on, closed_at, closed_by) = ANY (ARRAY[0, 3])),
  check ((state = 'closed') = (closed_at is not null)),
  check ((state <> 'closed') or (told_at is not null)),
  check (closed_on >= roll_on)
);
create index appraisal_round_closed on appraisal_round (closed_on) where closed_on is not null;
create trigger appraisal_round_closing before update on appraisal_round for each row execute function refuse_unlawful_closing();

create table appraisal_tally (
  round_id integer not null,
  person_id integer not null,
  source text not null check (source in ('online', 'paper')),
  excellent integer not null default 0 check (excellent >= 0),
  qualified integer not null default 0 check (qualified >= 0),
  basically_qualified integer not null default 0 check (basically_qualified >= 0),
  unqualified integer not null default 0 check (unqualified >= 0),
  abstained integer not null default 0 check (abstained >= 0),
  primary key (round_id, person_id, source),
  foreign key (round_id, person_id) references appraisal_member(round_id, person_id)
);
create trigger appraisal_tally_locked before delete or update on appraisal_tally for each row execute function refuse_change_of_closed_appraisal();

create table archive_fonds (
  only boolean default true primary key check ("only"),
  code text collate "C" not null check (code ~ '^[A-Z0-9]{4}$'),
  name text not null check (name <> ''),
  set_at timestamptz not null,
  set_by text not null
);

create table archive_inspection (
  id integer generated always as identity primary key,
  run_at timestamptz not null,
  run_by text not null,
  items integer not null,
  bytes bigint not null,
  faults jsonb not null
);

create table archive_item (
  id integer generated always as identity primary key,
  archive_number text collate "C" not null unique,
  class text collate "C" not null,
  fonds text collate "C" not null,
  category text collate "C" not null,
  year smallint not null,
  retention text not null check (retention in ('Y', 'D30', 'D10')),
  department text collate "C" not null default '',
  item_number integer not null check ((item_number >= 1) and (item_number <= 9999)),
  title text not null check (title <> ''),
  responsible text not null,
  formed_on date not null,
  document_numbers text not null,
  words text not null,
  organization_id integer not null references organization,
  organization_path text collate "C" not null,
  subject_kind text collate "C" not null,
  subject_id integer not null,
  papers smallint not null check (papers > 0),
  pages integer not null,
  package_file_id integer not null references stored_file,
  package_digest text not null,
  bytes integer not null,
  checks jsonb not null,
  filed_at timestamptz not null,
  filed_by text not null,
  unique (class, item_number),
  unique (subject_kind, subject_id)
);
create index archive_item_place on archive_item (organization_path, id);
create index archive_item_year on archive_item (year, retention, id);
create trigger archive_item_added_to_search after insert on archive_item REFERENCING NEW TABLE AS added for each statement execute function search_added('archiveItem');
create trigger archive_item_changed_in_search after delete or update on archive_item for each row execute function search_changed('archiveItem');

create table archive_loan (
  id integer generated always as identity primary key,
  archive_number text collate "C" not null,
  account_id integer not null references account,
  name text not null,
  reason text not null,
  asked_at timestamptz not null,
  until_on date not null,
  granted_at timestamptz,
  declined_at timestamptz,
  decided_by text,
  decided_because text,
  status text not null generated always as (case when (granted_at is not null) then 'granted' when (declined_at is not null) then 'declined' else 'asked' end) stored,
  check (num_nonnulls(granted_at, declined_at) <= 1),
  check ((decided_by is null) = ((granted_at is null) and (declined_at is null)))
);
create index archive_loan_number on archive_loan (archive_number);
create unique index archive_loan_open on archive_loan (archive_number, account_id) where (granted_at is null) and (declined_at is null);

create table archive_retention (
  kind text collate "C" primary key,
  retention text not null check (retention in ('Y', 'D30', 'D10')),
  reason text not null,
  set_at timestamptz not null,
  set_by text not null
);

create table archive_sequence (
  class text collate "C" primary key,
  last integer not null check ((last >= 1) and (last <= 9999))
);

create table audit_anchor (
  day date primary key,
  entry_id bigint not null check (entry_id > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  previous text not null check (previous ~ '^[0-9a-f]{64}$'), -- the digest of the anchor before; zeros for the first
  key_print text not null,
  signature text not null
);
create trigger audit_anchor_append_only before delete or update on audit_anchor for each row execute function refuse_change_of_trail();
create trigger audit_anchor_never_emptied before TRUNCATE on audit_anchor for each statement execute function refuse_change_of_trail();

create table audit_entry (
  id bigint primary key,
  at timestamptz not null,
  account_id integer,
  person_id integer,
  actor_name text not null,
  acting_roles text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_name text,
  organization_path text collate "C" not null default '',
  before jsonb,
  after jsonb,
  reason text,
  ip text not null,
  agent text not null,
  previous_hash bytea not null,
  hash bytea not null unique
);
create index audit_entry_account on audit_entry (account_id, id);
create index audit_entry_at on audit_entry (at);
create index audit_entry_mark on audit_entry (((after ->> 'mark'))) where after ? 'mark';
create index audit_entry_place on audit_entry (organization_path, id);
create index audit_entry_subject on audit_entry (subject_kind, subject_id, id);
create trigger audit_entry_append_only before delete or update on audit_entry for each row execute function refuse_change_of_trail();
create trigger audit_entry_never_emptied before TRUNCATE on audit_entry for each statement execute function refuse_change_of_trail();

create table audit_forward (
  id smallint default 1 primary key check (id = 1),
  host text not null check (host <> ''),
  port integer not null check ((port >= 1) and (port <= 65535)),
  tls boolean not null,
  authority text, -- the certificate, as PEM, that vouches for the receiver; null: the system's own
  enabled boolean not null,
  sent_to bigint not null default 0, -- the last entry that has arrived there
  sent_at timestamptz,
  failure text,
  failed_at timestamptz, -- since when it fails
  check ((failure is null) = (failed_at is null))
);

create table backup_run (
  id bigint generated always as identity primary key,
  began_at timestamptz not null,
  seen_at timestamptz not null, -- when its process last gave a sign of life
  progress text not null default '',
  asked_account integer references account,
  asked_by text, -- who asked for it; null: the clock
  folder text not null check (folder <> ''),
  file text,
  encrypted boolean not null,
  drill boolean not null,
  ended_at timestamptz,
  bytes bigint check (bytes > 0),
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  row_count bigint,
  file_count integer,
  table_count integer,
  keys boolean, -- whether the keys are in it
  fault text, -- why there is none: a code of the system or of the program
  fault_part text,
  drill_fault text,
  drilled jsonb, -- what the drill found
  removed_at timestamptz, -- when its file was taken away because newer ones are kept
  check (((ended_at is null) and (digest is null) and (fault is null)) or ((ended_at is not null) and ((digest is null) <> (fault is null)))),
  check (((digest is null) = (file is null)) and ((digest is null) = (bytes is null))),
  check ((removed_at is null) or (file is not null))
);
create index backup_run_began on backup_run (began_at desc);
create unique index backup_run_running on backup_run ((true)) where ended_at is null;

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
  reduced_because text,
  counted_at timestamptz not null,
  counted_by text not null,
  unique (election_id, post, round),
  check ((returned > handed_out) or ((valid + spoiled) = returned))
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

create table board (
  id integer generated always as identity primary key,
  name text not null check (name <> ''),
  cards jsonb not null check ((jsonb_typeof(cards) = 'array') and ((jsonb_array_length(cards) >= 1) and (jsonb_array_length(cards) <= 24))),
  organization_id integer references organization,
  owner_account_id integer not null references account,
  shared_with_path text collate "C",
  saved_at timestamptz not null
);
create index board_owner on board (owner_account_id);

create table board_subscription (
  board_id integer not null references board on delete cascade,
  account_id integer not null references account,
  rhythm text not null check (rhythm in ('week', 'month')),
  since date not null,
  told_on date,
  by_mail boolean not null default true,
  primary key (board_id, account_id)
);
create index board_subscription_account on board_subscription (account_id);

create table branch_figure (
  organization_id integer not null,
  dimension text collate "C" not null check (dimension in ('kind', 'size')),
  bracket text collate "C" not null,
  organizations integer not null check (organizations > 0),
  primary key (organization_id, dimension, bracket)
);

-- rows come with migrations
create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('off', 'working')),
  name text not null check ((name <> '') and (char_length(name) <= 20)),
  changed_at timestamptz not null,
  changed_by text not null check (changed_by <> ''),
  check ((kind = 'off') or (EXTRACT(isodow FROM day) > 5))
);

create table certificate_authority (
  id integer generated always as identity primary key,
  certificate bytea not null,
  key_sealed bytea not null,
  made_at timestamptz not null
);
create unique index certificate_authority_one on certificate_authority ((true));

-- rows come with migrations
create table chain (
  key text collate "C" primary key check (key ~ '^[a-z][A-Za-z0-9]{1,39}$'),
  kind text collate "C" not null references affair_kind(key),
  name text not null check (name <> '')
);

-- rows come with migrations
create table chain_version (
  chain_key text collate "C" not null references chain(key),
  version integer not null check (version > 0),
  definition jsonb not null,
  note text not null,
  published_at timestamptz not null,
  published_by text not null,
  account_id integer,
  primary key (chain_key, version)
);
create trigger chain_version_append_only before delete or update on chain_version for each row execute function refuse_change_of_record();

create table co_building_agreement (
  id integer generated always as identity primary key,
  project_id integer not null references co_building_project,
  kind text not null check (kind in ('investment', 'operation', 'lease', 'buyback', 'sharing', 'loan')),
  name text not null check (name <> ''),
  partners text not null check (partners <> ''),
  signed_on date not null,
  from_on date not null,
  until_on date not null,
  file_id integer references stored_file,
  recorded_at timestamptz not null,
  recorded_by text not null,
  ended_on date,
  ended_because text check (ended_because <> ''),
  check (until_on > from_on),
  check (num_nonnulls(ended_on, ended_because) = ANY (ARRAY[0, 2]))
);
create index co_building_agreement_file on co_building_agreement (file_id) where file_id is not null;
create index co_building_agreement_project on co_building_agreement (project_id);
create trigger co_building_agreement_added_to_search after insert on co_building_agreement REFERENCING NEW TABLE AS changed for each statement execute function search_co_building_agreement();
create trigger co_building_agreement_changed_in_search after update on co_building_agreement REFERENCING NEW TABLE AS changed for each statement execute function search_co_building_agreement();

create table co_building_asset (
  id integer generated always as identity primary key,
  project_id integer not null references co_building_project,
  name text not null check (name <> ''),
  fen bigint not null check (fen > 0),
  residual_fen bigint not null check (residual_fen >= 0),
  years smallint not null check ((years >= 1) and (years <= 60)),
  check (residual_fen < fen)
);
create index co_building_asset_project on co_building_asset (project_id);

create table co_building_batch (
  id integer generated always as identity primary key,
  project_id integer not null references co_building_project,
  number integer not null check (number > 0),
  begun_on date not null,
  placed integer not null check (placed > 0),
  sold_on date,
  sold integer check (sold >= 0),
  sales_fen bigint check (sales_fen >= 0),
  recorded_at timestamptz not null,
  recorded_by text not null,
  unique (project_id, number),
  check (sold_on >= begun_on),
  check (sold <= placed),
  check (num_nonnulls(sold_on, sold, sales_fen) = ANY (ARRAY[0, 3]))
);

create table co_building_distribution (
  id integer generated always as identity primary key,
  project_id integer not null references co_building_project,
  year smallint not null check ((year >= 1) and (year <= 50)),
  fen bigint not null check (fen > 0),
  division text not null check (division in ('equal', 'shares', 'weights')),
  decided_on date,
  decision text check (decision <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text check (withdrawn_because <> ''),
  check (num_nonnulls(decided_on, decision) = ANY (ARRAY[0, 2])),
  check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) = ANY (ARRAY[0, 3]))
);
create index co_building_distribution_project on co_building_distribution (project_id, year);

create table co_building_fund (
  id integer generated always as identity primary key,
  project_id integer not null references co_building_project,
  kind text not null check (kind in ('townAid', 'villageFund', 'loan', 'company', 'other')),
  name text not null check (name <> ''),
  fen bigint not null check (fen > 0)
);
create index co_building_fund_project on co_building_fund (project_id);

create table co_building_portion (
  distribution_id integer not null references co_building_distribution,
  village_id integer not null references village,
  weight integer not null check (weight > 0),
  fen bigint not null check (fen >= 0),
  paid_on date,
  receipt text check (receipt <> ''),
  paid_at timestamptz,
  paid_by text,
  primary key (distribution_id, village_id),
  check (num_nonnulls(paid_on, receipt, paid_at, paid_by) = ANY (ARRAY[0, 4]))
);
create index co_building_portion_village on co_building_portion (village_id, paid_on);
create trigger co_building_portion_adds_up after insert on co_building_portion REFERENCING NEW TABLE AS written for each statement execute function refuse_uneven_distribution();

create table co_building_project (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  name text not null unique check (name <> ''),
  kind text not null check (kind in ('poultry', 'pigs', 'aquaculture', 'greenhouse', 'processing', 'solar', 'other')),
  county text not null check (county <> ''),
  town text not null check (town <> ''),
  place text not null default '',
  investor text not null check (investor <> ''),
  operator text not null check (operator <> ''),
  land_tenths integer not null default 0 check (land_tenths >= 0),
  plant_metres integer not null default 0 check (plant_metres >= 0),
  capacity integer not null default 0 check (capacity >= 0),
  capacity_unit text not null default '' check (length(capacity_unit) <= 10),
  total_fen bigint not null check (total_fen > 0),
  rate integer not null check ((rate >= 1) and (rate <= 10000)),
  rate_ground text,
  term_from date,
  term_years smallint not null check ((term_years >= 1) and (term_years <= 50)),
  loan_rate integer not null default 0 check ((loan_rate >= 0) and (loan_rate <= 10000)),
  loan_years smallint check ((loan_years >= 1) and (loan_years <= 50)),
  loan_method text not null default 'equalPrincipal' check (loan_method in ('equalPrincipal', 'equalPayment')),
  residual_owner text not null check (residual_owner in ('investor', 'villages', 'operator')),
  division text not null default 'equal' check (division in ('equal', 'shares', 'weights')),
  price_fen integer check (price_fen > 0),
  cost_fen integer check (cost_fen > 0),
  registered_at timestamptz not null,
  registered_by text not null,
  ended_at timestamptz,
  ended_by text,
  ended_because text check (ended_because <> ''),
  check ((rate >= 1000) or (rate_ground is not null)),
  check (num_nonnulls(ended_at, ended_by, ended_because) = ANY (ARRAY[0, 3]))
);
create index co_building_project_organization on co_building_project (organization_id);
create trigger co_building_project_added_to_search after insert on co_building_project REFERENCING NEW TABLE AS added for each statement execute function search_added('project');
create trigger co_building_project_changed_in_search after delete or update OF organization_id, name, kind, county, town, place, investor, operator, term_from, ended_because on co_building_project for each row execute function search_changed('project');
create trigger co_building_project_changed_in_search_of_villages after update OF organization_id, name on co_building_project for each row execute function search_village_projects();

create table co_building_receipt (
  id integer generated always as identity primary key,
  project_id integer not null references co_building_project,
  kind text not null check (kind in ('return', 'principal', 'interest')),
  year smallint not null check ((year >= 1) and (year <= 50)),
  fen bigint not null check (fen > 0),
  paid_on date not null,
  number text not null check (number <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text check (withdrawn_because <> ''),
  check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) = ANY (ARRAY[0, 3]))
);
create unique index co_building_receipt_once on co_building_receipt (project_id, kind, number) where withdrawn_at is null;
create index co_building_receipt_project on co_building_receipt (project_id, year);

create table co_building_share (
  project_id integer not null references co_building_project,
  village_id integer not null references village,
  weight integer not null check (weight > 0),
  primary key (project_id, village_id)
);
create index co_building_share_village on co_building_share (village_id);
create trigger co_building_share_added_to_search after insert on co_building_share REFERENCING NEW TABLE AS changed for each statement execute function search_co_building_share();
create trigger co_building_share_gone_from_search after delete on co_building_share REFERENCING OLD TABLE AS changed for each statement execute function search_co_building_share();

create table co_building_stage (
  project_id integer not null references co_building_project,
  stage text not null check (stage in ('approval', 'building', 'production', 'firstBatch', 'buyback', 'completion')),
  planned_on date,
  reached_on date,
  ground text not null default '',
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (project_id, stage),
  check (num_nonnulls(planned_on, reached_on) > 0)
);

create table commendation (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('advancedOrganization', 'excellentMember', 'excellentWorker', 'fiftyYears')),
  level text not null check (level in ('国家级', '省部级', '集团级', '院级', '所级', '支部级')),
  year smallint not null check ((year >= 2000) and (year <= 2200)),
  person_id integer references person,
  organization_id integer not null references organization,
  name text not null check (name <> ''),
  deeds text not null check (deeds <> ''),
  reference_on date not null,
  state text not null default 'proposed' check (state in ('proposed', 'reviewed', 'awarded', 'declined', 'withdrawn')),
  proposed_at timestamptz not null,
  proposed_by text not null,
  reviewed_at timestamptz,
  reviewed_by text,
  review text,
  ended_at timestamptz,
  ended_by text,
  ended_because text,
  awarded_on date,
  awarded_by text,
  certificate text unique,
  honour_id integer,
  check ((kind = 'advancedOrganization') = (person_id is null)),
  check (num_nonnulls(reviewed_at, reviewed_by, review) = ANY (ARRAY[0, 3])),
  check ((state <> ALL (ARRAY['reviewed', 'awarded'])) or (reviewed_at is not null)),
  check ((state = 'awarded') = (awarded_on is not null)),
  check (num_nonnulls(awarded_on, awarded_by, certificate) = ANY (ARRAY[0, 3])),
  check (state in ('awarded', 'declined', 'withdrawn')) = (ended_at is not null)),
  check ((ended_at is null) = (ended_by is null)),
  check ((state <> ALL (ARRAY['declined', 'withdrawn'])) or (ended_because is not null))
);
create unique index commendation_fifty_once on commendation (person_id) where (kind = 'fiftyYears') and (state <> ALL (ARRAY['declined', 'withdrawn']));
create unique index commendation_once on commendation (kind, level, year, person_id) where (person_id is not null) and (state <> ALL (ARRAY['declined', 'withdrawn']));
create unique index commendation_once_organization on commendation (kind, level, year, organization_id) where (person_id is null) and (state <> ALL (ARRAY['declined', 'withdrawn']));
create index commendation_organization on commendation (organization_id, id);
create index commendation_person on commendation (person_id) where person_id is not null;
create trigger commendation_added_to_search after insert on commendation REFERENCING NEW TABLE AS added for each statement execute function search_added('commendation');
create trigger commendation_changed_in_search after delete or update on commendation for each row execute function search_changed('commendation');

create table content_to_drop (
  digest text collate "C" primary key,
  since timestamptz not null
);

create table course (
  id integer generated always as identity primary key,
  title text not null check (title <> ''),
  summary text not null default '',
  topic text not null check (topic <> ''),
  organization_id integer not null references organization,
  sensitivity text not null check (sensitivity in ('public', 'internal', 'sensitive')),
  audience_id integer references organization,
  audience_path text collate "C",
  state text not null check (state in ('draft', 'submitted', 'published', 'withdrawn')),
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
  check ((state <> ALL (ARRAY['submitted', 'published'])) or (submitted_at is not null)),
  check ((state <> 'published') or (published_at is not null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check (published_account_id <> submitted_account_id)
);
create index course_newest on course (published_at desc, id desc) where state = 'published';
create index course_organization on course (organization_id);

create table course_part (
  course_id integer not null references course,
  part integer not null check (part >= 1),
  title text not null check (title <> ''),
  note text not null default '',
  material_id integer not null references material,
  anchor text not null default '',
  questions jsonb not null default '[]' check (jsonb_typeof(questions) = 'array'),
  primary key (course_id, part)
);
create index course_part_material on course_part (material_id);
create trigger course_part_stays before insert or delete or update on course_part for each row execute function refuse_change_of_open_course();

create table course_place (
  account_id integer not null references account,
  course_id integer not null references course,
  part integer not null check (part >= 1),
  done integer[] not null default '{}'::integer[],
  changed_at timestamptz not null,
  primary key (account_id, course_id)
);

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
create unique index course_record_once on course_record (person_id, coalesce(course_id, 0), coalesce(material_id, 0), studied_on) where (declined_at is null) and (withdrawn_at is null);
create index course_record_person on course_record (person_id, studied_on desc);

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

create table cross_table (
  id integer generated always as identity primary key,
  name text not null check (name <> ''),
  definition jsonb not null,
  owner_account_id integer not null references account,
  shared_with_path text collate "C",
  saved_at timestamptz not null
);
create index cross_table_owner on cross_table (owner_account_id);

create table delegation (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  delegate_id integer not null references account,
  from_on date not null,
  until_on date not null,
  kinds text[] check ((kinds is null) or (cardinality(kinds) > 0)),
  reason text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  check (account_id <> delegate_id),
  check (until_on >= from_on),
  exclude using gist (account_id with =, daterange(from_on, until_on, '[]') with &&) where (revoked_at is null)
);
create index delegation_delegate on delegation (delegate_id) where revoked_at is null;

create table demand_answer (
  organization_id integer not null references organization,
  kind text not null check (kind in ('memberAppraisal', 'heartToHeart')),
  on_day date not null,
  primary key (organization_id, kind, on_day)
);

create table difference (
  id integer generated always as identity primary key,
  feed_id integer not null references feed,
  organization_id integer references organization,
  person_id integer references person,
  kind text not null,
  field text not null,
  master_value text,
  register_value text,
  master_text text,
  register_text text,
  master_sealed bytea,
  along jsonb not null default '[]',
  effective_on date not null,
  raised_at timestamptz not null,
  asked_at timestamptz,
  asked_by text,
  question text,
  replied_at timestamptz,
  replied_by text,
  reply text,
  accepted_at timestamptz,
  declined_at timestamptz,
  settled_at timestamptz,
  decided_by text,
  decided_because text,
  status text not null generated always as (case when (accepted_at is not null) then 'accepted' when (declined_at is not null) then 'declined' when (settled_at is not null) then 'settled' when (replied_at is not null) then 'replied' when (asked_at is not null) then 'asked' else 'open' end) stored,
  transfer_id integer references transfer,
  check (num_nonnulls(organization_id, person_id) = 1),
  check (num_nonnulls(accepted_at, declined_at, settled_at) <= 1),
  check ((asked_at is null) = (question is null)),
  check ((replied_at is null) or (asked_at is not null)),
  check ((declined_at is null) or (decided_because is not null)),
  check ((transfer_id is null) or ((kind = 'moved') and (person_id is not null)))
);
create unique index difference_once on difference (coalesce(person_id, 0), coalesce(organization_id, 0), field, coalesce(master_value, ''), coalesce(register_value, '')) where (accepted_at is null) and (settled_at is null);
create index difference_organization on difference (organization_id);
create index difference_person on difference (person_id);
create index difference_transfer on difference (transfer_id) where transfer_id is not null;
create index difference_undecided on difference (id) where (accepted_at is null) and (declined_at is null) and (settled_at is null);

create table document_code (
  organization_id integer primary key references organization,
  code text not null unique check (code <> '')
);

create table document_enclosure (
  id integer generated always as identity primary key,
  document_id integer not null references official_document on delete cascade,
  name text not null check (name <> ''),
  file_id integer not null references stored_file,
  added_at timestamptz not null,
  added_by text not null,
  meeting_id integer references meeting
);
create index document_enclosure_document on document_enclosure (document_id, id);
create index document_enclosure_meeting on document_enclosure (meeting_id) where meeting_id is not null;
create trigger document_enclosure_stays before insert or delete or update on document_enclosure for each row execute function refuse_enclosure_of_issued();

create table document_sequence (
  organization_id integer not null references organization,
  kind text not null,
  year smallint not null,
  last integer not null check (last >= 1),
  primary key (organization_id, kind, year)
);

create table document_template (
  id integer generated always as identity primary key,
  key text collate "C" not null check (key <> ''),
  organization_id integer not null references organization,
  version integer not null check (version >= 1),
  kind text not null,
  name text not null check (name <> ''),
  content jsonb not null,
  withdrawn boolean not null default false,
  reason text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  asked_again text[] not null default '{}'[],
  asked_again_because text check (asked_again_because <> ''),
  unique (organization_id, key, version),
  check ((cardinality(asked_again) = 0) = (asked_again_because is null))
);

create table document_verification (
  document_id integer primary key references official_document,
  code text collate "C" not null unique check (code ~ '^[A-Z2-7]{26}$'),
  made_at timestamptz not null
);

create table dues_base (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  from_month text collate "C" not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  kind text not null check (kind in ('salaried', 'annualSalary', 'irregularIncome', 'retired', 'farmer', 'student', 'unemployed', 'supported')),
  items jsonb not null default '{}',
  fen integer check (fen >= 0),
  state text not null check (state in ('stated', 'proposed', 'declined', 'withdrawn', 'replaced')),
  explanation text,
  stated_at timestamptz not null,
  stated_by text not null,
  confirmed_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  declined_because text,
  check ((fen is not null) = (kind in ('salaried', 'annualSalary', 'irregularIncome', 'retired')),
  check ((state = 'declined') = (declined_because is not null)),
  check ((state <> ALL (ARRAY['proposed', 'declined', 'withdrawn'])) or (explanation is not null))
);
create unique index dues_base_one on dues_base (person_id, from_month) where state = 'stated';
create unique index dues_base_one_proposed on dues_base (person_id) where state = 'proposed';
create index dues_base_person on dues_base (person_id);

create table dues_case (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  organization_id integer not null references organization,
  from_month text collate "C" not null,
  months smallint not null check (months >= 6),
  opened_on date not null,
  measure text check (measure in ('settled', 'educated', 'deadline', 'removal')),
  note text,
  deadline_on date,
  meeting_on date,
  decided_at timestamptz,
  decided_by text,
  approved_at timestamptz,
  approved_by text,
  state text not null generated always as (case when (measure is null) then 'open' when (measure in ('settled', 'educated')) or (approved_at is not null)) then 'closed' else 'proposed' end) stored,
  check ((measure is null) = (decided_at is null)),
  check ((measure <> ALL (ARRAY['deadline', 'removal'])) or (meeting_on is not null)),
  check (((measure = 'deadline') = (deadline_on is not null)) or (measure is null)),
  check ((approved_at is null) or (measure in ('deadline', 'removal'))
);
create unique index dues_case_one on dues_case (person_id) where (measure is null) or (measure in ('deadline', 'removal')) and (approved_at is null));
create index dues_case_organization on dues_case (organization_id);

create table dues_charge (
  person_id integer not null,
  month text collate "C" not null check (length(month) = 7),
  organization_id integer not null,
  fen integer not null check (fen >= 0),
  full_fen integer not null,
  paid_fen integer not null default 0 check (paid_fen >= 0),
  kind text not null,
  base_fen integer,
  rate smallint,
  article text not null,
  rule_version text not null,
  base_id integer,
  relief_id integer,
  made_at timestamptz not null,
  primary key (person_id, month),
  check (full_fen >= fen),
  check ((base_fen is null) = (rate is null))
);
create index dues_charge_open on dues_charge (person_id, month) where paid_fen < fen;
create index dues_charge_organization on dues_charge (organization_id, month);
create trigger dues_charge_deleted after delete on dues_charge REFERENCING OLD TABLE AS dropped for each statement execute function refuse_paid_charge_dropped();
create trigger dues_charge_inserted after insert on dues_charge REFERENCING NEW TABLE AS written for each statement execute function refuse_stray_charge();
create trigger dues_charge_updated after update on dues_charge REFERENCING NEW TABLE AS written for each statement execute function refuse_stray_charge();

create table dues_correction (
  id integer generated always as identity primary key,
  person_id integer not null,
  month text collate "C" not null,
  was_fen integer not null,
  fen integer,
  because text not null,
  at timestamptz not null,
  by text not null
);
create index dues_correction_charge on dues_correction (person_id, month);

create table dues_gift (
  payment_id integer primary key references dues_payment,
  brief text not null check (brief <> ''),
  forwarded_on date not null,
  forwarded_at timestamptz not null,
  forwarded_by text not null,
  receipted_on date,
  receipt_number text check (receipt_number <> ''),
  receipted_at timestamptz,
  receipted_by text,
  check (num_nonnulls(receipted_on, receipt_number, receipted_at, receipted_by) = ANY (ARRAY[0, 4])),
  check (receipted_on >= forwarded_on)
);

create table dues_import (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  gateway text not null,
  file_name text not null,
  digest text not null unique,
  read_at timestamptz not null,
  read_by text not null
);
create index dues_import_organization on dues_import (organization_id);

create table dues_import_row (
  id integer generated always as identity primary key,
  import_id integer not null references dues_import,
  line integer not null,
  account text not null,
  name text not null,
  month text collate "C" not null,
  fen integer not null check (fen > 0),
  paid_on date not null,
  reference text,
  person_id integer references person,
  outcome text not null check (outcome in ('matched', 'unmatched', 'double', 'wrongAmount')),
  answer text check (answer in ('entered', 'setAside')),
  answered_at timestamptz,
  answered_by text,
  answered_because text,
  intake_id integer references dues_intake,
  unique (import_id, line),
  check ((outcome <> 'matched') or (person_id is not null)),
  check ((answer is null) = (answered_at is null)),
  check (((answer = 'entered') = (intake_id is not null)) or (answer is null)),
  check ((answer is DISTINCT FROM 'setAside') or (answered_because is not null))
);
create index dues_import_row_reference on dues_import_row (reference) where reference is not null;

create table dues_intake (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  way text not null check (way in ('cash', 'transfer', 'deduction', 'file')),
  paid_on date not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  remittance_id integer references dues_remittance
);
create index dues_intake_organization on dues_intake (organization_id, paid_on);
create index dues_intake_remittance on dues_intake (remittance_id) where remittance_id is not null;
create trigger dues_intake_closed after insert on dues_intake REFERENCING NEW TABLE AS written for each statement execute function refuse_closed_year();

create table dues_opening (
  organization_id integer primary key references organization,
  from_year smallint not null check ((from_year >= 2000) and (from_year <= 2200)),
  fen bigint not null check (fen >= 0),
  note text not null check (note <> ''),
  set_at timestamptz not null,
  set_by text not null
);

create table dues_payment (
  id integer generated always as identity primary key,
  intake_id integer not null,
  person_id integer not null,
  month text collate "C",
  fen integer not null check (fen > 0),
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  check (((withdrawn_at is null) = (withdrawn_because is null)) and ((withdrawn_at is null) = (withdrawn_by is null)))
);
create index dues_payment_intake on dues_payment (intake_id);
create index dues_payment_person on dues_payment (person_id, month);
create trigger dues_payment_handed_up before update OF withdrawn_at on dues_payment for each row when (((old.withdrawn_at is null) and (new.withdrawn_at is not null))) execute function refuse_withdrawal_of_handed_up();
create trigger dues_payment_inserted after insert on dues_payment REFERENCING NEW TABLE AS written for each statement execute function refuse_stray_payment();

create table dues_relief (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  organization_id integer not null references organization,
  from_month text collate "C" not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  until_month text collate "C" not null check (until_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  monthly_fen integer not null check (monthly_fen >= 0),
  reason text not null,
  studied_on date not null,
  asked_at timestamptz not null,
  asked_by text not null,
  decided_at timestamptz,
  decided_by text,
  declined_because text,
  ended_month text collate "C",
  state text not null generated always as (case when (decided_at is null) then 'asked' when (declined_because is not null) then 'declined' else 'approved' end) stored,
  check (until_month >= from_month),
  check ((decided_at is null) = (decided_by is null)),
  check ((declined_because is null) or (decided_at is not null))
);
create unique index dues_relief_one_asked on dues_relief (person_id) where decided_at is null;
create index dues_relief_organization on dues_relief (organization_id);
create index dues_relief_person on dues_relief (person_id, from_month);

create table dues_remittance (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  receiver_id integer references organization,
  from_month text collate "C" not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  until_month text collate "C" not null check (until_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  collected_fen bigint not null check (collected_fen >= 0),
  received_fen bigint not null check (received_fen >= 0),
  kept_fen bigint not null check (kept_fen >= 0),
  fen bigint not null check (fen > 0),
  handed_on date not null,
  note text,
  sent_at timestamptz not null,
  sent_by text not null,
  received_on date,
  receipt_number text check (receipt_number <> ''),
  confirmed_at timestamptz,
  confirmed_by text,
  ended_how text check (ended_how in ('recalled', 'returned')),
  ended_at timestamptz,
  ended_by text,
  ended_because text check (ended_because <> ''),
  part_of_id integer references dues_remittance,
  state text not null generated always as (case when (ended_how is not null) then ended_how when (confirmed_at is not null) then 'confirmed' else 'sent' end) stored,
  check (until_month >= from_month),
  check (organization_id <> receiver_id),
  check (kept_fen <= (collected_fen + received_fen)),
  check ((fen = ((collected_fen + received_fen) - kept_fen)) or (note is not null)),
  check (num_nonnulls(received_on, receipt_number, confirmed_at, confirmed_by) = ANY (ARRAY[0, 4])),
  check (received_on >= handed_on),
  check (num_nonnulls(ended_how, ended_at, ended_by, ended_because) = ANY (ARRAY[0, 4])),
  check ((ended_how is DISTINCT FROM 'recalled') or (confirmed_at is null)),
  check ((part_of_id is null) or ((confirmed_at is not null) and (ended_how is null)))
);
create index dues_remittance_organization on dues_remittance (organization_id, handed_on);
create index dues_remittance_part on dues_remittance (part_of_id) where part_of_id is not null;
create unique index dues_remittance_receipt on dues_remittance (receiver_id, receipt_number) NULLS not DISTINCT where (confirmed_at is not null) and (ended_how is null);
create index dues_remittance_receiver on dues_remittance (receiver_id, received_on);
create trigger dues_remittance_closed after insert on dues_remittance REFERENCING NEW TABLE AS written for each statement execute function refuse_closed_year();

create table dues_setting (
  from_month text collate "C" primary key check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  rounding text not null check (rounding in ('fen', 'jiao')),
  deduct_insurance boolean not null,
  farmer_fen integer not null check ((farmer_fen >= 20) and (farmer_fen <= 100)),
  cycle text not null check (cycle in ('monthly', 'quarterly')),
  changed_at timestamptz not null,
  changed_by text not null,
  reason text not null,
  branch_keeps smallint not null default 0 check ((branch_keeps >= 0) and (branch_keeps <= 100)),
  committee_keeps smallint not null default 80 check ((committee_keeps >= 0) and (committee_keeps <= 100)),
  keeps_by text not null default '' check (length(keeps_by) <= 200)
);

create table dues_statement (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  year smallint not null check ((year >= 2000) and (year <= 2200)),
  content jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  made_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) = ANY (ARRAY[0, 3]))
);
create unique index dues_statement_one on dues_statement (organization_id, year) where withdrawn_at is null;
create trigger dues_statement_stays before delete or update on dues_statement for each row execute function refuse_change_of_statement();

create table dues_use (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  purpose text not null check (purpose in ('training', 'reading', 'commending', 'hardship', 'disaster')),
  used_on date not null,
  fen integer not null check (fen > 0),
  reason text not null check (reason <> ''),
  decided_on date not null,
  decision text not null check (decision <> ''),
  meeting_id integer references meeting,
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  check (decided_on <= used_on),
  check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) = ANY (ARRAY[0, 3]))
);
create index dues_use_organization on dues_use (organization_id, used_on);
create trigger dues_use_closed after insert on dues_use REFERENCING NEW TABLE AS written for each statement execute function refuse_closed_year();

create table dues_use_file (
  id integer generated always as identity primary key,
  use_id integer not null references dues_use,
  file_id integer not null references stored_file,
  added_at timestamptz not null,
  added_by text not null,
  unique (use_id, file_id)
);

create table election (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  kind text not null check (kind in ('election', 'byElection', 'early', 'extension')),
  reason text,
  term_id integer references term,
  committee boolean not null,
  seats smallint not null check ((seats >= 0) and (seats <= 7)),
  secretaries smallint not null check ((secretaries >= 0) and (secretaries <= 1)),
  deputies smallint not null check ((deputies >= 0) and (deputies <= 1)),
  planned_on date not null,
  decision_id integer references meeting,
  meeting_id integer references meeting,
  first_meeting_id integer references meeting,
  prepared text[] not null default '{}'[],
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
  status text not null generated always as (case when (done_at is not null) then 'done' when (withdrawn_at is not null) then 'withdrawn' else 'running' end) stored,
  establishment_id integer references establishment,
  check ((kind = 'election') or (reason is not null)),
  check (num_nonnulls(base, base_article, base_confirmed_by, base_confirmed_at) = ANY (ARRAY[0, 4])),
  check (num_nonnulls(done_at, withdrawn_at) <= 1),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check ((done_at is null) = (effective_on is null)),
  check ((establishment_id is null) or ((kind = 'election') and (term_id is null)))
);
create unique index election_one_of_establishment on election (establishment_id) where (establishment_id is not null) and (withdrawn_at is null);
create unique index election_one_running on election (organization_id) where (done_at is null) and (withdrawn_at is null);
create index election_organization on election (organization_id);
create trigger election_added_to_search after insert on election REFERENCING NEW TABLE AS added for each statement execute function search_added('election');
create trigger election_changed_in_search after delete or update on election for each row execute function search_changed('election');

create table election_candidate (
  election_id integer not null references election,
  person_id integer not null references person,
  post text not null check (post in ('committeeMember', 'secretary', 'deputySecretary')),
  primary key (election_id, post, person_id)
);
create trigger election_candidate_added_to_search after insert on election_candidate REFERENCING NEW TABLE AS changed for each statement execute function search_election_candidate();
create trigger election_candidate_gone_from_search after delete on election_candidate REFERENCING OLD TABLE AS changed for each statement execute function search_election_candidate();

create table election_duty (
  election_id integer not null references election,
  person_id integer not null references person,
  duty text not null check (duty in ('organization', 'publicity', 'discipline', 'youth', 'masses', 'studies', 'security')),
  primary key (election_id, person_id)
);

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

create table election_reply (
  election_id integer not null references election,
  part text not null check (part in ('request', 'candidates', 'result')),
  number text not null,
  replied_on date not null,
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (election_id, part)
);

create table establishment (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('establishment', 'closure', 'renaming')),
  organization_id integer not null references organization,
  subject_id integer references organization,
  branch_kind text check (branch_kind in ('branch', 'jointBranch', 'temporaryBranch')),
  name text,
  short_name text,
  code text,
  units smallint check (units > 0),
  project_months smallint check (project_months > 0),
  secretary_id integer references person,
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
  status text not null generated always as (case when (done_at is not null) then 'done' when (withdrawn_at is not null) then 'withdrawn' else 'running' end) stored,
  seats smallint not null default 0 check ((seats >= 0) and (seats <= 7)),
  deputies smallint not null default 0 check ((deputies >= 0) and (deputies <= 1)),
  convener_id integer references person,
  filed_on date,
  filed_by text,
  check ((kind <> 'establishment') or ((branch_kind is not null) and (name is not null) and (code is not null))),
  check ((kind = 'establishment') or (subject_id is not null)),
  check ((kind <> 'renaming') or (name is not null)),
  check (num_nonnulls(reply_number, replied_on, reply_noted_by) = ANY (ARRAY[0, 3])),
  check (num_nonnulls(done_at, withdrawn_at) <= 1),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check ((done_at is null) = (effective_on is null)),
  check ((num_nonnulls(filed_on, filed_by) = ANY (ARRAY[0, 2])) and ((filed_on is null) or ((kind = 'establishment') and (effective_on is not null) and (filed_on >= effective_on))))
);
create unique index establishment_one_running on establishment (subject_id) where (subject_id is not null) and (done_at is null) and (withdrawn_at is null);
create index establishment_organization on establishment (organization_id);
create trigger establishment_added_to_search after insert on establishment REFERENCING NEW TABLE AS added for each statement execute function search_added('establishment');
create trigger establishment_changed_in_search after delete or update on establishment for each row execute function search_changed('establishment');

create table establishment_member (
  establishment_id integer not null references establishment,
  person_id integer not null references person,
  primary key (establishment_id, person_id)
);
create index establishment_member_person on establishment_member (person_id);

create table exchange_agreement (
  partner_id integer not null references exchange_partner,
  kind text collate "C" not null,
  count integer not null,
  digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  said_at timestamptz not null,
  whole_due boolean not null default false, -- the next package carries all of the kind
  whole_for text collate "C", -- the digest of theirs for which all was sent anew: not twice for the same
  primary key (partner_id, kind)
);

create table exchange_finding (
  id integer generated always as identity primary key,
  item_id integer not null references exchange_item,
  what text collate "C" not null,
  place text not null,
  excerpt text not null, -- with what was found masked
  grade text collate "C" not null check (grade in ('never', 'decide', 'note')),
  allowed_at timestamptz,
  allowed_by text,
  allowed_because text check (allowed_because <> ''),
  check (num_nulls(allowed_at, allowed_by, allowed_because) = ANY (ARRAY[0, 3])),
  check ((grade = 'decide') or (allowed_at is null))
);
create index exchange_finding_item on exchange_finding (item_id);

create table exchange_item (
  id integer generated always as identity primary key,
  package_id integer not null references exchange_package,
  position integer not null,
  kind text collate "C" not null,
  key uuid not null,
  name text not null,
  gone boolean not null default false,
  digest text collate "C" check (digest ~ '^[0-9a-f]{64}$'),
  body text, -- what is said of the record, exactly as it is sent; let go of when the other side has it
  files jsonb not null default '[]',
  bytes bigint not null default 0,
  held_because text check (held_because <> ''), -- left out of the package
  held_by text,
  outcome text collate "C" check (outcome in ('taken', 'same', 'gone', 'differs')),
  unique (package_id, kind, key),
  check (gone = (digest is null)),
  check ((held_because is null) = (held_by is null))
);
create index exchange_item_key on exchange_item (kind, key);

create table exchange_key (
  kind text collate "C" not null,
  local_id integer not null,
  key uuid not null,
  primary key (kind, local_id),
  unique (kind, key)
);

create table exchange_package (
  id integer generated always as identity primary key,
  partner_id integer not null references exchange_partner,
  direction text collate "C" not null check (direction in ('out', 'in')),
  number integer check (number >= 1),
  state text collate "C" not null check (state in ('draft', 'checked', 'released', 'handed', 'confirmed', 'discarded', 'waiting', 'taken')),
  digest text collate "C" check (digest ~ '^[0-9a-f]{64}$'), -- of the manifest, in which everything in the package is named by its own
  manifest text,
  signature text,
  whole jsonb not null default '{}', -- kinds that are sent anew as a whole: every key there is
  items integer not null default 0,
  bytes bigint not null default 0,
  made_at timestamptz not null,
  made_by text not null,
  account_id integer,
  checked_at timestamptz,
  checked_by text,
  checked_account_id integer,
  released_at timestamptz,
  released_by text,
  released_account_id integer,
  handed_at timestamptz,
  hand_outs integer not null default 0,
  confirmed_at timestamptz,
  taken_at timestamptz,
  discarded_at timestamptz,
  discarded_by text,
  discarded_because text check (discarded_because <> ''),
  check (released_account_id <> checked_account_id),
  check ((number is null) = (state in ('draft', 'checked', 'discarded')),
  check ((number is null) = (digest is null)),
  check ((direction = 'in') = (state in ('waiting', 'taken')),
  check ((released_at is not null) = (state in ('released', 'handed', 'confirmed')),
  check ((state <> 'checked') or (checked_at is not null))
);
create unique index exchange_package_number on exchange_package (partner_id, direction, number);
create unique index exchange_package_open on exchange_package ((true)) where state in ('draft', 'checked');

create table exchange_partner (
  id integer generated always as identity primary key,
  name text not null check (name <> ''),
  zone text collate "C" not null check (zone in ('intranet', 'extranet')),
  card text not null, -- its network and public keys, in one line
  fingerprint text collate "C" not null check (fingerprint ~ '^[0-9a-f]{32}$'),
  own_fingerprint text collate "C" not null check (own_fingerprint ~ '^[0-9a-f]{32}$'), -- of our own card then: other keys begin a new row of numbers
  since timestamptz not null,
  since_by text not null,
  until timestamptz,
  until_by text,
  until_because text check (until_because <> ''),
  their_number integer not null default 0,
  their_have integer not null default 0,
  their_at timestamptz,
  receipt_due boolean not null default false, -- something has come that the other side is to hear of
  queue_asked_at timestamptz,
  queue_asked_by text,
  queue_asked_account_id integer references account,
  queue_agreed_at timestamptz,
  queue_agreed_by text,
  queue_agreed_account_id integer references account,
  unique (fingerprint, own_fingerprint),
  check (num_nulls(until, until_by, until_because) = ANY (ARRAY[0, 3])),
  check (num_nulls(queue_asked_at, queue_asked_by, queue_asked_account_id) = ANY (ARRAY[0, 3])),
  check (num_nulls(queue_agreed_at, queue_agreed_by, queue_agreed_account_id) = ANY (ARRAY[0, 3])),
  check ((queue_agreed_at is null) or (queue_asked_at is not null)),
  check (queue_agreed_account_id <> queue_asked_account_id)
);
create unique index exchange_partner_one on exchange_partner ((true)) where until is null;

create table exchange_refusal (
  id integer generated always as identity primary key,
  at timestamptz not null,
  file_name text not null,
  code text collate "C" not null,
  facts jsonb not null
);

create table exchange_scan (
  digest text collate "C" primary key check (digest ~ '^[0-9a-f]{64}$'),
  rules integer not null,
  findings jsonb not null,
  at timestamptz not null
);

create table exchange_standing (
  partner_id integer not null references exchange_partner,
  direction text collate "C" not null check (direction in ('out', 'in')),
  kind text collate "C" not null,
  key uuid not null,
  digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  name text not null,
  primary key (partner_id, direction, kind, key)
);

create table exhibit (
  id integer generated always as identity primary key,
  hall_id integer not null references exhibition_hall on delete cascade,
  position smallint not null,
  kind text not null check (kind in ('board', 'case', 'relic')),
  size text not null check (size in ('small', 'medium', 'large')),
  form text,
  year text check ((length(year) >= 1) and (length(year) <= 20)),
  title text not null check ((length(title) >= 1) and (length(title) <= 40)),
  place text check ((length(place) >= 1) and (length(place) <= 40)),
  text text not null check ((length(text) >= 1) and (length(text) <= 400)),
  narration text check ((length(narration) >= 1) and (length(narration) <= 600)),
  source text check ((length(source) >= 1) and (length(source) <= 200)),
  alt text check ((length(alt) >= 1) and (length(alt) <= 200)),
  picture_id integer references exhibition_picture on delete set null,
  still_id integer references exhibition_picture on delete set null,
  unique (hall_id, "position") DEFERRABLE INITIALLY DEFERRED
);
create index exhibit_picture on exhibit (picture_id) where picture_id is not null;
create index exhibit_still on exhibit (still_id) where still_id is not null;

create table exhibition (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  title text not null check ((length(title) >= 2) and (length(title) <= 60)),
  subtitle text check ((length(subtitle) >= 1) and (length(subtitle) <= 60)),
  introduction text not null check (length(introduction) <= 1000),
  sensitivity text not null default 'internal' check (sensitivity in ('public', 'internal', 'sensitive')),
  audience_id integer references organization,
  cover_id integer references exhibition_picture on delete set null,
  created_at timestamptz not null,
  created_by text not null,
  edited_at timestamptz not null,
  edited_by text not null
);
create index exhibition_cover on exhibition (cover_id) where cover_id is not null;
create index exhibition_organization on exhibition (organization_id);

create table exhibition_hall (
  id integer generated always as identity primary key,
  exhibition_id integer not null references exhibition on delete cascade,
  position smallint not null,
  title text not null check ((length(title) >= 1) and (length(title) <= 40)),
  theme text,
  words text not null default '' check (length(words) <= 12),
  caption text not null default '' check (length(caption) <= 60),
  narration text check (length(narration) <= 600),
  light_id integer references exhibition_picture on delete set null,
  built_at timestamptz,
  stale boolean not null default false,
  unique (exhibition_id, "position") DEFERRABLE INITIALLY DEFERRED
);
create index exhibition_hall_light on exhibition_hall (light_id) where light_id is not null;

create table exhibition_picture (
  id integer generated always as identity primary key,
  exhibition_id integer not null references exhibition on delete cascade,
  kind text not null check (kind in ('picture', 'panorama', 'light')),
  name text not null check (name <> ''),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  added_at timestamptz not null,
  added_by text not null,
  check ((kind <> 'panorama') or (width = (2 * height)))
);
create index exhibition_picture_exhibition on exhibition_picture (exhibition_id);

create table exhibition_rendition (
  picture_id integer not null references exhibition_picture on delete cascade,
  size text not null check (size ~ '^(small|large|preview|full|tile-\d+-\d+)$'),
  file_id integer not null references stored_file,
  primary key (picture_id, size)
);
create index exhibition_rendition_file on exhibition_rendition (file_id);

create table exhibition_version (
  id integer generated always as identity primary key,
  exhibition_id integer not null references exhibition on delete cascade,
  number smallint not null check (number > 0),
  title text not null,
  sensitivity text not null check (sensitivity in ('public', 'internal', 'sensitive')),
  audience_id integer references organization,
  content jsonb not null,
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
  state text not null generated always as (case when (ended_how is not null) then ended_how when (published_at is not null) then 'published' else 'submitted' end) stored,
  unique (exhibition_id, number),
  check (num_nonnulls(published_at, published_by) = ANY (ARRAY[0, 2])),
  check (published_account <> submitted_account),
  check (num_nonnulls(ended_how, ended_at, ended_by) = ANY (ARRAY[0, 3])),
  check ((ended_how is null) or (ended_how in ('replaced', 'withdrawn')) = (published_at is not null))),
  check ((ended_how is null) or (ended_how <> ALL (ARRAY['returned', 'withdrawn'])) or (ended_because is not null))
);
create index exhibition_version_pictures on exhibition_version using gin (pictures) where state = 'published';
create unique index exhibition_version_published on exhibition_version (exhibition_id) where state = 'published';
create unique index exhibition_version_submitted on exhibition_version (exhibition_id) where state = 'submitted';
create trigger exhibition_version_stays before update OF content, pictures, title, sensitivity, audience_id on exhibition_version for each row execute function refuse_change_of_exhibition_version();

create table external_identity (
  id integer generated always as identity primary key,
  provider_id integer not null references sign_on_provider,
  subject text not null check (subject <> ''),
  shown text not null,
  account_id integer not null references account,
  linked_at timestamptz not null,
  linked_how text not null check (linked_how in ('match', 'self', 'administrator')),
  linked_by text not null,
  removed_at timestamptz
);
create unique index external_identity_account on external_identity (provider_id, account_id) where removed_at is null;
create index external_identity_of_account on external_identity (account_id);
create unique index external_identity_subject on external_identity (provider_id, subject) where removed_at is null;

create table family_member (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  relation text not null,
  name text not null,
  birth_date date,
  political_status text,
  work text
);
create index family_member_person on family_member (person_id);

create table favourite (
  account_id integer not null references account,
  material_id integer not null references material,
  since timestamptz not null,
  primary key (account_id, material_id)
);
create index favourite_material on favourite (material_id);

create table feed (
  id integer generated always as identity primary key,
  mode text not null check (mode in ('full', 'changes')),
  origin text not null check (origin in ('upload', 'push', 'pull', 'command', 'demo')),
  effective_on date not null,
  received_at timestamptz not null,
  received_by text not null,
  account_id integer,
  take_at_once boolean not null default false,
  compared_at timestamptz,
  compared_after integer,
  asked_to_take_at timestamptz,
  asked_by text,
  asked_account_id integer,
  taken_at timestamptz,
  taken_by text,
  discarded_at timestamptz,
  failed_at timestamptz,
  failure jsonb,
  stage text,
  done integer,
  total integer,
  progress_at timestamptz,
  attempts smallint not null default 0,
  counts jsonb,
  notes jsonb,
  sent_digest text,
  register_digest text,
  status text not null generated always as (case when (taken_at is not null) then 'taken' when (failed_at is not null) then 'failed' when (discarded_at is not null) then 'discarded' when (asked_to_take_at is not null) then 'taking' when (compared_at is not null) then 'compared' else 'received' end) stored,
  said_before jsonb,
  undone_at timestamptz,
  undone_by text,
  undone_because text,
  check (((undone_at is null) = (undone_by is null)) and ((undone_at is null) = (undone_because is null))),
  check ((undone_at is null) or (taken_at is not null))
);
create unique index feed_taking on feed ((true)) where (asked_to_take_at is not null) and (taken_at is null) and (failed_at is null) and (discarded_at is null);
create index feed_waiting on feed (progress_at) where (taken_at is null) and (failed_at is null) and (discarded_at is null);

create table feed_file (
  feed_id integer not null references feed,
  position smallint not null,
  kind text not null check (kind in ('organizations', 'people')),
  name text not null,
  digest text not null,
  rows integer not null,
  headers jsonb not null,
  primary key (feed_id, "position")
);

create table feed_row (
  feed_id integer not null references feed,
  file_position smallint not null,
  line integer not null,
  kind text not null check (kind in ('organizations', 'people')),
  key text collate "C" not null,
  name text not null,
  outcome text not null check (outcome in ('new', 'changed', 'quarantined')),
  changes jsonb,
  faults jsonb,
  cells_sealed bytea,
  primary key (feed_id, file_position, line)
);
create index feed_row_outcome on feed_row (feed_id, outcome, kind, file_position, line);
create index feed_row_quarantined on feed_row (key) where outcome = 'quarantined';

create table feed_source (
  id integer generated always as identity primary key,
  name text not null unique check (name <> ''),
  url text not null,
  authorization_sealed bytea,
  mode text not null check (mode in ('full', 'changes')),
  cron text,
  take_at_once boolean not null default false,
  enabled boolean not null default true,
  last_run_at timestamptz,
  last_feed_id integer references feed,
  last_failure text
);

create table figure (
  organization_id integer not null,
  dimension text collate "C" not null,
  bracket text collate "C" not null,
  members integer not null,
  primary key (organization_id, dimension, bracket)
);
create index figure_total on figure (organization_id) include (members) where dimension = 'total';

create table figure_day (
  only boolean default true primary key check ("only"),
  day date not null
);

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
  members smallint not null check (members in ('-1'::integer, 1))
);

create table guest_entry (
  id integer generated always as identity primary key,
  exhibition_id integer not null references exhibition on delete cascade,
  account_id integer references account,
  author text not null check (author <> ''),
  named boolean not null,
  text text not null check ((length(text) >= 2) and (length(text) <= 300)),
  written_at timestamptz not null,
  shown_at timestamptz,
  shown_by text,
  reply text check ((length(reply) >= 1) and (length(reply) <= 300)),
  replied_at timestamptz,
  replied_by text,
  removed_at timestamptz,
  removed_by text,
  removed_because text check (removed_because <> ''),
  state text not null generated always as (case when (removed_at is not null) then 'removed' when (shown_at is not null) then 'shown' else 'waiting' end) stored,
  check (num_nonnulls(shown_at, shown_by) = ANY (ARRAY[0, 2])),
  check (num_nonnulls(reply, replied_at, replied_by) = ANY (ARRAY[0, 3])),
  check (num_nonnulls(removed_at, removed_by, removed_because) = ANY (ARRAY[0, 3]))
);
create index guest_entry_account on guest_entry (account_id) where account_id is not null;
create index guest_entry_exhibition on guest_entry (exhibition_id, written_at);
create unique index guest_entry_waiting on guest_entry (exhibition_id, account_id) where state = 'waiting';

create table guest_report (
  id integer generated always as identity primary key,
  entry_id integer not null references guest_entry on delete cascade,
  account_id integer references account,
  reason text not null check (reason <> ''),
  reported_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  unique (entry_id, account_id),
  check (num_nonnulls(settled_at, settled_by) = ANY (ARRAY[0, 2]))
);

-- rows come with migrations
create table guide (
  key text collate "C" primary key check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
  position integer not null unique,
  made_at timestamptz not null,
  made_by text not null,
  organization_id integer references organization
);
create index guide_organization on guide (organization_id) where organization_id is not null;

-- rows come with migrations
create table guide_version (
  guide_key text collate "C" not null references guide(key),
  version integer not null check (version >= 1),
  definition jsonb not null check ((definition ? 'nodes') and (jsonb_array_length((definition -> 'nodes')) > 0)),
  note text not null check (note <> ''),
  published_at timestamptz not null,
  published_by text not null,
  account_id integer,
  primary key (guide_key, version)
);
create trigger guide_version_stays before delete or update on guide_version for each row execute function refuse_change_of_record();

create table helping_act (
  id integer generated always as identity primary key,
  consent_id integer not null references helping_consent,
  stretch_id integer references helping_stretch,
  act text not null,
  title text not null check (title <> ''),
  about text,
  done_at timestamptz not null
);
create index helping_act_consent on helping_act (consent_id, id);
create index helping_act_stretch on helping_act (stretch_id);

create table helping_consent (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  helper_id integer not null references person,
  organization_id integer not null references organization,
  acts text[] not null check (cardinality(acts) > 0),
  from_on date not null,
  until_on date not null,
  given text not null check (given in ('paper', 'witness', 'account')),
  witness_id integer references person,
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text check (withdrawn_because <> ''),
  check (person_id <> helper_id),
  check (until_on >= from_on),
  check ((given = 'witness') = (witness_id is not null)),
  check ((witness_id <> person_id) and (witness_id <> helper_id)),
  check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) = ANY (ARRAY[0, 3]))
);
create index helping_consent_helper on helping_consent (helper_id);
create index helping_consent_organization on helping_consent (organization_id);
create index helping_consent_person on helping_consent (person_id);
create index helping_consent_witness on helping_consent (witness_id);

create table helping_paper (
  id integer generated always as identity primary key,
  consent_id integer not null references helping_consent,
  file_id integer not null references stored_file,
  added_at timestamptz not null,
  added_by text not null,
  unique (consent_id, file_id)
);
create index helping_paper_file on helping_paper (file_id);

create table helping_stretch (
  id integer generated always as identity primary key,
  consent_id integer not null references helping_consent,
  session_id integer not null references account_session,
  begun_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check (ends_at > begun_at),
  check (ended_at >= begun_at)
);
create index helping_stretch_consent on helping_stretch (consent_id);
create unique index helping_stretch_one on helping_stretch (session_id) where ended_at is null;

create table honour (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  title text not null,
  level text not null,
  awarded_on date not null,
  awarded_by text not null
);
create index honour_person on honour (person_id);

create table hotspot (
  id integer generated always as identity primary key,
  viewpoint_id integer not null references viewpoint on delete cascade,
  kind text not null check (kind in ('exhibit', 'viewpoint', 'hall', 'text')),
  yaw double precision not null check ((yaw >= ('-6.2832'::numeric)::double precision) and (yaw <= (6.2832)::double precision)),
  pitch double precision not null check ((pitch >= ('-1.5708'::numeric)::double precision) and (pitch <= (1.5708)::double precision)),
  exhibit_id integer references exhibit on delete set null,
  to_viewpoint_id integer references viewpoint on delete set null,
  to_hall_id integer references exhibition_hall on delete set null,
  way text check (way in ('next', 'previous')),
  label text not null check ((length(label) >= 1) and (length(label) <= 40)),
  text text check ((length(text) >= 1) and (length(text) <= 400)),
  check ((way is null) or (kind = 'hall')),
  check ((exhibit_id is null) or (kind = 'exhibit')),
  check ((to_viewpoint_id is null) or (kind = 'viewpoint')),
  check ((to_hall_id is null) or (kind = 'hall')),
  check ((kind <> 'text') or (text is not null))
);
create index hotspot_exhibit on hotspot (exhibit_id) where exhibit_id is not null;
create index hotspot_to_hall on hotspot (to_hall_id) where to_hall_id is not null;
create index hotspot_to_viewpoint on hotspot (to_viewpoint_id) where to_viewpoint_id is not null;
create index hotspot_viewpoint on hotspot (viewpoint_id);

create table kept_answer (
  account_id integer not null references account on delete cascade,
  key text not null check (key ~ '^[A-Za-z0-9-]{16,64}$'),
  asked bytea not null check (octet_length(asked) = 32),
  answer bytea,
  kept_at timestamptz not null,
  primary key (account_id, key)
);
create index kept_answer_age on kept_answer (kept_at);

create table kept_file (
  digest text collate "C" primary key check (digest ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('pdf', 'word', 'slides', 'sheet', 'text', 'subtitles', 'picture', 'audio', 'video')),
  type text not null check (type <> ''),
  bytes integer not null check (bytes > 0),
  small_digest text collate "C",
  kept_at timestamptz not null,
  text_state text check (text_state in ('waiting', 'read', 'failed')),
  text_fault text check (text_fault <> ''),
  check (((text_state = 'failed') = (text_fault is not null)) or ((text_state is null) and (text_fault is null)))
);

create table kept_file_part (
  digest text collate "C" not null references kept_file(digest) on delete cascade,
  part integer not null check (part >= 1),
  anchor text not null check (anchor <> ''),
  heading text not null default '',
  text text not null,
  html text,
  primary key (digest, part),
  unique (digest, anchor)
);

-- rows come with migrations
create table library_column (
  id integer generated always as identity primary key,
  key text collate "C" unique check (key ~ '^[a-z][A-Za-z0-9-]{1,59}$'),
  parent_id integer references library_column,
  name text not null check (name <> ''),
  note text check (note <> ''),
  position integer not null,
  unique NULLS not DISTINCT (parent_id, name),
  check (parent_id <> id)
);

create table library_topic (
  id integer generated always as identity primary key,
  name text not null unique check (name <> ''),
  note text check (note <> ''),
  position integer not null
);

create table made_report (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  organization_path text collate "C" not null,
  as_of date not null,
  tables text[] not null,
  brackets_version text not null,
  digest text not null,
  made_at timestamptz not null,
  made_by text not null,
  account_id integer,
  content jsonb not null
);
create index made_report_place on made_report (organization_path, as_of, id);

-- rows come with migrations
create table material (
  id integer generated always as identity primary key,
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
  replaced_by_id integer references material,
  sensitivity text not null check (sensitivity in ('public', 'internal', 'sensitive')),
  audience_id integer references organization,
  audience_path text collate "C",
  state text not null check (state in ('draft', 'submitted', 'published', 'withdrawn')),
  current_version integer,
  made_at timestamptz not null,
  made_by text not null,
  account_id integer,
  published_at timestamptz,
  published_by text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text check (withdrawn_because <> ''),
  replaces_id integer references material,
  foreign key (id, current_version) references material_version(material_id, number) DEFERRABLE INITIALLY DEFERRED,
  check ((audience_id is null) = (audience_path is null)),
  check (effective_on >= issued_on),
  check (repealed_on >= effective_on),
  check (replaced_by_id <> id),
  check ((current_version is null) = (state in ('draft', 'submitted')),
  check ((published_at is null) = (current_version is null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check (((withdrawn_at is null) = (withdrawn_by is null)) and ((withdrawn_at is null) = (withdrawn_because is null))),
  check (replaces_id <> id)
);
create index material_audience on material (audience_path) where audience_path is not null;
create index material_column on material (column_id, published_at desc);
create index material_newest on material (published_at desc, id desc) where state = 'published';
create index material_replaced_by on material (replaced_by_id) where replaced_by_id is not null;
create index material_replaces on material (replaces_id) where replaces_id is not null;
create trigger material_added_to_search after insert on material REFERENCING NEW TABLE AS added for each statement execute function search_added('material');
create trigger material_changed_in_search after delete or update on material for each row execute function search_changed('material');

-- rows come with migrations
create table material_text (
  version_id integer not null references material_version on delete cascade,
  part integer not null check (part >= 1),
  anchor text not null check (anchor <> ''),
  heading text not null default '',
  text text not null,
  primary key (version_id, part),
  unique (version_id, anchor)
);
create trigger material_text_added_to_search after insert on material_text REFERENCING NEW TABLE AS written for each statement execute function search_material_text();
create trigger material_text_changed_in_search after update on material_text REFERENCING NEW TABLE AS written for each statement execute function search_material_text();
create trigger material_text_gone_from_search after delete on material_text REFERENCING OLD TABLE AS written for each statement execute function search_material_text();

create table material_topic (
  material_id integer not null references material,
  topic_id integer not null references library_topic,
  primary key (material_id, topic_id)
);
create index material_topic_topic on material_topic (topic_id);

create table material_track (
  id integer generated always as identity primary key,
  version_id integer not null references material_version on delete cascade,
  kind text not null check (kind in ('subtitles', 'chapters')),
  language text not null check (language in ('zh', 'en', 'bo', 'ug', 'mn')),
  file_id integer not null references stored_file,
  made_at timestamptz not null,
  made_by text not null,
  said text not null default '',
  unique (version_id, kind, language)
);
create index material_track_file on material_track (file_id);

-- rows come with migrations
create table material_version (
  id integer generated always as identity primary key,
  material_id integer not null references material,
  number integer not null check (number >= 1),
  state text not null check (state in ('draft', 'submitted', 'published')),
  title text not null check (title <> ''),
  body_html text,
  plain text not null default '',
  fidelity text not null default 'full' check (fidelity in ('full', 'gist')),
  source text check (source <> ''),
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
  facts jsonb,
  unique (material_id, number),
  check (valid_until >= valid_from),
  check ((state = 'published') = (published_at is not null)),
  check ((state <> 'submitted') or (submitted_at is not null)),
  check (published_account_id <> submitted_account_id),
  check ((facts is null) or (state <> 'published'))
);
create index material_version_file on material_version (file_id) where file_id is not null;
create unique index material_version_open on material_version (material_id) where state <> 'published';
create index material_version_submitted on material_version (submitted_at) where state = 'submitted';
create trigger material_version_changed_in_search after update OF title, plain, state on material_version for each row execute function search_material_version();
create trigger material_version_stays before delete or update on material_version for each row when ((old.state = 'published')) execute function refuse_change_of_published_version();

create table meeting (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  kind text not null check (kind in ('membersMeeting', 'committeeMeeting', 'groupMeeting', 'lecture', 'themeDay', 'reviewMeeting', 'memberAppraisal')),
  held_on date,
  place text not null default '',
  agenda text[] not null default '{}'[],
  resolutions text[] not null default '{}'[],
  recorded_at timestamptz,
  recorded_by text,
  account_id integer,
  also text[] not null default '{}'[] check (also <@ ARRAY['membersMeeting', 'committeeMeeting', 'groupMeeting', 'lecture', 'themeDay', 'reviewMeeting', 'memberAppraisal']),
  group_id integer references party_group,
  title text not null default '',
  planned_on date,
  starts_at text check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  notified_at timestamptz,
  notified_by text,
  roll integer[] not null default '{}'::integer[],
  without_vote integer[] not null default '{}'::integer[],
  absent integer[] not null default '{}'::integer[],
  invited smallint not null generated always as (cardinality(roll)) stored,
  present smallint not null generated always as ((cardinality(roll) - cardinality(absent))) stored,
  guests text[] not null default '{}'[],
  minutes jsonb not null default '[]',
  lecturer text,
  hours numeric(4,1) check ((hours > 0) and (hours <= 24)),
  late_because text,
  revision integer not null default 0,
  confirmed_at timestamptz,
  confirmed_by text,
  cancelled_at timestamptz,
  cancelled_because text,
  status text not null generated always as (case when (cancelled_at is not null) then 'cancelled' when (confirmed_at is not null) then 'confirmed' when (held_on is not null) then 'held' when (notified_at is not null) then 'notified' else 'planned' end) stored,
  check (not (kind = ANY (also))),
  check ((kind = 'groupMeeting') or (group_id is null)),
  check ((cancelled_at is null) = (cancelled_because is null)),
  check ((cancelled_at is null) or (held_on is null)),
  check ((planned_on is not null) or (held_on is not null)),
  check (num_nonnulls(held_on, recorded_at, recorded_by) = ANY (ARRAY[0, 3])),
  check ((notified_at is null) = (notified_by is null)),
  check (without_vote <@ roll),
  check (absent <@ roll),
  check ((held_on is not null) or (cardinality(roll) = 0)),
  check (num_nonnulls(confirmed_at, confirmed_by) = ANY (ARRAY[0, 2])),
  check ((confirmed_at is null) or (held_on is not null))
);
create index meeting_organization on meeting (organization_id, held_on);
create index meeting_planned on meeting (organization_id, planned_on) where (held_on is null) and (cancelled_at is null);
create trigger meeting_added_to_search after insert on meeting REFERENCING NEW TABLE AS added for each statement execute function search_added('meeting');
create trigger meeting_changed_in_search after delete or update OF title, agenda, resolutions, minutes, guests, lecturer, organization_id, kind, also, planned_on, held_on, place, cancelled_at on meeting for each row execute function search_changed('meeting');
create trigger meeting_confirmed before delete or update on meeting for each row when ((old.confirmed_at is not null)) execute function refuse_change_of_confirmed_meeting();

create table meeting_addition (
  id integer generated always as identity primary key,
  meeting_id integer not null references meeting,
  text text not null check (text <> ''),
  added_at timestamptz not null,
  added_by text not null,
  account_id integer
);
create index meeting_addition_meeting on meeting_addition (meeting_id, id);
create trigger meeting_addition_added_to_search after insert on meeting_addition REFERENCING NEW TABLE AS added for each statement execute function search_meeting_addition();
create trigger meeting_addition_append_only before delete or update on meeting_addition for each row execute function refuse_change_of_record();

create table meeting_attendee (
  meeting_id integer not null references meeting,
  person_id integer not null references person,
  excuse text,
  task text check (task in ('chair', 'recorder', 'scrutineer', 'teller')),
  asked_at timestamptz,
  primary key (meeting_id, person_id),
  check ((task is null) or (excuse is null)),
  check (num_nonnulls(task, excuse) > 0)
);
create index meeting_attendee_person on meeting_attendee (person_id);
create unique index meeting_one_chair on meeting_attendee (meeting_id) where task = 'chair';
create unique index meeting_one_recorder on meeting_attendee (meeting_id) where task = 'recorder';

create table meeting_file (
  id integer generated always as identity primary key,
  meeting_id integer not null references meeting,
  file_id integer not null references stored_file,
  added_at timestamptz not null,
  added_by text not null,
  unique (meeting_id, file_id)
);

create table meeting_sign_in (
  meeting_id integer not null references meeting,
  person_id integer not null references person,
  signed_at timestamptz not null,
  arrived_at timestamptz not null,
  way text not null check (way in ('code', 'delayed', 'entered')),
  entered_by text,
  because text check (because <> ''),
  account_id integer,
  primary key (meeting_id, person_id),
  check (signed_at <= arrived_at),
  check (num_nonnulls(entered_by, because) = ANY (ARRAY[0, 2])),
  check ((way = 'entered') = (because is not null))
);
create trigger meeting_sign_in_append_only before delete or update on meeting_sign_in for each row execute function refuse_change_of_record();
create trigger meeting_sign_in_open before insert on meeting_sign_in for each row execute function refuse_sign_in_after_confirmation();

create table meeting_vote (
  meeting_id integer not null references meeting,
  resolution smallint not null check (resolution > 0),
  in_favour smallint not null check (in_favour >= 0),
  against smallint not null check (against >= 0),
  abstained smallint not null check (abstained >= 0),
  primary key (meeting_id, resolution)
);

create table message (
  id bigint generated always as identity primary key,
  key text collate "C" not null check (key <> ''),
  recipient text collate "C" not null check (recipient ~ '^[par]\d+$'),
  template_key text collate "C" not null,
  template_version integer not null check (template_version >= 0),
  account_id integer references account,
  person_id integer references person,
  in_inbox boolean not null,
  organization_id integer references organization,
  organization_path text collate "C" not null default '',
  facts jsonb not null,
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  about_kind text,
  about_id text,
  link text check ((link ~~ '/%') and (link !~~ '//%')),
  urgent boolean not null,
  mandatory boolean not null,
  created_at timestamptz not null,
  read_at timestamptz,
  reply_id bigint references message_reply,
  unique (key, recipient),
  check ((about_kind is null) = (about_id is null)),
  check (read_at >= created_at),
  check ((reply_id is null) or (not in_inbox)),
  check (num_nonnulls(account_id, person_id, reply_id) = 1),
  check (recipient = coalesce(('p' || person_id), ('a' || account_id), ('r' || reply_id)))
);
create index message_about on message (about_kind, about_id) where about_kind is not null;
create index message_account on message (account_id) where account_id is not null;
create index message_answered on message (reply_id) where reply_id is not null;
create index message_created on message (created_at);
create index message_inbox on message (recipient, id) where in_inbox;
create index message_organization on message (organization_id) where organization_id is not null;
create index message_person on message (person_id) where person_id is not null;
create index message_place on message (organization_path, id);
create index message_unread on message (recipient) where in_inbox and (read_at is null);
create trigger message_added_to_search after insert on message REFERENCING NEW TABLE AS added for each statement execute function search_added('message');
create trigger message_changed_in_search after delete or update OF title, body, in_inbox, account_id, person_id on message for each row execute function search_changed('message');

create table message_blocked_number (
  number_key bytea primary key check (octet_length(number_key) = 32),
  number_masked text not null,
  reason text not null check (reason <> ''),
  blocked_at timestamptz not null,
  blocked_by text not null
);

create table message_channel (
  channel text collate "C" primary key check (channel in ('sms', 'mail', 'push')),
  adapter text collate "C" not null check (adapter <> ''),
  enabled boolean not null,
  settings jsonb not null,
  secret_sealed bytea,
  callback_key bytea unique check (octet_length(callback_key) = 32),
  callback_sealed bytea,
  per_minute integer not null check ((per_minute >= 1) and (per_minute <= 60000)),
  per_number_hour integer not null check ((per_number_hour >= 1) and (per_number_hour <= 100)),
  price_milliyuan integer not null check (price_milliyuan >= 0),
  changed_at timestamptz not null,
  changed_by text not null,
  check ((callback_key is null) = (callback_sealed is null))
);

create table message_delivery (
  id bigint generated always as identity primary key,
  message_id bigint not null references message,
  channel text collate "C" not null check (channel in ('sms', 'mail', 'push')),
  place integer not null check (place >= 0),
  status text collate "C" not null check (status in ('waiting', 'queued', 'sending', 'sent', 'unknown', 'delivered', 'failed', 'dropped')),
  because text,
  text text not null,
  filed_template text,
  filed_values jsonb,
  not_before timestamptz not null,
  held text collate "C" check (held in ('quiet', 'digest', 'retry', 'rate')),
  digest_id bigint references message_delivery,
  tries integer not null default 0 check ((tries >= 0) and (tries <= 5)),
  gateway text,
  to_key bytea check (octet_length(to_key) = 32),
  to_masked text,
  parts integer check (parts > 0),
  cost_milliyuan integer check (cost_milliyuan >= 0),
  claimed_at timestamptz,
  sent_at timestamptz,
  settled_at timestamptz,
  sealed bytea,
  unique (message_id, channel),
  check ((status = 'sending') = (claimed_at is not null)),
  check ((status <> ALL (ARRAY['failed', 'dropped', 'unknown'])) or (because is not null)),
  check (status in ('delivered', 'failed', 'dropped')) = (settled_at is not null)),
  check ((status <> ALL (ARRAY['sent', 'delivered'])) or (sent_at is not null)),
  check ((sealed is null) or (status in ('waiting', 'queued', 'sending'))
);
create index message_delivery_claimed on message_delivery (claimed_at) where status = 'sending';
create index message_delivery_digest on message_delivery (digest_id) where digest_id is not null;
create index message_delivery_due on message_delivery (not_before, id) where status = 'queued';
create index message_delivery_number on message_delivery (to_key, sent_at) where to_key is not null;
create index message_delivery_sent on message_delivery (sent_at) where sent_at is not null;
create index message_delivery_troubled on message_delivery (id) where status in ('failed', 'unknown');
create index message_delivery_waiting on message_delivery (message_id) where status = 'waiting';
create trigger message_delivery_settled before update on message_delivery for each row execute function refuse_delivery_undone();

create table message_filter_word (
  word text primary key check (word <> ''),
  instead text not null,
  added_at timestamptz not null,
  added_by text not null
);

create table message_group (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  name text not null check (name <> ''),
  robot text collate "C" not null check (robot in ('weCom', 'dingTalk', 'feishu')),
  address_sealed bytea not null,
  secret_sealed bytea,
  enabled boolean not null,
  changed_at timestamptz not null,
  changed_by text not null,
  unique (organization_id, name)
);

create table message_group_post (
  id bigint generated always as identity primary key,
  group_id integer not null references message_group,
  key text collate "C" not null check (key <> ''),
  text text not null check (text <> ''),
  status text collate "C" not null check (status in ('queued', 'sending', 'sent', 'unknown', 'failed')),
  because text,
  not_before timestamptz not null,
  tries integer not null default 0 check ((tries >= 0) and (tries <= 5)),
  claimed_at timestamptz,
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (group_id, key),
  check ((status = 'sending') = (claimed_at is not null)),
  check ((status <> ALL (ARRAY['failed', 'unknown'])) or (because is not null)),
  check ((status = 'sent') = (sent_at is not null))
);
create index message_group_post_claimed on message_group_post (claimed_at) where status = 'sending';
create index message_group_post_due on message_group_post (not_before, id) where status = 'queued';

create table message_outward (
  id integer generated always as identity primary key,
  key uuid not null default gen_random_uuid() unique,
  delivery_id bigint not null unique references message_delivery,
  template_key text collate "C" not null,
  facts jsonb not null,
  number_for text collate "C", -- the number, sealed for the gateway side alone; drawn up once, so that the record stays the same
  number_to text collate "C", -- the public key it is sealed to
  queued_at timestamptz not null,
  lapses_at timestamptz not null,
  sent_at timestamptz, -- the gateway outside took it; what carriers say of it may still come
  ended_at timestamptz,
  check (num_nulls(number_for, number_to) = ANY (ARRAY[0, 2]))
);
create index message_outward_open on message_outward (id) where ended_at is null;

create table message_part (
  gateway text collate "C" not null,
  gateway_id text collate "C" not null,
  delivery_id bigint not null references message_delivery,
  state text,
  delivered boolean,
  reported_at timestamptz,
  primary key (gateway, gateway_id),
  check (((state is null) = (reported_at is null)) and ((delivered is null) = (reported_at is null)))
);
create index message_part_delivery on message_part (delivery_id);

create table message_preference (
  person_id integer primary key references person,
  muted text[] not null default '{}'[],
  quiet_from integer not null check ((quiet_from >= 0) and (quiet_from <= 23)),
  quiet_until integer not null check ((quiet_until >= 0) and (quiet_until <= 23)),
  digest boolean not null,
  mail text check (mail ~ '^[^@\s]+@[^@\s]+$'),
  changed_at timestamptz not null
);

create table message_push_device (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  name text not null check (name <> ''),
  address_key bytea not null check (octet_length(address_key) = 32),
  subscription_sealed bytea not null,
  added_at timestamptz not null,
  told_at timestamptz,
  ended_at timestamptz,
  ended_because text collate "C" check (ended_because in ('removed', 'taken-over', 'gone')),
  check ((ended_at is null) = (ended_because is null)),
  check (told_at >= added_at),
  check (ended_at >= added_at)
);
create index message_push_device_people on message_push_device (person_id);
create index message_push_device_person on message_push_device (person_id) where ended_at is null;
create unique index message_push_device_standing on message_push_device (address_key) where ended_at is null;

create table message_receipt (
  gateway text collate "C" not null,
  gateway_id text collate "C" not null,
  state text not null,
  delivered boolean not null,
  received_at timestamptz not null,
  primary key (gateway, gateway_id)
);
create index message_receipt_age on message_receipt (received_at);

create table message_relay (
  id integer generated always as identity primary key,
  key uuid not null unique,
  template_key text collate "C" not null,
  facts jsonb not null,
  number_for text collate "C",
  lapses_at timestamptz not null,
  arrived_at timestamptz not null,
  state text collate "C" not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'lapsed', 'withdrawn')),
  because text,
  gateway text,
  gateway_ids jsonb not null default '[]',
  claimed_at timestamptz,
  sent_at timestamptz,
  settled_at timestamptz,
  dropped_at timestamptz, -- the intranet has heard of it, or asks for it no more
  check ((state = 'sending') = (claimed_at is not null)),
  check ((number_for is not null) or (state <> ALL (ARRAY['waiting', 'sending'])))
);
create index message_relay_open on message_relay (id) where state in ('waiting', 'sending', 'sent');

create table message_reply (
  id bigint generated always as identity primary key,
  gateway text collate "C" not null,
  gateway_id text collate "C" not null,
  from_sealed bytea,
  from_key bytea not null check (octet_length(from_key) = 32),
  from_masked text not null,
  person_id integer references person,
  text_sealed bytea,
  received_at timestamptz not null,
  handled_at timestamptz,
  outcome text,
  unique (gateway, gateway_id),
  check ((handled_at is null) = (outcome is null)),
  check ((from_sealed is null) = (text_sealed is null)),
  check ((text_sealed is not null) or (handled_at is not null))
);
create index message_reply_open on message_reply (id) where handled_at is null;
create index message_reply_person on message_reply (person_id, id) where person_id is not null;

create table message_template_version (
  template_key text collate "C" not null check (template_key ~ '^[a-z][a-z0-9-]{1,39}$'),
  version integer not null check (version > 0),
  definition jsonb not null,
  note text not null check (note <> ''),
  published_at timestamptz not null,
  published_by text not null,
  account_id integer,
  primary key (template_key, version)
);
create trigger message_template_version_append_only before delete or update on message_template_version for each row execute function refuse_change_of_record();

create table number_export (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('roll', 'transferExchange')),
  question jsonb not null,
  organization_id integer not null references organization,
  summary text not null,
  people integer not null check (people > 0),
  reason text not null,
  asker_id integer not null references account,
  asker_name text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'ready', 'refused', 'withdrawn')),
  decider_id integer references account,
  decider_name text,
  because text,
  decided_at timestamptz,
  until_at timestamptz,
  taken_at timestamptz,
  check (decider_id <> asker_id),
  check (((decider_id is null) = (decider_name is null)) and ((decider_id is null) = (decided_at is null))),
  check ((state <> 'refused') or (because is not null)),
  check ((state = 'ready') = (until_at is not null))
);
create index number_export_asker on number_export (asker_id);
create index number_export_decider on number_export (decider_id);
create index number_export_organization on number_export (organization_id);
create index number_export_waiting on number_export (asked_at) where state = 'waiting';

create table office_separation (
  only_one boolean default true primary key check (only_one),
  began_at timestamptz not null,
  began_by text not null
);

create table official_document (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('request', 'reply', 'report', 'notice', 'letter', 'introductionLetter', 'certificate', 'publicNotice')),
  organization_id integer not null references organization,
  joint_ids integer[] not null default '{}'::integer[],
  template_key text collate "C" not null,
  template_id integer references document_template,
  title text not null,
  addressee_id integer references organization,
  addressee text,
  copy_to text[] not null default '{}'[],
  copied_ids integer[] not null default '{}'::integer[],
  for_all_below boolean not null default false,
  signatory text,
  contact_name text,
  contact_phone text,
  values jsonb not null,
  blocks jsonb not null,
  attachments jsonb not null default '[]',
  answers_id integer references official_document,
  created_at timestamptz not null,
  created_by text not null,
  account_id integer,
  changed_at timestamptz not null,
  number text unique,
  number_code text,
  number_year smallint,
  number_sequence integer,
  issued_on date,
  issued_at timestamptz,
  issued_by text,
  voided_at timestamptz,
  voided_by text,
  voided_because text,
  typeset_file_id integer references stored_file,
  pages smallint,
  seal_places jsonb,
  sealed_file_id integer references stored_file,
  sealed_digest text,
  sealed_at timestamptz,
  status text not null generated always as (case when (voided_at is not null) then 'voided' when (issued_at is not null) then 'issued' else 'draft' end) stored,
  layout text not null default 'document' check (layout in ('document', 'letter')),
  urgency text check (urgency in ('extraUrgent', 'urgent')),
  copy_number integer check ((copy_number >= 1) and (copy_number <= 999999)),
  unique (organization_id, kind, number_year, number_sequence),
  check (num_nulls(number, number_code, number_year, number_sequence, issued_on, issued_at, issued_by) = ANY (ARRAY[0, 7])),
  check (num_nulls(voided_at, voided_by, voided_because) = ANY (ARRAY[0, 3])),
  check ((voided_at is null) or (issued_at is not null)),
  check ((typeset_file_id is null) = (seal_places is null)),
  check (num_nulls(sealed_file_id, sealed_digest, sealed_at) = ANY (ARRAY[0, 3])),
  check ((sealed_file_id is null) or (typeset_file_id is not null)),
  check ((answers_id is null) or (kind = 'reply')),
  check ((issued_at is null) or (kind <> 'request') or ((addressee <> '') and (signatory <> '') and (contact_name <> '') and (contact_phone <> ''))),
  check ((issued_at is null) or (kind <> 'reply') or ((answers_id is not null) and (addressee_id is not null))),
  check ((layout = 'document') or (kind <> ALL (ARRAY['request', 'report'])))
);
create index official_document_addressee on official_document (addressee_id) where addressee_id is not null;
create unique index official_document_answer on official_document (answers_id) where (voided_at is null) and (answers_id is not null);
create index official_document_issued on official_document (issued_on, id);
create index official_document_organization on official_document (organization_id, id);
create index official_document_without_file on official_document (id) where (issued_at is not null) and (typeset_file_id is null);
create trigger official_document_added_to_search after insert on official_document REFERENCING NEW TABLE AS added for each statement execute function search_document_added();
create trigger official_document_changed_in_search after delete or update OF title, number, blocks, kind, addressee, addressee_id, organization_id, copied_ids, for_all_below, issued_at, issued_on, voided_at on official_document for each row execute function search_document_changed();
create trigger official_document_kept before delete on official_document for each row when ((old.issued_at is not null)) execute function refuse_deletion_of_issued();
create trigger official_document_stays before update on official_document for each row when ((old.issued_at is not null)) execute function refuse_change_of_issued();

create table organization (
  id integer generated always as identity primary key,
  code text collate "C" not null unique check (code <> ''),
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
  check ((closed_on is null) or (established_on is null) or (closed_on >= established_on)),
  check ((closed_on is null) = (closed_because is null))
);
create index organization_parent on organization (parent_id);
create trigger organization_figures_deleted after delete on organization REFERENCING OLD TABLE AS before_it for each statement execute function note_tree();
create trigger organization_figures_inserted after insert on organization REFERENCING NEW TABLE AS after_it for each statement execute function note_tree();
create trigger organization_figures_updated after update on organization REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it for each statement execute function note_tree();
create trigger organization_path_followed after update OF path on organization for each row when ((old.path is DISTINCT FROM new.path)) execute function people_follow_organization();
create trigger organization_path_followed_by_affairs after update OF path on organization for each row when ((old.path is DISTINCT FROM new.path)) execute function affairs_follow_organization();
create trigger organization_path_followed_by_archive after update OF path on organization for each row when ((old.path is DISTINCT FROM new.path)) execute function archive_follows_organization();
create trigger organization_path_followed_by_course after update OF path on organization for each row when ((old.path is DISTINCT FROM new.path)) execute function course_follows_organization();
create trigger organization_path_followed_by_material after update OF path on organization for each row when ((old.path is DISTINCT FROM new.path)) execute function material_follows_organization();
create trigger organization_path_followed_by_messages after update OF path on organization for each row when ((old.path is DISTINCT FROM new.path)) execute function messages_follow_organization();
create trigger organization_path_followed_by_requests after update OF path on organization for each row when ((old.path is DISTINCT FROM new.path)) execute function requests_follow_organization();
create trigger organization_path_followed_by_search after update OF path on organization for each row when ((old.path is DISTINCT FROM new.path)) execute function search_follows_organization();
create trigger organization_tree_inserted after insert on organization REFERENCING NEW TABLE AS changed for each statement execute function refuse_crooked_tree();
create trigger organization_tree_updated after update on organization REFERENCING NEW TABLE AS changed for each statement execute function refuse_crooked_tree();

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
  check ((until_on is null) or (until_on > from_on)),
  exclude using gist (organization_id with =, daterange(from_on, until_on) with &&) DEFERRABLE
);
create index organization_state_parent on organization_state (parent_id);
create index organization_state_path on organization_state (path);

create table outside_pass (
  id integer generated always as identity primary key,
  hash text collate "C" not null unique check (hash ~ '^[0-9a-f]{64}$'), -- SHA-256 of the code, which is drawn of 100 bits and told once
  valid_until date not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  organization_id integer references organization, -- for which it asks; unknown outside, like all that follows
  organization_path text collate "C",
  holder text check (holder <> ''),
  account_id integer references account,
  made_by text,
  ended_by text,
  check (num_nulls(organization_id, organization_path, holder, account_id, made_by) = ANY (ARRAY[0, 5]))
);
create index outside_pass_path on outside_pass (organization_path);

create table outside_request (
  id integer generated always as identity primary key,
  key uuid not null default gen_random_uuid() unique, -- the same in both networks: drawn where it was written
  pass_id integer not null references outside_pass,
  matter text not null check (matter <> ''),
  body text not null check (body <> ''),
  written_at timestamptz not null,
  arrived_at timestamptz,
  request_id integer unique references request on delete set null,
  taken_up_at timestamptz,
  taken_up_by text,
  declined_at timestamptz,
  declined_by text,
  declined_because text check (declined_because <> ''),
  check (num_nulls(declined_at, declined_by, declined_because) = ANY (ARRAY[0, 3])),
  check ((declined_at is null) or (request_id is null))
);
create index outside_request_pass on outside_request (pass_id);

create table outside_request_file (
  request_id integer not null references outside_request on delete cascade,
  position integer not null,
  file_id integer not null references stored_file,
  primary key (request_id, "position")
);

create table outside_result (
  key uuid primary key,
  state text collate "C" not null check (state in ('arrived', 'declined', 'drafted', 'running', 'agreed', 'refused', 'withdrawn')),
  number text check (number <> ''),
  reply_number text check (reply_number <> ''),
  replied_on date,
  because text check (because <> ''),
  told_at timestamptz not null
);

create table party_group (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  name text not null check (name <> ''),
  from_on date not null,
  until_on date,
  unique (organization_id, name, from_on)
);

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
  organization_id integer references organization,
  organization_path text collate "C" not null default '',
  group_id integer references party_group,
  political_status text not null check (political_status in ('masses', 'otherParty', 'leagueMember', 'applicant', 'activist', 'candidate', 'probationaryMember', 'fullMember')),
  membership text not null default 'none' check (membership in ('none', 'active', 'suspended', 'ended')),
  employment text not null check (employment in ('employed', 'retired', 'left', 'deceased')),
  education text collate "C" not null,
  degree text collate "C",
  occupation text not null check (occupation in ('worker', 'farmer', 'professional', 'manager', 'official', 'student', 'otherOccupation', 'retired')),
  mobile_since date,
  mobile_to text,
  lost_since date,
  lost_case text,
  native_place text,
  recorded_at timestamptz not null default now(),
  corrected_at timestamptz,
  identity_number_male boolean, -- whether the 17th digit of the number stands for a man (GB 11643); null where no number is known
  home_address_sealed bytea,
  home_address_masked text,
  withdrawn_at timestamptz,
  check ((became_full_on is null) or ((joined_on is not null) and (became_full_on >= joined_on))),
  check ((identity_number_sealed is null) = (identity_number_key is null)),
  check ((membership = 'none') or (joined_on is not null)),
  check ((home_address_sealed is null) or (home_address_masked is not null))
);
create index person_birth on person (birth_date) where membership = 'active';
create index person_characters on person using gin (string_to_array(name, null::text));
create index person_initials on person (name_initials, organization_path);
create index person_joined on person (joined_on) include (organization_path) where membership = 'active';
create index person_organization on person (organization_id);
create index person_phone on person (phone_key) where phone_key is not null;
create index person_pinyin on person (name_pinyin, id);
create index person_place on person (organization_path, employee_no);
create index person_place_pinyin on person (organization_path, name_pinyin, id);
create index person_probation on person (joined_on) include (organization_path) where (membership = 'active') and (political_status = 'probationaryMember');
create trigger person_figures_deleted after delete on person REFERENCING OLD TABLE AS before_it for each statement execute function note_figures();
create trigger person_figures_inserted after insert on person REFERENCING NEW TABLE AS after_it for each statement execute function note_figures();
create trigger person_figures_updated after update on person REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it for each statement execute function note_figures();
create trigger person_followed_by_search after update on person for each row when (((old.name is DISTINCT FROM new.name) or (old.organization_id is DISTINCT FROM new.organization_id))) execute function search_follows_person();
create trigger person_in_place_inserted after insert on person REFERENCING NEW TABLE AS written for each statement execute function people_stand_in_place();
create trigger person_in_place_updated after update on person REFERENCING NEW TABLE AS written for each statement execute function people_stand_in_place();

create table person_batch (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('moved', 'grouped', 'fed')),
  title text not null check (title <> ''), -- what was done, in words
  feed_id integer unique references feed,
  organization_id integer references organization, -- the lowest that holds all of them: who reaches it may take it back
  people integer not null check (people > 0),
  reason text not null,
  made_at timestamptz not null,
  made_by text not null,
  account_id integer references account,
  undone_at timestamptz,
  undone_by text,
  undone_because text,
  undone_people integer, -- of how many something was taken back so far
  check ((kind = 'fed') = (feed_id is not null)),
  check (((undone_at is null) = (undone_by is null)) and ((undone_at is null) = (undone_because is null)) and ((undone_at is null) = (undone_people is null)))
);
create index person_batch_account on person_batch (account_id);
create index person_batch_made on person_batch (made_at);
create index person_batch_organization on person_batch (organization_id);

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
  undoes integer unique references person_change,
  batch_id integer references person_batch
);
create index person_change_batch on person_change (batch_id) where batch_id is not null;
create index person_change_person on person_change (person_id, id);
create index person_change_recorded on person_change (recorded_at, effective_on);

-- home addresses of before 0148, until they are sealed at the next start; empty ever after
create table person_unsealed (
  kind text not null check (kind in ('record', 'proposal', 'change')),
  subject_id integer not null,
  before text,
  after text,
  primary key (kind, subject_id)
);

create table phrase (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  text text not null check (text <> ''),
  unique (account_id, text)
);

create table post (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  person_id integer not null references person,
  kind text not null check (kind in ('secretary', 'deputySecretary', 'committeeMember', 'groupLeader', 'convener')),
  duty text check (duty in ('organization', 'publicity', 'discipline', 'youth', 'masses', 'studies', 'security')),
  group_id integer references party_group,
  term_id integer references term,
  from_on date not null,
  until_on date,
  ended_because text,
  check ((until_on is null) or (until_on >= from_on))
);
create unique index post_one_secretary on post (organization_id) where (kind = 'secretary') and (until_on is null);
create index post_organization on post (organization_id);
create index post_person on post (person_id);

create table practice (
  id integer generated always as identity primary key,
  owner integer not null,
  account_id integer not null references account,
  organization_id integer not null references organization,
  begun_at timestamptz not null,
  ends_on date not null,
  ended_at timestamptz
);
create index practice_account on practice (account_id);
create unique index practice_one on practice (owner) where ended_at is null;
create index practice_organization on practice (organization_id);

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
  status text not null generated always as (case when (accepted_at is not null) then 'accepted' when (declined_at is not null) then 'declined' when (withdrawn_at is not null) then 'withdrawn' else 'open' end) stored,
  helped_by text,
  check (num_nonnulls(accepted_at, declined_at, withdrawn_at) <= 1),
  check ((declined_at is null) = (declined_because is null))
);
create unique index proposal_one_open on proposal (person_id, field) where (accepted_at is null) and (declined_at is null) and (withdrawn_at is null);
create index proposal_open on proposal (proposed_at) where (accepted_at is null) and (declined_at is null) and (withdrawn_at is null);

create table reading_note (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  material_id integer not null references material,
  version_number integer not null,
  part integer not null check (part >= 0),
  from_place integer not null check (from_place >= 0),
  to_place integer not null,
  quote text not null check (quote <> ''),
  colour text not null check (colour in ('yellow', 'red', 'green')),
  words_sealed bytea,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  check (to_place > from_place)
);
create index reading_note_account on reading_note (account_id, material_id);
create index reading_note_material on reading_note (material_id);

create table reading_position (
  account_id integer not null references account,
  material_id integer not null references material,
  part integer not null check (part >= 0),
  place real not null check (place >= (0)::double precision),
  changed_at timestamptz not null,
  primary key (account_id, material_id)
);
create index reading_position_material on reading_position (material_id);

create table rectification (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  person_id integer references person,
  round_id integer references appraisal_round,
  meeting_id integer references meeting,
  source text not null check (source in ('reviewMeeting', 'appraisal', 'talk', 'inspection')),
  problem text not null check (problem <> ''),
  measure text not null check (measure <> ''),
  responsible_id integer not null references person,
  responsible_name text not null,
  raised_on date not null,
  due_on date not null,
  raised_at timestamptz not null,
  raised_by text not null,
  solved_on date,
  solved_note text,
  solved_by text,
  confirmed_on date,
  confirmed_by text,
  status text not null generated always as (case when (confirmed_on is not null) then 'confirmed' when (solved_on is not null) then 'solved' else 'open' end) stored,
  check (due_on >= raised_on),
  check (num_nonnulls(solved_on, solved_note, solved_by) = ANY (ARRAY[0, 3])),
  check (num_nonnulls(confirmed_on, confirmed_by) = ANY (ARRAY[0, 2])),
  check ((confirmed_on is null) or (solved_on is not null)),
  check ((solved_on >= raised_on) and (confirmed_on >= solved_on))
);
create index rectification_open on rectification (due_on) where confirmed_on is null;
create index rectification_organization on rectification (organization_id, id);
create index rectification_responsible on rectification (responsible_id);

create table rectification_file (
  id integer generated always as identity primary key,
  rectification_id integer not null references rectification,
  name text not null check (name <> ''),
  bytes integer not null check (bytes > 0),
  digest text not null,
  added_at timestamptz not null,
  added_by text not null
);
create index rectification_file_of on rectification_file (rectification_id, id);

create table rectification_note (
  id integer generated always as identity primary key,
  rectification_id integer not null references rectification,
  text text not null check (text <> ''),
  noted_at timestamptz not null,
  noted_by text not null
);
create index rectification_note_of on rectification_note (rectification_id, id);

create table red_link_check (
  site_id integer not null references red_site,
  url text not null,
  on_day date not null,
  outcome text collate "C" not null check (outcome in ('alive', 'gone', 'unreached', 'refused')),
  reason text not null,
  brought boolean not null default false,
  primary key (site_id, url, on_day)
);

create table red_proposal (
  id integer generated always as identity primary key,
  site_id integer references red_site,
  name text not null,
  province text collate "C" not null,
  place text not null,
  kind text collate "C" not null,
  themes text[] not null,
  introduction text not null,
  source_title text not null check (source_title <> ''),
  source_address text not null check (source_address ~ '^https?://'),
  location text,
  url text,
  explanation text not null,
  proposed_at timestamptz not null,
  proposed_by integer not null references account,
  proposer_name text not null,
  accepted_at timestamptz,
  accepted_site_id integer references red_site,
  amended text[],
  declined_at timestamptz,
  declined_because text,
  withdrawn_at timestamptz,
  decided_by text,
  status text collate "C" not null generated always as (case when (accepted_at is not null) then 'accepted' when (declined_at is not null) then 'declined' when (withdrawn_at is not null) then 'withdrawn' else 'open' end) stored,
  check (num_nonnulls(accepted_at, declined_at, withdrawn_at) <= 1),
  check (num_nulls(accepted_at, accepted_site_id, amended) = ANY (ARRAY[0, 3])),
  check ((declined_at is null) = (declined_because is null)),
  check ((decided_by is null) = (num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0))
);
create unique index red_proposal_one_correction on red_proposal (proposed_by, site_id) where (accepted_at is null) and (declined_at is null) and (withdrawn_at is null);
create index red_proposal_open on red_proposal (proposed_at) where (accepted_at is null) and (declined_at is null) and (withdrawn_at is null);
create index red_proposal_own on red_proposal (proposed_by, id);

create table red_site (
  id integer generated always as identity primary key,
  name text not null check (name <> ''),
  pinyin text not null,
  initials text not null,
  province text collate "C" not null check (province ~ '^[1-8][0-9]$'),
  place text not null,
  kind text collate "C" not null check (kind in ('memorial', 'site', 'museum', 'cemetery', 'online')),
  themes text[] not null check (((cardinality(themes) >= 1) and (cardinality(themes) <= 3)) and (themes <@ ARRAY['founding', 'revolution', 'longMarch', 'resistance', 'liberation', 'construction', 'reform', 'newEra', 'martyrs', 'figures'])),
  introduction text not null check ((char_length(introduction) >= 30) and (char_length(introduction) <= 300)),
  source_title text not null check (source_title <> ''),
  source_address text not null check (source_address ~ '^https?://'),
  location text,
  location_source_title text,
  location_source_address text,
  url text check (url ~ '^https?://'),
  url_source_title text,
  url_source_address text,
  sensitivity text collate "C" not null default 'public' check (sensitivity in ('public', 'internal', 'sensitive')),
  link_state text collate "C" not null default 'unchecked' check (link_state in ('unchecked', 'alive', 'unsteady', 'dead')),
  checked_on date,
  check_reason text,
  origin text collate "C" not null check (origin in ('stock', 'proposal')),
  entered_at timestamptz not null,
  entered_by text not null,
  changed_at timestamptz,
  changed_by text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text,
  check (num_nulls(location, location_source_title, location_source_address) = ANY (ARRAY[0, 3])),
  check (num_nulls(url, url_source_title, url_source_address) = ANY (ARRAY[0, 3])),
  check ((link_state = 'unchecked') or ((url is not null) and (checked_on is not null))),
  check ((changed_at is null) = (changed_by is null)),
  check (num_nulls(withdrawn_at, withdrawn_by, withdrawn_because) = ANY (ARRAY[0, 3]))
);
create index red_site_link on red_site (checked_on NULLS FIRST, id) where (url is not null) and (withdrawn_at is null);
create unique index red_site_name on red_site (province, name);

create table red_site_material (
  site_id integer not null references red_site,
  material_id integer not null references material,
  linked_at timestamptz not null,
  linked_by text not null check (linked_by <> ''),
  primary key (site_id, material_id)
);
create index red_site_material_material on red_site_material (material_id);

create table request (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  organization_path text collate "C" not null,
  superior_id integer not null references organization,
  document_id integer not null unique references official_document,
  affair_id integer unique references affair,
  about_kind text collate "C",
  about_id integer,
  about_address text,
  started_at timestamptz not null,
  started_by integer references account,
  started_name text not null,
  sent_at timestamptz,
  verdict text check (verdict in ('agreed', 'refused')),
  verdict_opinion text,
  decided_at timestamptz,
  decided_name text,
  reply_id integer unique references official_document,
  replied_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_because text,
  status text not null generated always as (case when (withdrawn_at is not null) then 'withdrawn' when (replied_at is not null) then verdict when (sent_at is not null) then 'running' else 'draft' end) stored,
  election_id integer generated always as (case when (about_kind = 'election') then about_id else null::integer end) stored references election,
  establishment_id integer generated always as (case when (about_kind = 'establishment') then about_id else null::integer end) stored references establishment,
  check ((sent_at is null) = (affair_id is null)),
  check (num_nulls(verdict, decided_at, decided_name) = ANY (ARRAY[0, 3])),
  check ((verdict is null) or (sent_at is not null)),
  check ((replied_at is null) or ((reply_id is not null) and (verdict is not null))),
  check ((replied_at is null) or (withdrawn_at is null)),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check (num_nulls(about_kind, about_id, about_address) = ANY (ARRAY[0, 3]))
);
create index request_about on request (about_kind, about_id) where about_kind is not null;
create index request_place on request (organization_path, id);
create index request_superior on request (superior_id, id);
create trigger request_added_to_search after insert on request REFERENCING NEW TABLE AS added for each statement execute function search_added('request');
create trigger request_changed_in_search after delete or update on request for each row execute function search_changed('request');

-- kept by rate-limiter-flexible, which names the columns; no more than an hour
create table request_rate (
  key text collate "C" primary key,
  points integer not null,
  expire bigint
);

create table retention_line (
  run_id integer not null references retention_run,
  rule text collate "C" not null,
  title text not null check (title <> ''), -- as the rule was called then
  days integer not null check (days > 0),
  before_at timestamptz not null,
  removed integer not null default 0 check (removed >= 0),
  kept integer not null default 0 check (kept >= 0),
  kept_because jsonb not null default '{}', -- how many stayed for which reason, in words
  began_at timestamptz not null,
  ended_at timestamptz,
  primary key (run_id, rule)
);
create trigger retention_line_ended before delete or update on retention_line for each row execute function refuse_change_of_retention();

create table retention_run (
  id integer generated always as identity primary key,
  cause text collate "C" not null check (cause in ('weekly', 'asked')),
  began_at timestamptz not null,
  asked_by text,
  account_id integer,
  reason text,
  ended_at timestamptz,
  check (num_nulls(asked_by, reason) = case cause when 'weekly' then 2 else 0 end)
);
create index retention_run_began on retention_run (began_at);
create unique index retention_run_open on retention_run ((true)) where ended_at is null;
create trigger retention_run_ended before delete or update on retention_run for each row execute function refuse_change_of_retention();

create table role_grant (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  role text not null check (role in ('branch', 'committee', 'politicalWorkDepartment')),
  organization_id integer not null references organization,
  from_on date not null,
  until_on date,
  reason text not null,
  granted_at timestamptz not null,
  granted_by text not null,
  revoked_at timestamptz,
  revoked_by text,
  revoked_because text,
  check ((until_on is null) or (until_on > from_on)),
  check (num_nulls(revoked_at, revoked_by, revoked_because) = ANY (ARRAY[0, 3])),
  exclude using gist (account_id with =, role with =, organization_id with =, daterange(from_on, until_on) with &&) where (revoked_at is null)
);
create index role_grant_account on role_grant (account_id);
create index role_grant_organization on role_grant (organization_id);
create trigger role_grant_stays_apart before insert or update on role_grant for each row execute function office_stays_apart();

create table saved_view (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  list text not null,
  name text not null check (name <> ''),
  definition jsonb not null,
  saved_at timestamptz not null,
  unique (account_id, list, name)
);

create table scan (
  id integer generated always as identity primary key,
  file_id integer not null references stored_file,
  organization_path text collate "C" not null,
  brought_at timestamptz not null,
  brought_by text not null,
  account_id integer references account
);
create index scan_account on scan (account_id);
create index scan_file on scan (file_id);
create index scan_place on scan (organization_path, id);

create table scan_page (
  id integer generated always as identity primary key,
  scan_id integer not null references scan,
  number integer not null check (number > 0),
  picture_id integer not null references stored_file,
  state text not null check (state in ('filed', 'unread', 'refused', 'aside')),
  slip_id integer references slip,
  slip_page integer check (slip_page > 0),
  refusal text,
  refusal_facts jsonb not null default '{}',
  decided_at timestamptz not null,
  decided_by text not null,
  because text check (because <> ''),
  unique (scan_id, number),
  check ((state = 'filed') <= (slip_id is not null)),
  check ((slip_id is null) = (slip_page is null)),
  check ((refusal is not null) = (state in ('unread', 'refused')),
  check ((state = 'aside') <= (because is not null))
);
create unique index scan_page_once on scan_page (slip_id, slip_page) where state = 'filed';
create index scan_page_open on scan_page (id) where state in ('unread', 'refused');
create index scan_page_picture on scan_page (picture_id);
create index scan_page_slip on scan_page (slip_id);

create table screen (
  id integer generated always as identity primary key,
  title text not null check (title <> ''),
  organization_id integer not null references organization,
  pages jsonb not null check ((jsonb_typeof(pages) = 'array') and ((jsonb_array_length(pages) >= 1) and (jsonb_array_length(pages) <= 12))),
  saved_at timestamptz not null,
  saved_by text not null
);
create index screen_organization on screen (organization_id);

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

create table seal (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  organization_name text not null,
  inscription text not null check ((char_length(inscription) >= 2) and (char_length(inscription) <= 40)),
  line text check ((char_length(line) >= 2) and (char_length(line) <= 8)),
  diameter numeric(3,1) not null default 42 check ((diameter >= 30) and (diameter <= 45)),
  picture_file_id integer references stored_file,
  made_on date not null,
  made_because text not null,
  made_at timestamptz not null,
  made_by text not null,
  suspended_at timestamptz,
  suspended_by text,
  suspended_because text,
  destroyed_on date,
  destroyed_at timestamptz,
  destroyed_by text,
  destroyed_because text,
  status text not null generated always as (case when (destroyed_at is not null) then 'destroyed' when (suspended_at is not null) then 'suspended' else 'active' end) stored,
  check (num_nulls(suspended_at, suspended_by, suspended_because) = ANY (ARRAY[0, 3])),
  check (num_nulls(destroyed_on, destroyed_at, destroyed_by, destroyed_because) = ANY (ARRAY[0, 4])),
  check (destroyed_on >= made_on)
);
create unique index seal_one on seal (organization_id, coalesce(line, '')) where destroyed_at is null;

create table seal_certificate (
  id integer generated always as identity primary key,
  seal_id integer not null references seal,
  origin text not null check (origin in ('own', 'imported')),
  certificate bytea not null,
  chain bytea not null,
  key_sealed bytea not null,
  thumbprint text not null unique check (thumbprint ~ '^[0-9a-f]{64}$'),
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  added_at timestamptz not null,
  added_by text not null,
  check (valid_until > valid_from)
);
create index seal_certificate_seal on seal_certificate (seal_id, id);

create table seal_custody (
  id integer generated always as identity primary key,
  seal_id integer not null references seal,
  person_id integer not null references person,
  from_on date not null,
  until_on date,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  check (until_on >= from_on),
  exclude using gist (seal_id with =, daterange(from_on, coalesce(until_on, 'infinity'), '[)') with &&)
);
create unique index seal_custody_now on seal_custody (seal_id) where until_on is null;
create index seal_custody_person on seal_custody (person_id) where until_on is null;

create table seal_use (
  id integer generated always as identity primary key,
  seal_id integer not null references seal,
  document_id integer not null references official_document,
  round smallint not null check (round >= 1),
  position smallint not null check ("position" >= 0),
  reason text not null,
  applied_at timestamptz not null,
  applied_by text not null,
  account_id integer,
  approved_at timestamptz,
  approved_by text,
  basis text,
  declined_at timestamptz,
  declined_by text,
  declined_because text,
  withdrawn_at timestamptz,
  attempts smallint not null default 0,
  attempted_at timestamptz,
  stopped_at timestamptz,
  stopped_because text,
  stamped_at timestamptz,
  certificate_id integer references seal_certificate,
  stamped_digest text check (stamped_digest ~ '^[0-9a-f]{64}$'),
  revoked_at timestamptz,
  revoked_by text,
  revoked_because text,
  status text not null generated always as (case when (revoked_at is not null) then 'revoked' when (stamped_at is not null) then 'stamped' when (stopped_at is not null) then 'stopped' when (approved_at is not null) then 'approved' when (declined_at is not null) then 'declined' when (withdrawn_at is not null) then 'withdrawn' else 'applied' end) stored,
  unique (document_id, seal_id, round),
  check (num_nulls(approved_at, approved_by) = ANY (ARRAY[0, 2])),
  check (num_nulls(declined_at, declined_by, declined_because) = ANY (ARRAY[0, 3])),
  check (num_nulls(stopped_at, stopped_because) = ANY (ARRAY[0, 2])),
  check (num_nulls(stamped_at, certificate_id, stamped_digest) = ANY (ARRAY[0, 3])),
  check (num_nulls(revoked_at, revoked_by, revoked_because) = ANY (ARRAY[0, 3])),
  check (num_nonnulls(approved_at, declined_at, withdrawn_at) <= 1),
  check ((stamped_at is null) or ((approved_at is not null) and (stopped_at is null))),
  check ((stopped_at is null) or (approved_at is not null)),
  check ((revoked_at is null) or (stamped_at is not null))
);
create index seal_use_applied on seal_use (applied_at);
create unique index seal_use_living on seal_use (document_id, seal_id) where (declined_at is null) and (withdrawn_at is null) and (stopped_at is null) and (revoked_at is null);
create index seal_use_seal on seal_use (seal_id, applied_at);
create index seal_use_waiting on seal_use (approved_at) where (approved_at is not null) and (stamped_at is null) and (stopped_at is null);
create trigger seal_use_stays before delete or update on seal_use for each row execute function refuse_change_of_seal_use();

create table search_entry (
  id integer generated always as identity primary key,
  source text collate "C" not null check (source ~ '^[a-z][A-Za-z]+$'),
  subject_id bigint not null,
  part integer not null default 0 check (part >= 0),
  anchor text check (anchor <> ''),
  title text not null check (title <> ''),
  heading text not null default '',
  kind text collate "C",
  column_id integer,
  organization_id integer references organization,
  organization_path text collate "C",
  own_only boolean not null default false,
  shared_ids integer[],
  for_all_below boolean not null default false,
  person_id integer,
  account_id integer,
  sensitivity text check (sensitivity in ('public', 'internal', 'sensitive')),
  audience_path text collate "C",
  issuer text,
  number text,
  dated_on date,
  year smallint generated always as ((EXTRACT(year FROM dated_on))::smallint) stored,
  valid_from date,
  valid_until date,
  text text not null,
  words tsvector not null,
  titling tsvector,
  unique (source, subject_id, part)
);
create index search_entry_organization on search_entry (organization_id) where organization_id is not null;
create index search_entry_person on search_entry (person_id) where source = 'admission';
create index search_entry_titling on search_entry using gin (titling) with (fastupdate=off) where titling is not null;
create index search_entry_words on search_entry using gin (words) with (fastupdate=off);

-- rows come with migrations
create table search_stale (
  id bigint generated always as identity primary key,
  source text collate "C" not null,
  subject_id bigint not null,
  since timestamptz not null default clock_timestamp(),
  from_part integer not null default 0 check (from_part >= 0)
);
create index search_stale_material on search_stale (id) where source = 'material';

-- rows come with migrations
create table search_synonym (
  id integer generated always as identity primary key,
  words text[] not null check ((cardinality(words) >= 2) and (cardinality(words) <= 12)),
  note text check (note <> ''),
  changed_at timestamptz not null,
  changed_by text not null
);

create table setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);

create table sign_in_link (
  token_hash bytea primary key,
  account_id integer not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (expires_at > created_at)
);

create table sign_on_attempt (
  token_hash bytea primary key,
  provider_id integer not null references sign_on_provider,
  account_id integer references account,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table sign_on_provider (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('oidc', 'ldap')),
  name text not null check (name <> ''),
  address text not null check (address <> ''),
  client text not null check (client <> ''),
  secret_sealed bytea not null,
  scope text not null default '',
  base text not null default '',
  filter text not null default '',
  employee_claim text not null check (employee_claim <> ''),
  matches boolean not null,
  trusts_factor boolean not null,
  authority text,
  enabled boolean not null,
  changed_at timestamptz not null,
  changed_by text not null,
  removed_at timestamptz,
  check ((kind = 'oidc') or ((base <> '') and (filter <> '')))
);
create unique index sign_on_provider_name on sign_on_provider (name) where removed_at is null;

create table slip (
  id integer generated always as identity primary key,
  token text collate "C" not null unique check (token ~ '^[2-9A-HJ-NP-Z]{8}$'),
  kind text not null,
  subject_id integer not null,
  person_id integer not null references person,
  organization_id integer not null references organization,
  version integer not null check (version > 0),
  digest text not null,
  sensitivity text not null check (sensitivity in ('internal', 'sensitive')),
  printed_at timestamptz not null,
  printed_by text not null,
  account_id integer references account,
  unique (kind, subject_id, person_id, version)
);
create index slip_account on slip (account_id);
create index slip_organization on slip (organization_id);
create index slip_person on slip (person_id);

create table sms_attempt (
  reply_id bigint primary key references message_reply,
  phone_key bytea not null check (octet_length(phone_key) = 32),
  account_id integer references account,
  code_id bigint references sms_code,
  outcome text collate "C" not null,
  at timestamptz not null
);
create index sms_attempt_account on sms_attempt (account_id) where account_id is not null;
create index sms_attempt_at on sms_attempt (at, reply_id);
create index sms_attempt_code on sms_attempt (code_id) where code_id is not null;
create index sms_attempt_phone on sms_attempt (phone_key, at);
create trigger sms_attempt_append_only before delete or update on sms_attempt for each row execute function refuse_change_of_record();

create table sms_code (
  id bigint generated always as identity primary key,
  affair_id integer not null references affair,
  task_id integer not null references affair_task,
  consent_id integer not null references sms_consent,
  phone_key bytea not null check (octet_length(phone_key) = 32),
  code_key bytea not null check (octet_length(code_key) = 32),
  digest bytea not null check (octet_length(digest) = 32),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  status text collate "C" not null default 'open' check (status in ('open', 'held', 'used', 'dead')),
  verdict text collate "C" check (verdict in ('approve', 'decline')),
  reason_sealed bytea,
  effective_at timestamptz,
  ended_at timestamptz,
  ended_because text collate "C",
  check (expires_at > issued_at),
  check ((verdict is null) = (effective_at is null)),
  check ((status <> ALL (ARRAY['held', 'used'])) or (verdict is not null)),
  check (status in ('used', 'dead')) = (ended_at is not null)),
  check ((status = 'dead') = (ended_because is not null))
);
create index sms_code_affair on sms_code (affair_id);
create index sms_code_consent on sms_code (consent_id);
create index sms_code_held on sms_code (effective_at) where status = 'held';
create index sms_code_phone on sms_code (phone_key, id);
create unique index sms_code_standing on sms_code (task_id, consent_id) where status in ('open', 'held');
create trigger sms_code_ended before update on sms_code for each row execute function refuse_sms_code_undone();

create table sms_consent (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  person_id integer not null references person,
  phone_key bytea not null check (octet_length(phone_key) = 32),
  phone_masked text not null,
  signed_name text not null check (signed_name <> ''),
  agreed_at timestamptz not null,
  usable_from timestamptz not null,
  ended_at timestamptz,
  ended_because text,
  check (usable_from >= agreed_at),
  check ((ended_at is null) = (ended_because is null)),
  check (ended_at >= agreed_at)
);
create index sms_consent_account on sms_consent (account_id, id);
create unique index sms_consent_own on sms_consent (account_id) where ended_at is null;
create index sms_consent_person on sms_consent (person_id);

create table source_record (
  kind text not null check (kind in ('organizations', 'people')),
  key text collate "C" not null,
  digest bytea not null,
  said jsonb not null,
  feed_id integer not null references feed,
  missing_since date,
  primary key (kind, key)
);

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
  began_by text not null check (began_by in ('known', 'recorded', 'admitted', 'transferredIn', 'restored', 'otherIncrease', 'confirmed', 'extended', 'moved', 'transferredOut', 'expelled', 'removed', 'persuadedOut', 'withdrew', 'probationCancelled', 'suspended', 'died', 'otherDecrease')),
  primary key (person_id, from_on),
  check ((until_on is null) or (until_on > from_on)),
  check ((membership <> 'active') or (political_status in ('probationaryMember', 'fullMember')) and (organization_id is not null))),
  exclude using gist (person_id with =, daterange(from_on, until_on) with &&)
);
create index standing_began on standing (began_by, from_on) where began_by <> ALL (ARRAY['known', 'recorded']);
create index standing_organization on standing (organization_id, from_on);

create table stored_file (
  id integer generated always as identity primary key,
  digest text not null,
  name text not null,
  type text not null,
  bytes integer not null check (bytes >= 0),
  stored_at timestamptz not null default now(),
  stored_by integer
);
create index stored_file_digest on stored_file (digest);

create table stored_piece (
  whole_digest text collate "C" not null check (whole_digest ~ '^[0-9a-f]{64}$'),
  position integer not null check ("position" >= 0),
  digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  primary key (whole_digest, "position")
);
create index stored_piece_digest on stored_piece (digest);

create table suggestion (
  id integer generated always as identity primary key,
  topic text not null check (topic in ('work', 'platform')),
  title text not null check (title <> ''),
  organization_id integer not null references organization,
  origin_id integer not null references organization,
  author_id integer references person,
  author_key bytea not null,
  state text not null check (state in ('waiting', 'answered', 'settled', 'withdrawn')),
  written_at timestamptz not null,
  due_on date not null
);
create index suggestion_author on suggestion (author_id);
create index suggestion_author_key on suggestion (author_key);
create index suggestion_organization on suggestion (organization_id);
create index suggestion_origin on suggestion (origin_id);

create table suggestion_photo (
  id integer generated always as identity primary key,
  suggestion_id integer not null references suggestion,
  file_id integer not null references stored_file
);
create index suggestion_photo_file on suggestion_photo (file_id);
create index suggestion_photo_suggestion on suggestion_photo (suggestion_id);

create table suggestion_step (
  id integer generated always as identity primary key,
  suggestion_id integer not null references suggestion,
  kind text not null check (kind in ('written', 'added', 'passed', 'answered', 'solved', 'unsolved', 'withdrawn')),
  words text not null default '',
  actor_name text,
  organization_id integer references organization,
  taken_at timestamptz not null,
  check ((actor_name is null) = (organization_id is null)),
  check (kind in ('passed', 'answered')) = (actor_name is not null))
);
create index suggestion_step_organization on suggestion_step (organization_id);
create index suggestion_step_suggestion on suggestion_step (suggestion_id, id);

create table talk (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  held_on date not null,
  one_id integer not null references person,
  other_id integer not null references person,
  gist_sealed bytea,
  recorded_at timestamptz not null,
  recorded_by text not null,
  account_id integer,
  withdrawn_at timestamptz,
  withdrawn_because text,
  check (one_id <> other_id),
  check ((withdrawn_at is null) = (withdrawn_because is null))
);
create unique index talk_once_a_day on talk (LEAST(one_id, other_id), GREATEST(one_id, other_id), held_on) where withdrawn_at is null;
create index talk_one on talk (one_id, held_on);
create index talk_organization on talk (organization_id, held_on) where withdrawn_at is null;
create index talk_other on talk (other_id, held_on);

create table term (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  from_on date not null,
  years smallint not null check (years in (3, 5)),
  ends_on date not null,
  ended_on date,
  extended_because text,
  unique (organization_id, from_on),
  check (ends_on > from_on),
  check ((ended_on is null) or (ended_on >= from_on))
);
create index term_ends on term (ends_on) include (organization_id, from_on) where ended_on is null;
create unique index term_one_open on term (organization_id) where ended_on is null;

create table throttle (
  key text primary key,
  failures integer not null,
  until_at timestamptz not null
);

create table training (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  course text not null,
  organizer text not null,
  from_on date not null,
  until_on date not null,
  hours numeric(6,1) not null check (hours >= 0),
  check (until_on >= from_on)
);
create index training_person on training (person_id);

create table transfer (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('within', 'between', 'outgoing', 'incoming')),
  state text not null check (state in ('draft', 'started', 'issued', 'inTransit', 'accepted', 'placed', 'receipt', 'done', 'sentBack', 'withdrawn')),
  origin text not null check (origin in ('member', 'branch', 'unitChange', 'batch', 'letter')),
  person_id integer not null references person,
  from_id integer references organization,
  from_committee_id integer references organization,
  from_name text not null check (from_name <> ''),
  to_id integer references organization,
  to_committee_id integer references organization,
  to_name text not null check (to_name <> ''),
  group_id integer references party_group,
  cause text not null check (cause in ('unitChanged', 'residenceChanged', 'retired', 'studies', 'reorganized', 'other')),
  explanation text,
  paid_until text collate "C" check (paid_until ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  arrears text,
  ends_posts boolean not null default false,
  batch_id integer references transfer_batch,
  letter_id integer references transfer_letter,
  their_number text,
  their_status text check (their_status in ('fullMember', 'probationaryMember')),
  their_joined_on date,
  their_full_on date,
  scan_file_id integer references stored_file,
  issued_on date,
  valid_until date,
  accepted_on date,
  placed_on date,
  done_on date,
  sent_back_from text check (sent_back_from in ('draft', 'started', 'issued', 'inTransit')),
  sent_back_ground text,
  sent_back_note text,
  sent_back_by text,
  withdrawn_because text,
  holder text check (holder in ('member', 'branch', 'committee')),
  holder_id integer references organization,
  due_on date,
  urged_on date,
  change_id integer references person_change,
  started_at timestamptz not null,
  started_by text not null,
  moved_at timestamptz not null,
  check ((kind = 'incoming') = (from_id is null)),
  check ((from_id is null) = (from_committee_id is null)),
  check (state in ('accepted', 'placed', 'receipt', 'done')) = (accepted_on is not null)),
  check ((accepted_on is not null) or (change_id is null)),
  check ((issued_on is null) or (accepted_on is null) or (accepted_on >= issued_on)),
  check ((state = 'done') = (done_on is not null)),
  check ((state = 'sentBack') = (sent_back_from is not null)),
  check (num_nulls(sent_back_from, sent_back_ground, sent_back_by) = ANY (ARRAY[0, 3])),
  check ((state = 'withdrawn') = (withdrawn_because is not null)),
  check ((kind <> 'incoming') or (num_nulls(their_number, their_status, their_joined_on) = 0)),
  check ((kind = 'outgoing') = (to_committee_id is null)),
  check ((kind <> 'outgoing') or (to_id is null)),
  check (from_id is DISTINCT FROM to_id),
  check (state in ('done', 'withdrawn')) = (holder is null)),
  check ((holder in ('branch', 'committee')) = (holder_id is not null)) or (holder is null)),
  check ((issued_on is null) = (valid_until is null)),
  check ((valid_until > issued_on) and (valid_until <= (issued_on + 90))),
  check ((state <> ALL (ARRAY['issued', 'inTransit', 'accepted', 'placed', 'receipt'])) or (issued_on is not null))
);
create index transfer_accepted on transfer (accepted_on) where accepted_on is not null;
create index transfer_batch_members on transfer (batch_id) where batch_id is not null;
create index transfer_from on transfer (from_id, id);
create index transfer_holder on transfer (holder_id) where holder_id is not null;
create index transfer_letter_members on transfer (letter_id) where letter_id is not null;
create unique index transfer_one_open on transfer (person_id) where state <> ALL (ARRAY['done', 'withdrawn']);
create index transfer_person on transfer (person_id, id);
create index transfer_to on transfer (to_id, id);
create index transfer_to_committee on transfer (to_committee_id, id);
create index transfer_valid on transfer (valid_until) where state in ('issued', 'inTransit');
create trigger transfer_added_to_search after insert on transfer REFERENCING NEW TABLE AS added for each statement execute function search_added('transfer');
create trigger transfer_changed_in_search after delete or update OF kind, state, person_id, from_id, from_name, to_id, to_committee_id, to_name, cause, explanation, letter_id, their_number, done_on on transfer for each row execute function search_changed('transfer');

create table transfer_batch (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  to_id integer not null references organization,
  title text not null check (title <> ''),
  basis text not null,
  refused jsonb not null default '[]',
  started_at timestamptz not null,
  started_by text not null,
  account_id integer references account
);
create index transfer_batch_organization on transfer_batch (organization_id, id);

create table transfer_event (
  id integer generated always as identity primary key,
  transfer_id integer not null references transfer,
  act text not null,
  state text not null,
  at timestamptz not null,
  account_id integer references account,
  name text not null,
  title text not null,
  note text,
  valid_until date
);
create index transfer_event_transfer on transfer_event (transfer_id, id);
create trigger transfer_event_append_only before delete or update on transfer_event for each row execute function refuse_change_of_record();

create table transfer_letter (
  id integer generated always as identity primary key,
  committee_id integer not null references organization,
  document_id integer not null unique references official_document,
  addressee text not null,
  people integer not null check (people > 0),
  issued_on date not null,
  valid_until date not null,
  check ((valid_until > issued_on) and (valid_until <= (issued_on + 90)))
);
create index transfer_letter_committee on transfer_letter (committee_id, id);

create table tree_change (
  path text collate "C" not null
);

create table upload (
  id integer generated always as identity primary key,
  account_id integer not null references account,
  name text not null check (name <> ''),
  kind text not null check (kind in ('pdf', 'word', 'slides', 'sheet', 'text', 'subtitles', 'picture', 'audio', 'video')),
  bytes integer not null check ((bytes > 0) and (bytes <= 1073741824)),
  received integer not null default 0,
  state text not null check (state in ('arriving', 'checking', 'ready', 'refused')),
  fault text check (fault <> ''),
  file_digest text collate "C",
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  small_digest text collate "C" check (small_digest ~ '^[0-9a-f]{64}$'),
  check ((received >= 0) and (received <= bytes)),
  check ((state = 'refused') = (fault is not null)),
  check ((state = 'ready') = (file_digest is not null)),
  check (state in ('arriving', 'refused')) or (received = bytes))
);
create index upload_account on upload (account_id, id);
create index upload_changed on upload (changed_at);

create table upload_piece (
  upload_id integer not null references upload on delete cascade,
  position integer not null check ("position" >= 0),
  digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  primary key (upload_id, "position")
);
create index upload_piece_digest on upload_piece (digest);

create table viewpoint (
  id integer generated always as identity primary key,
  hall_id integer not null references exhibition_hall on delete cascade,
  key text not null check (key ~ '^[a-z0-9-]{1,20}$'),
  title text not null check ((length(title) >= 1) and (length(title) <= 40)),
  heading double precision not null default 0 check ((heading >= ('-6.2832'::numeric)::double precision) and (heading <= (6.2832)::double precision)),
  x double precision,
  y double precision,
  z double precision,
  panorama_id integer not null references exhibition_picture,
  unique (hall_id, key),
  check (num_nonnulls(x, y, z) = ANY (ARRAY[0, 3]))
);
create index viewpoint_panorama on viewpoint (panorama_id);

create table village (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  branch_id integer references organization,
  county text not null check (county <> ''),
  town text not null check (town <> ''),
  name text not null check (name <> ''),
  households integer check (households > 0),
  recorded_at timestamptz not null,
  recorded_by text not null,
  unique (county, town, name)
);
create index village_branch on village (branch_id) where branch_id is not null;
create index village_organization on village (organization_id);
create trigger village_added_to_search after insert on village REFERENCING NEW TABLE AS added for each statement execute function search_added('village');
create trigger village_changed_in_search after delete or update on village for each row execute function search_changed('village');
create trigger village_changed_in_search_of_projects after update on village for each row execute function search_project_villages();

create table village_income (
  village_id integer not null references village,
  year smallint not null check ((year >= 2000) and (year <= 2200)),
  source text not null check (source in ('land', 'rent', 'service', 'industry', 'aid', 'other')),
  fen bigint not null check (fen >= 0),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, year, source)
);

create table work_item (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  kind text not null check (kind in ('task', 'rectification', 'other')),
  title text not null check (title <> ''),
  detail text not null default '',
  source text not null check (source <> ''),
  given_by_id integer references organization,
  opened_on date not null,
  due_on date not null,
  opened_at timestamptz not null,
  opened_by text not null,
  account_id integer,
  done_on date,
  done_words text check (done_words <> ''),
  done_at timestamptz,
  done_by text,
  cancelled_at timestamptz,
  cancelled_because text,
  status text not null generated always as (case when (cancelled_at is not null) then 'cancelled' when (done_at is not null) then 'done' else 'open' end) stored,
  check (due_on >= opened_on),
  check (num_nonnulls(done_on, done_words, done_at, done_by) = ANY (ARRAY[0, 4])),
  check (done_on >= opened_on),
  check ((cancelled_at is null) = (cancelled_because is null)),
  check (num_nonnulls(done_at, cancelled_at) <= 1),
  check (given_by_id <> organization_id)
);
create index work_item_open on work_item (due_on) where (done_at is null) and (cancelled_at is null);
create index work_item_organization on work_item (organization_id, opened_on);
create trigger work_item_added_to_search after insert on work_item REFERENCING NEW TABLE AS added for each statement execute function search_added('workItem');
create trigger work_item_changed_in_search after delete or update OF title, detail, source, done_words, organization_id, cancelled_at on work_item for each row execute function search_changed('workItem');
create trigger work_item_ended before delete or update on work_item for each row when (((old.done_at is not null) or (old.cancelled_at is not null))) execute function refuse_change_of_ended_work_item();

create table work_item_file (
  id integer generated always as identity primary key,
  work_item_id integer not null references work_item,
  file_id integer not null references stored_file,
  added_at timestamptz not null,
  added_by text not null,
  unique (work_item_id, file_id)
);

create table work_item_note (
  id integer generated always as identity primary key,
  work_item_id integer not null references work_item,
  on_day date not null,
  text text not null check (text <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index work_item_note_item on work_item_note (work_item_id, id);
create trigger work_item_note_append_only before delete or update on work_item_note for each row execute function refuse_change_of_record();

create table work_item_person (
  work_item_id integer not null references work_item,
  person_id integer not null references person,
  primary key (work_item_id, person_id)
);
create index work_item_person_person on work_item_person (person_id);

create table year_book (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  year smallint not null check ((year >= 2000) and (year <= 2200)),
  as_of date not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  content jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  account_id integer
);
create index year_book_organization on year_book (organization_id, year, id);
create trigger year_book_stays before delete or update on year_book for each row execute function refuse_change_of_record();

create function affairs_follow_organization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update affair set organization_path = new.path where organization_id = new.id and organization_path <> new.path;
  return null;
end $function$;

create function archive_follows_organization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update archive_item set organization_path = new.path where organization_id = new.id and organization_path <> new.path;
  return null;
end $function$;

create function course_follows_organization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update course set audience_path = new.path where audience_id = new.id and audience_path <> new.path;
  return null;
end $function$;

create function material_follows_organization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update material set audience_path = new.path where audience_id = new.id and audience_path <> new.path;
  return null;
end $function$;

create function messages_follow_organization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update message set organization_path = new.path where organization_id = new.id and organization_path <> new.path;
  return null;
end $function$;

create function note_figures()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

create function note_tree()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

create function office_stays_apart()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_table_name = 'administrator' then
    if exists (select from account where id = new.account_id and person_id is not null)
      or exists (select from role_grant where account_id = new.account_id) then
      raise exception 'the account of an administrator holds no other role' using errcode = 'check_violation';
    end if;
  elsif tg_table_name = 'role_grant' then
    if exists (select from administrator where account_id = new.account_id) then
      raise exception 'an administrator is granted no role' using errcode = 'check_violation';
    end if;
  elsif new.person_id is not null and exists (select from administrator where account_id = new.id) then
    raise exception 'the account of an administrator is no person''s' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

create function path_piece(id integer)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE STRICT
AS $function$
  select string_agg(substr('0123456789abcdefghijklmnopqrstuvwxyz', 1 + id / (36 ^ place)::integer % 36, 1), '' order by place desc)
    || '.' from generate_series(0, 4) place
$function$;

create function people_follow_organization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update person set organization_path = new.path where organization_id = new.id and organization_path <> new.path;
  return null;
end $function$;

create function people_stand_in_place()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

create function refuse_act_out_of_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from admission_order needed where needed.act = new.act and needed.needs is not null and not exists (
      select from admission_entry done
      where done.admission_id = new.admission_id and done.act = needed.needs and done.passed and done.seq < new.seq
    )
  ) or not exists (select from admission_order known where known.act = new.act) then
    raise exception 'an act of an admission must follow those it needs' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

create function refuse_change_of_closed_appraisal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select state = 'closed' from appraisal_round where id = coalesce(new.round_id, old.round_id)) then
    raise exception 'the appraisal is closed' using errcode = 'check_violation';
  end if;
  return coalesce(new, old);
end $function$;

create function refuse_change_of_confirmed_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'meeting % is confirmed', old.id;
end $function$;

create function refuse_change_of_ended_work_item()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the work item has ended' using errcode = 'check_violation';
end $function$;

create function refuse_change_of_exhibition_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a version that was submitted does not change' using errcode = 'check_violation';
end $function$;

create function refuse_change_of_issued()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (old.kind, old.organization_id, old.joint_ids, old.title, old.addressee_id, old.addressee, old.copy_to, old.signatory, old.contact_name,
      old.contact_phone, old."values", old.blocks, old.attachments, old.answers_id, old.number, old.issued_on, old.layout, old.urgency,
      old.copy_number)
    is distinct from (new.kind, new.organization_id, new.joint_ids, new.title, new.addressee_id, new.addressee, new.copy_to, new.signatory,
      new.contact_name, new.contact_phone, new."values", new.blocks, new.attachments, new.answers_id, new.number, new.issued_on, new.layout,
      new.urgency, new.copy_number) then
    raise exception 'an issued document must not be changed' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

create function refuse_change_of_open_course()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from course where id = coalesce(new.course_id, old.course_id) and state in ('submitted', 'published')) then
    raise exception 'the parts of a course that was submitted stay as they are' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $function$;

create function refuse_change_of_published_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or (old.title, old.body_html, old.plain, old.fidelity, old.source, old.address, old.file_id)
    is distinct from (new.title, new.body_html, new.plain, new.fidelity, new.source, new.address, new.file_id) then
    raise exception 'a version that was published stays as it is' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$;

create function refuse_change_of_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name;
end $function$;

create function refuse_change_of_retention()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.ended_at is not null then
    raise exception 'what a run of retention did is a record';
  end if;
  return new;
end $function$;

create function refuse_change_of_seal_use()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or (old.seal_id, old.document_id, old.round, old.position, old.reason, old.applied_at, old.applied_by)
      is distinct from (new.seal_id, new.document_id, new.round, new.position, new.reason, new.applied_at, new.applied_by)
    or (old.approved_at is not null and (old.approved_at, old.approved_by) is distinct from (new.approved_at, new.approved_by))
    or (old.declined_at is not null and old.declined_at is distinct from new.declined_at)
    or (old.withdrawn_at is not null and old.withdrawn_at is distinct from new.withdrawn_at)
    or (old.stamped_at is not null and (old.stamped_at, old.certificate_id, old.stamped_digest)
      is distinct from (new.stamped_at, new.certificate_id, new.stamped_digest))
    or (old.revoked_at is not null and old.revoked_at is distinct from new.revoked_at) then
    raise exception 'a line of the seal register must not be changed' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

create function refuse_change_of_statement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or (old.organization_id, old.year, old.content, old.digest, old.made_at, old.made_by)
      is distinct from (new.organization_id, new.year, new.content, new.digest, new.made_at, new.made_by) then
    raise exception 'a statement stays as it was told' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

create function refuse_change_of_trail()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the audit trail is append-only';
end $function$;

create function refuse_closed_year()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from written join dues_statement told on told.organization_id = written.organization_id
      and told.withdrawn_at is null
      and told.year = extract(year from case tg_table_name when 'dues_use' then to_jsonb(written) ->> 'used_on'
        when 'dues_intake' then to_jsonb(written) ->> 'paid_on' else to_jsonb(written) ->> 'handed_on' end::date)
  ) then
    raise exception 'the statement of this year was told' using errcode = 'check_violation';
  end if;
  return null;
end $function$;

create function refuse_crooked_tree()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

create function refuse_deletion_of_issued()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'an issued document must not be deleted' using errcode = 'check_violation';
end $function$;

create function refuse_delivery_undone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.status in ('delivered', 'dropped') and new.status <> old.status then
    raise exception 'delivery % has settled', old.id;
  end if;
  return new;
end $function$;

create function refuse_enclosure_of_issued()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from official_document where id = coalesce(new.document_id, old.document_id) and issued_at is not null) then
    raise exception 'the enclosures of an issued document must not be changed' using errcode = 'check_violation';
  end if;
  return coalesce(new, old);
end $function$;

create function refuse_meeting_elsewhere()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from meeting where id = new.meeting_id and organization_id = new.organization_id
      and held_on = new.on_day and status = 'confirmed'
  ) then
    raise exception 'an act refers to a confirmed meeting of its branch and day' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

create function refuse_paid_charge_dropped()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from dropped join dues_payment payment on payment.person_id = dropped.person_id and payment.month = dropped.month
    where payment.withdrawn_at is null
  ) then
    raise exception 'something is paid for this month' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $function$;

create function refuse_sign_in_after_confirmation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from meeting where id = new.meeting_id and (confirmed_at is not null or cancelled_at is not null)) then
    raise exception 'meeting % takes no more sign-ins', new.meeting_id;
  end if;
  return new;
end $function$;

create function refuse_sms_code_undone()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.status in ('used', 'dead')
    and (to_jsonb(new) - 'reason_sealed' <> to_jsonb(old) - 'reason_sealed' or new.reason_sealed is not null) then
    raise exception 'code % has ended', old.id;
  end if;
  return new;
end $function$;

create function refuse_stray_charge()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from written
      left join person on person.id = written.person_id
      left join organization on organization.id = written.organization_id
      left join dues_base base on base.id = written.base_id
      left join dues_relief relief on relief.id = written.relief_id
    where person.id is null or organization.id is null
      or base.person_id is distinct from case when written.base_id is not null then written.person_id end
      or relief.person_id is distinct from case when written.relief_id is not null then written.person_id end
  ) then
    raise exception 'a charge is of a known person and organization, by a base and a relief of that person' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $function$;

create function refuse_stray_payment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from written
      left join dues_intake intake on intake.id = written.intake_id
      left join person on person.id = written.person_id
      left join dues_charge charge on charge.person_id = written.person_id and charge.month = written.month
    where intake.id is null or person.id is null or (written.month is not null and charge.month is null)
  ) then
    raise exception 'a payment belongs to a taking, to a known person and to a month that is owed' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $function$;

create function refuse_uneven_distribution()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from co_building_distribution whole
    where whole.id in (select distribution_id from written)
      and whole.fen <> (select sum(fen) from co_building_portion part where part.distribution_id = whole.id)
  ) then
    raise exception 'the portions do not add up to what is distributed' using errcode = 'check_violation';
  end if;
  return null;
end $function$;

create function refuse_unlawful_closing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  rated integer;
  best integer;
begin
  if old.state = 'closed' then
    raise exception 'the appraisal is closed' using errcode = 'check_violation';
  end if;
  select count(*), count(*) filter (where grade = 'excellent') into rated, best
  from appraisal_member where round_id = new.id and absent_because is null and not probationary;
  if new.state = 'closed' and (best * new.excellent_one_in > rated or exists (
    select from appraisal_member where round_id = new.id and absent_because is null
      and (opinion is null or (grade is null and not probationary)))) then
    raise exception 'the appraisal is not complete' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

create function refuse_withdrawal_of_handed_up()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from dues_intake where id = new.intake_id and remittance_id is not null) then
    raise exception 'this payment was handed up' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

create function requests_follow_organization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update request set organization_path = new.path where organization_id = new.id and organization_path <> new.path;
  return null;
end $function$;

create function search_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_stale (source, subject_id) select tg_argv[0], id from added;
  return null;
end $function$;

create function search_admission_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_stale (source, subject_id) select distinct 'admission', admission_id from added;
  return null;
end $function$;

create function search_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from search_entry where source = tg_argv[0] and subject_id = old.id;
  if tg_op = 'UPDATE' then
    insert into search_stale (source, subject_id) values (tg_argv[0], old.id);
  end if;
  return null;
end $function$;

create function search_co_building_agreement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_stale (source, subject_id) select distinct 'project', project_id from changed;
  return null;
end $function$;

create function search_co_building_share()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from search_entry where source = 'project' and subject_id in (select project_id from changed)
    or source = 'village' and subject_id in (select village_id from changed);
  insert into search_stale (source, subject_id)
    select distinct 'project', project_id from changed union all select distinct 'village', village_id from changed;
  return null;
end $function$;

create function search_document_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_stale (source, subject_id) select 'document', id from added;
  return null;
end $function$;

create function search_document_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from search_entry where source = 'document' and subject_id = old.id;
  delete from search_entry where source = 'request'
    and subject_id in (select id from request where document_id = old.id or reply_id = old.id);
  insert into search_stale (source, subject_id)
    select 'request', id from request where document_id = old.id or reply_id = old.id;
  if tg_op = 'UPDATE' then
    insert into search_stale (source, subject_id) values ('document', old.id);
  end if;
  return null;
end $function$;

create function search_election_candidate()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_stale (source, subject_id) select distinct 'election', election_id from changed;
  return null;
end $function$;

create function search_follows_organization()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update search_entry set organization_path = new.path
  where organization_id = new.id and organization_path <> new.path;
  -- The marks of the place are among the words: they are written anew.
  insert into search_stale (source, subject_id)
    select distinct source, subject_id from search_entry where organization_id = new.id or new.id = any (shared_ids);
  return null;
end $function$;

create function search_follows_person()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from search_entry where source = 'admission' and person_id = new.id;
  insert into search_stale (source, subject_id)
    select 'admission', id from admission where person_id = new.id
    union all select 'transfer', id from transfer where person_id = new.id and new.name is distinct from old.name;
  return null;
end $function$;

create function search_material_text()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_stale (source, subject_id)
  select distinct 'material', material_id from material_version where id in (select version_id from written);
  return null;
end $function$;

create function search_material_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from search_entry where source = 'material' and subject_id = new.material_id;
  insert into search_stale (source, subject_id) values ('material', new.material_id);
  return null;
end $function$;

create function search_matter_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_stale (source, subject_id) select 'matter', id from added where kind = 'matter';
  return null;
end $function$;

create function search_matter_hands()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_stale (source, subject_id)
    select distinct 'matter', affair.id from added join affair on affair.id = added.affair_id where affair.kind = 'matter';
  return null;
end $function$;

create function search_meeting_addition()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_stale (source, subject_id) select distinct 'meeting', meeting_id from added;
  return null;
end $function$;

create function search_project_villages()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  projects integer[] := array(select project_id from co_building_share where village_id = new.id);
begin
  delete from search_entry where source = 'project' and subject_id = any (projects);
  insert into search_stale (source, subject_id) select 'project', unnest(projects);
  return null;
end $function$;

create function search_village_projects()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  villages integer[] := array(select village_id from co_building_share where project_id = new.id);
begin
  delete from search_entry where source = 'village' and subject_id = any (villages);
  insert into search_stale (source, subject_id) select 'village', unnest(villages);
  return null;
end $function$;
