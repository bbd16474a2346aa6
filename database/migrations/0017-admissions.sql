-- 发展党员: a file for each application, its dated acts, their papers, votes and objections.

create table admission (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  -- What the register said of the person before the application: what it says again when the application is stopped.
  status_before text not null check (status_before in ('masses', 'leagueMember', 'otherParty', 'applicant')),
  -- What the file waits for, copied from its acts by the transaction that writes them.
  stage text not null check (stage in ('application', 'activist', 'candidate', 'admission', 'probation')),
  next_act text,
  next_from date,
  next_by date,
  applied_on date,
  -- How many papers of the acts done are not filed.
  missing integer not null default 0 check (missing >= 0),
  started_at timestamptz not null,
  started_by text not null,
  done_on date,
  ended_on date,
  ended_as text check (ended_as in ('withdrawn', 'stopped', 'cancelled')),
  ended_because text,
  status text not null generated always as (
    case when done_on is not null then 'done' when ended_on is not null then 'ended' else 'running' end
  ) stored,
  check (num_nonnulls(ended_on, ended_as, ended_because) in (0, 3)),
  check (num_nonnulls(done_on, ended_on) <= 1)
);
create unique index admission_one_running on admission (person_id) where done_on is null and ended_on is null;
create index admission_person on admission (person_id);
create index admission_stage on admission (stage) where done_on is null and ended_on is null;

-- Which act needs which other before it, whatever the version of the text: what the trigger below looks at.
create table admission_order (
  act text not null,
  needs text,
  unique nulls not distinct (act, needs)
);
insert into admission_order (act, needs) values
  ('application', null), ('talk', 'application'), ('recommendation', 'talk'), ('activist', 'recommendation'),
  ('activistFiling', 'activist'), ('mentors', 'activist'), ('thoughtReport', 'activist'), ('review', 'mentors'),
  ('candidate', 'activistFiling'), ('candidate', 'mentors'), ('candidate', 'review'), ('candidateConsent', 'candidate'),
  ('notice', 'candidateConsent'), ('noticeResult', 'notice'), ('introducers', 'candidateConsent'),
  ('letter', 'candidateConsent'), ('letterReply', 'letter'), ('politicalReview', 'candidateConsent'),
  ('training', 'candidateConsent'), ('committeeReview', 'introducers'), ('committeeReview', 'politicalReview'),
  ('committeeReview', 'training'), ('preReview', 'committeeReview'), ('form', 'preReview'), ('branchMeeting', 'form'),
  ('committeeTalk', 'branchMeeting'), ('approvalExtension', 'branchMeeting'), ('approval', 'branchMeeting'),
  ('approval', 'committeeTalk'), ('recordFiling', 'approval'), ('assignment', 'approval'), ('oath', 'approval'),
  ('probationReview', 'approval'), ('confirmationRequest', 'approval'), ('confirmationRequest', 'oath'),
  ('confirmationMeeting', 'confirmationRequest'), ('confirmationMeeting', 'probationReview'),
  ('confirmationApproval', 'confirmationMeeting'), ('archiving', 'recordFiling'), ('archiving', 'assignment'),
  ('archiving', 'confirmationApproval');

-- One dated act: never changed, never removed. version: the text of 细则 it was done under.
create table admission_entry (
  id integer generated always as identity primary key,
  admission_id integer not null references admission,
  seq integer not null check (seq > 0),
  act text not null,
  on_day date not null,
  version text not null check (version in ('2014', '2026')),
  passed boolean not null,
  details jsonb not null default '{}',
  late_because text,
  -- The branch in which it was done: who moves keeps what was served elsewhere.
  organization_id integer references organization,
  recorded_at timestamptz not null,
  recorded_by text not null,
  account_id integer,
  unique (admission_id, seq),
  check (on_day <= (recorded_at at time zone 'Asia/Shanghai')::date),
  -- 第十七条: three days or twenty-four hours, or a special case.
  check (act <> 'training' or coalesce((details ->> 'days')::int, 0) >= 3 or coalesce((details ->> 'hours')::int, 0) >= 24
    or details ? 'special'),
  -- 第三十一条: extended by six to twelve months.
  check (act <> 'confirmationMeeting' or details ->> 'outcome' is not null),
  check (details ->> 'outcome' is distinct from 'extend' or coalesce((details ->> 'months')::int, 0) between 6 and 12)
);
create unique index admission_entry_once on admission_entry (admission_id, act)
  where passed and act in ('application', 'talk', 'activist', 'activistFiling', 'politicalReview', 'training',
    'committeeReview', 'preReview', 'form', 'recordFiling', 'assignment', 'oath', 'archiving');
create unique index admission_entry_one_extension on admission_entry (admission_id)
  where passed and act = 'confirmationApproval' and details ->> 'outcome' = 'extend';
create unique index admission_entry_one_approval on admission_entry (admission_id) where passed and act = 'approval';

create function refuse_act_out_of_order() returns trigger language plpgsql as $$
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
end $$;
-- After the statement: a whole file may be written at once.
create constraint trigger admission_entry_order after insert on admission_entry
  deferrable initially immediate for each row execute function refuse_act_out_of_order();

-- Mentors (one or two) and introducers (two), by the name of that day.
create table admission_helper (
  entry_id integer not null references admission_entry,
  slot smallint not null check (slot in (1, 2)),
  person_id integer not null references person,
  name text not null,
  primary key (entry_id, slot),
  unique (entry_id, person_id)
);
create index admission_helper_person on admission_helper (person_id);

-- The count of a vote; meeting_id is null where only the paper of former times is at hand.
create table admission_vote (
  entry_id integer primary key references admission_entry,
  meeting_id integer references meeting,
  entitled integer not null check (entitled > 0),
  present integer not null check (present <= entitled and present * 2 > entitled),
  handed_out integer not null check (handed_out between 0 and present),
  returned integer not null check (returned between 0 and handed_out),
  in_favour integer not null check (in_favour >= 0),
  against integer not null check (against >= 0),
  abstained integer not null check (abstained >= 0),
  spoiled integer not null check (spoiled >= 0),
  written integer not null check (written between 0 and entitled - present),
  check (in_favour + against + abstained + spoiled = returned + written)
);
create index admission_vote_meeting on admission_vote (meeting_id);

-- What is filed of an act, with the day it is dated.
create table admission_material (
  entry_id integer not null references admission_entry,
  material text not null,
  dated_on date not null,
  filed_at timestamptz not null,
  filed_by text not null,
  primary key (entry_id, material)
);

-- What somebody says against a candidate while the notice runs, and what was found.
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
  check (num_nonnulls(answer, answered_at, answered_by) in (0, 3))
);
create index admission_objection_admission on admission_objection (admission_id);

-- 年度发展计划: how many a committee plans to admit in a year.
create table admission_quota (
  organization_id integer not null references organization,
  year smallint not null check (year between 2000 and 2200),
  places integer not null check (places >= 0),
  set_at timestamptz not null,
  set_by text not null,
  primary key (organization_id, year)
);
