-- 群机器人: groups of chat programs that hear what is told to an organization.
create table message_group (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  name text not null check (name <> ''),
  robot text collate "C" not null check (robot in ('weCom', 'dingTalk', 'feishu')),
  -- Whoever knows the address may write to the group.
  address_sealed bytea not null,
  secret_sealed bytea,
  enabled boolean not null,
  changed_at timestamptz not null,
  changed_by text not null,
  unique (organization_id, name)
);

-- What a group was told: of each fact once.
create table message_group_post (
  id bigint generated always as identity primary key,
  group_id integer not null references message_group,
  key text collate "C" not null check (key <> ''),
  text text not null check (text <> ''),
  status text collate "C" not null check (status in ('queued', 'sending', 'sent', 'unknown', 'failed')),
  because text,
  not_before timestamptz not null,
  tries integer not null default 0 check (tries between 0 and 5),
  claimed_at timestamptz,
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (group_id, key),
  check ((status = 'sending') = (claimed_at is not null)),
  check (status not in ('failed', 'unknown') or because is not null),
  check ((status = 'sent') = (sent_at is not null))
);
create index message_group_post_due on message_group_post (not_before, id) where status = 'queued';
create index message_group_post_claimed on message_group_post (claimed_at) where status = 'sending';
