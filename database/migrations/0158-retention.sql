-- 数据保存期限: one run of letting go of what is over, and what it did of each rule. Periods stand in the setting `retention`.
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
create unique index retention_run_open on retention_run ((true)) where ended_at is null;
create index retention_run_began on retention_run (began_at);

create table retention_line (
  run_id integer not null references retention_run,
  rule text collate "C" not null,
  title text not null check (title <> ''),
  days integer not null check (days > 0),
  before_at timestamptz not null,
  removed integer not null default 0 check (removed >= 0),
  kept integer not null default 0 check (kept >= 0),
  kept_because jsonb not null default '{}',
  began_at timestamptz not null,
  ended_at timestamptz,
  primary key (run_id, rule)
);
comment on column retention_line.title is 'as the rule was called then';
comment on column retention_line.kept_because is 'how many stayed for which reason, in words';
create function refuse_change_of_retention() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null then
    raise exception 'what a run of retention did is a record';
  end if;
  return new;
end $$;
create trigger retention_run_ended before delete or update on retention_run for each row execute function refuse_change_of_retention();
create trigger retention_line_ended before delete or update on retention_line for each row execute function refuse_change_of_retention();
