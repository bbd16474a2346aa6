-- 提醒: what the register and the affairs say is missing or about to be due, by rules that are edited as data; who
-- was reminded of it, once for each time that the rule names.

create table alert_rule (
  key text collate "C" primary key check (key ~ '^[a-z][A-Za-z0-9-]{1,59}$'),
  measure text collate "C" not null check (measure <> ''),
  made_at timestamptz not null,
  made_by text not null
);
create index alert_rule_measure on alert_rule (measure);

-- Every version as it was published; the newest holds.
create table alert_rule_version (
  rule_key text collate "C" not null references alert_rule,
  version integer not null check (version >= 1),
  definition jsonb not null,
  note text not null check (note <> ''),
  published_at timestamptz not null,
  published_by text not null,
  account_id integer,
  primary key (rule_key, version)
);
create trigger alert_rule_version_stays before update or delete on alert_rule_version
  for each row execute function refuse_change_of_record();

create table alert (
  id integer generated always as identity primary key,
  rule_key text collate "C" not null,
  -- By which version of its rule it was found last; the rules that come with the platform begin with version 1.
  rule_version integer not null,
  -- What it is about: a branch, a person, a transfer; where one has several, the key tells them apart (12:themeDay:2026-11).
  subject_kind text not null check (subject_kind <> ''),
  subject_key text collate "C" not null check (subject_key <> ''),
  subject_name text not null check (subject_name <> ''),
  organization_id integer not null references organization,
  person_id integer references person,
  due_on date not null,
  -- The measure gave the day itself; else it is the day on which the alert was opened.
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
create unique index alert_one_undated on alert (rule_key, subject_kind, subject_key)
  where closed_on is null and not dated;
create index alert_open on alert (rule_key, due_on) where closed_on is null;
create index alert_organization on alert (organization_id, id);
create index alert_person on alert (person_id) where person_id is not null;

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
create trigger alert_event_append_only before update or delete on alert_event
  for each row execute function refuse_change_of_record();

-- One reminder for an alert, one of its times and one person. Without an account: nobody was there to be reminded.
create table alert_reminder (
  id integer generated always as identity primary key,
  alert_id integer not null references alert,
  occasion text not null check (occasion <> ''),
  -- In which seat: the person, the branch, the committee above, the department at the top.
  level text not null check (level in ('self', 'own', 'above', 'top')),
  account_id integer references account,
  fell_on date not null,
  made_at timestamptz not null
);
create unique index alert_reminder_once on alert_reminder (alert_id, occasion, account_id) where account_id is not null;
create unique index alert_reminder_unreached on alert_reminder (alert_id, occasion, level) where account_id is null;
create trigger alert_reminder_append_only before update or delete on alert_reminder
  for each row execute function refuse_change_of_record();

-- When each measure was looked at last, and what came of it.
create table alert_evaluation (
  measure text collate "C" primary key,
  on_day date not null,
  at timestamptz not null,
  found integer not null,
  opened integer not null,
  closed integer not null,
  reminded integer not null
);
