-- 留言簿: one message at a time, read by the desk before it is shown. No likes, no counts.
create table guest_entry (
  id integer generated always as identity primary key,
  exhibition_id integer not null references exhibition on delete cascade,
  account_id integer references account,
  -- Who wrote it, for the desk; whether it stands under the name, by the writer's own wish.
  author text not null check (author <> ''),
  named boolean not null,
  text text not null check (length(text) between 2 and 300),
  written_at timestamptz not null,
  shown_at timestamptz,
  shown_by text,
  reply text check (length(reply) between 1 and 300),
  replied_at timestamptz,
  replied_by text,
  removed_at timestamptz,
  removed_by text,
  removed_because text check (removed_because <> ''),
  state text not null generated always as (case when removed_at is not null then 'removed'
    when shown_at is not null then 'shown' else 'waiting' end) stored,
  check (num_nonnulls(shown_at, shown_by) in (0, 2)),
  check (num_nonnulls(reply, replied_at, replied_by) in (0, 3)),
  check (num_nonnulls(removed_at, removed_by, removed_because) in (0, 3))
);
create index guest_entry_exhibition on guest_entry (exhibition_id, written_at);
create index guest_entry_account on guest_entry (account_id) where account_id is not null;
-- The next is written when the last was read.
create unique index guest_entry_waiting on guest_entry (exhibition_id, account_id) where state = 'waiting';

create table guest_report (
  id integer generated always as identity primary key,
  entry_id integer not null references guest_entry on delete cascade,
  account_id integer references account,
  reason text not null check (reason <> ''),
  reported_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  check (num_nonnulls(settled_at, settled_by) in (0, 2)),
  unique (entry_id, account_id)
);
