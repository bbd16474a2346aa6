-- 演练支部: stands only in the practice world, which is a database of its own; in the institute's these rows do not exist.
create table practice (
  id integer generated always as identity primary key,
  -- The number of the account in the institute that it was opened for; nothing else of it is known here.
  owner integer not null,
  account_id integer not null references account,
  organization_id integer not null references organization,
  begun_at timestamptz not null,
  ends_on date not null,
  ended_at timestamptz
);
create unique index practice_one on practice (owner) where ended_at is null;
create index practice_account on practice (account_id);
create index practice_organization on practice (organization_id);
