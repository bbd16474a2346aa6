-- 锚点: the end of the trail on a day, signed with a key that is not in the database. The same lines stand in files beside
-- it (platform/anchors), so that who writes the database can neither shorten the trail nor compute it anew unnoticed.
create table audit_anchor (
  day date primary key,
  entry_id bigint not null check (entry_id > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  previous text not null check (previous ~ '^[0-9a-f]{64}$'),
  key_print text not null,
  signature text not null
);
comment on column audit_anchor.previous is 'the digest of the anchor before; zeros for the first';

create trigger audit_anchor_append_only before update or delete on audit_anchor
  for each row execute function refuse_change_of_trail();
create trigger audit_anchor_never_emptied before truncate on audit_anchor
  for each statement execute function refuse_change_of_trail();
