-- 民主评议党员: one round a branch and year, its roll, what was said, counted and decided; 整改清单; 谈心谈话; 表彰.

create table appraisal_round (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  year smallint not null check (year between 2000 and 2200),
  state text not null default 'open' check (state in ('open', 'self', 'mutual', 'test', 'opinion', 'closed')),
  roll_on date not null,
  excellent_one_in smallint not null check (excellent_one_in between 1 and 10),
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
  check (num_nonnulls(paper_returned, paper_spoiled, paper_tellers) in (0, 3)),
  check (paper_spoiled <= paper_returned),
  check ((told_at is null) = (told_by is null)),
  check (num_nonnulls(closed_on, closed_at, closed_by) in (0, 3)),
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'closed' or told_at is not null),
  check (closed_on >= roll_on)
);
create index appraisal_round_closed on appraisal_round (closed_on) where closed_on is not null;

-- `voted` says that somebody has cast his ballot, nothing says which: there is no row for a ballot, only sums.
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
  check (num_nonnulls(self_text, self_at, self_by) in (0, 3)),
  check (grade is null or (absent_because is null and not probationary and opinion is not null)),
  check (not voted or absent_because is null)
);
create index appraisal_member_person on appraisal_member (person_id);

create table appraisal_remark (
  round_id integer not null,
  about_id integer not null,
  by_id integer not null,
  text text not null check (text <> ''),
  given_at timestamptz not null,
  entered_by text not null,
  primary key (round_id, about_id, by_id),
  foreign key (round_id, about_id) references appraisal_member,
  foreign key (round_id, by_id) references appraisal_member,
  check (about_id <> by_id)
);
create index appraisal_remark_by on appraisal_remark (round_id, by_id);

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
  foreign key (round_id, person_id) references appraisal_member
);

create table appraisal_objection (
  id integer generated always as identity primary key,
  round_id integer not null,
  person_id integer not null,
  text text not null check (text <> ''),
  raised_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  answered_by text,
  foreign key (round_id, person_id) references appraisal_member,
  check (num_nonnulls(answer, answered_at, answered_by) in (0, 3))
);
create unique index appraisal_objection_open on appraisal_objection (round_id, person_id) where answer is null;

create function refuse_change_of_closed_appraisal() returns trigger language plpgsql as $$
begin
  if (select state = 'closed' from appraisal_round where id = coalesce(new.round_id, old.round_id)) then
    raise exception 'the appraisal is closed' using errcode = 'check_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger appraisal_member_locked before update or delete on appraisal_member
  for each row execute function refuse_change_of_closed_appraisal();
create trigger appraisal_remark_locked before insert or update or delete on appraisal_remark
  for each row execute function refuse_change_of_closed_appraisal();
create trigger appraisal_tally_locked before update or delete on appraisal_tally
  for each row execute function refuse_change_of_closed_appraisal();
create trigger appraisal_objection_locked before insert or update or delete on appraisal_objection
  for each row execute function refuse_change_of_closed_appraisal();

create function refuse_unlawful_closing() returns trigger language plpgsql as $$
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
end $$;
create trigger appraisal_round_closing before update on appraisal_round
  for each row execute function refuse_unlawful_closing();

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
  status text not null generated always as (case when confirmed_on is not null then 'confirmed' when solved_on is not null then 'solved' else 'open' end) stored,
  check (due_on >= raised_on),
  check (num_nonnulls(solved_on, solved_note, solved_by) in (0, 3)),
  check (num_nonnulls(confirmed_on, confirmed_by) in (0, 2)),
  check (confirmed_on is null or solved_on is not null),
  check (solved_on >= raised_on and confirmed_on >= solved_on)
);
create index rectification_organization on rectification (organization_id, id);
create index rectification_responsible on rectification (responsible_id);
create index rectification_open on rectification (due_on) where confirmed_on is null;

create table rectification_note (
  id integer generated always as identity primary key,
  rectification_id integer not null references rectification,
  text text not null check (text <> ''),
  noted_at timestamptz not null,
  noted_by text not null
);
create index rectification_note_of on rectification_note (rectification_id, id);

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

-- The gist is sealed: whoever reads the database reads nothing of what two people told each other.
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
create index talk_organization on talk (organization_id, held_on) where withdrawn_at is null;
create index talk_one on talk (one_id, held_on);
create index talk_other on talk (other_id, held_on);
create unique index talk_once_a_day on talk (least(one_id, other_id), greatest(one_id, other_id), held_on) where withdrawn_at is null;

create table commendation (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('advancedOrganization', 'excellentMember', 'excellentWorker', 'fiftyYears')),
  level text not null check (level in ('国家级', '省部级', '集团级', '院级', '所级', '支部级')),
  year smallint not null check (year between 2000 and 2200),
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
  check (num_nonnulls(reviewed_at, reviewed_by, review) in (0, 3)),
  check (state not in ('reviewed', 'awarded') or reviewed_at is not null),
  check ((state = 'awarded') = (awarded_on is not null)),
  check (num_nonnulls(awarded_on, awarded_by, certificate) in (0, 3)),
  check ((state in ('awarded', 'declined', 'withdrawn')) = (ended_at is not null)),
  check ((ended_at is null) = (ended_by is null)),
  check (state not in ('declined', 'withdrawn') or ended_because is not null)
);
create index commendation_organization on commendation (organization_id, id);
create index commendation_person on commendation (person_id) where person_id is not null;
create unique index commendation_once on commendation (kind, level, year, person_id)
  where person_id is not null and state not in ('declined', 'withdrawn');
create unique index commendation_once_organization on commendation (kind, level, year, organization_id)
  where person_id is null and state not in ('declined', 'withdrawn');
create unique index commendation_fifty_once on commendation (person_id)
  where kind = 'fiftyYears' and state not in ('declined', 'withdrawn');
