-- 自选看板: cards chosen by a person, of one organization or of wherever the reader stands; shared with what lies below.
create table board (
  id integer generated always as identity primary key,
  name text not null check (name <> ''),
  cards jsonb not null check (jsonb_typeof(cards) = 'array' and jsonb_array_length(cards) between 1 and 24),
  -- Null: the highest organization of whoever looks.
  organization_id integer references organization,
  owner_account_id integer not null references account,
  shared_with_path text collate "C",
  saved_at timestamptz not null
);
create index board_owner on board (owner_account_id);

-- Who is told of a board by the week or the month.
create table board_subscription (
  board_id integer not null references board on delete cascade,
  account_id integer not null references account,
  rhythm text not null check (rhythm in ('week', 'month')),
  since date not null,
  told_on date,
  primary key (board_id, account_id)
);
create index board_subscription_account on board_subscription (account_id);
