-- 支部工作台账: what a branch has to do beside its meetings, with the proof that it was done; and the year books.

create table work_item (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  kind text not null check (kind in ('task', 'rectification', 'other')),
  title text not null check (title <> ''),
  detail text not null default '',
  -- From whom: the organization that gave it, or where a branch took it up by itself.
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
  status text not null generated always as (
    case when cancelled_at is not null then 'cancelled' when done_at is not null then 'done' else 'open' end
  ) stored,
  check (due_on >= opened_on),
  check (num_nonnulls(done_on, done_words, done_at, done_by) in (0, 4)),
  check (done_on >= opened_on),
  check ((cancelled_at is null) = (cancelled_because is null)),
  check (num_nonnulls(done_at, cancelled_at) <= 1),
  check (given_by_id <> organization_id)
);
create index work_item_organization on work_item (organization_id, opened_on);
create index work_item_open on work_item (due_on) where done_at is null and cancelled_at is null;

create table work_item_person (
  work_item_id integer not null references work_item,
  person_id integer not null references person,
  primary key (work_item_id, person_id)
);
create index work_item_person_person on work_item_person (person_id);

-- 进展: dated, and never changed afterwards.
create table work_item_note (
  id integer generated always as identity primary key,
  work_item_id integer not null references work_item,
  on_day date not null,
  text text not null check (text <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index work_item_note_item on work_item_note (work_item_id, id);
create trigger work_item_note_append_only before update or delete on work_item_note
  for each row execute function refuse_change_of_record();

create table work_item_file (
  id integer generated always as identity primary key,
  work_item_id integer not null references work_item,
  file_id integer not null references stored_file,
  added_at timestamptz not null,
  added_by text not null,
  unique (work_item_id, file_id)
);

create function refuse_change_of_ended_work_item() returns trigger language plpgsql as $$
begin
  raise exception 'the work item has ended' using errcode = 'check_violation';
end $$;
create trigger work_item_ended before update or delete on work_item
  for each row when (old.done_at is not null or old.cancelled_at is not null)
  execute function refuse_change_of_ended_work_item();

-- 年册: the ledger of a year as it stood on a day, kept with its digest.
create table year_book (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  year smallint not null check (year between 2000 and 2200),
  as_of date not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  content jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  account_id integer
);
create index year_book_organization on year_book (organization_id, year, id);
create trigger year_book_stays before update or delete on year_book
  for each row execute function refuse_change_of_record();
