-- 请示: a request to the organization above, from its draft to the reply. Its text is an official document, its way an
-- affair, its reply another document; this row holds them together.
create table request (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  organization_path text collate "C" not null,
  superior_id integer not null references organization,
  -- The 请示 that holds now; one that was sent back and written anew is voided.
  document_id integer not null unique references official_document,
  affair_id integer unique references affair,
  -- What it belongs to, when another part of the platform asked for it.
  about_kind text collate "C",
  about_id integer,
  about_address text,
  started_at timestamptz not null,
  started_by integer references account,
  started_name text not null,
  sent_at timestamptz,
  verdict text check (verdict in ('agreed', 'refused')),
  verdict_opinion text,
  decided_at timestamptz,
  decided_name text,
  reply_id integer unique references official_document,
  replied_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_because text,
  -- Approvals ended it with 不同意 before a leader gave a verdict of his own.
  status text not null generated always as (case
    when withdrawn_at is not null then 'withdrawn'
    when replied_at is not null then verdict
    when sent_at is not null then 'running'
    else 'draft' end) stored,
  check ((sent_at is null) = (affair_id is null)),
  check (num_nulls(verdict, decided_at, decided_name) in (0, 3)),
  check (verdict is null or sent_at is not null),
  check (replied_at is null or (reply_id is not null and verdict is not null)),
  check (replied_at is null or withdrawn_at is null),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  check (num_nulls(about_kind, about_id, about_address) in (0, 3))
);
create index request_place on request (organization_path, id);
create index request_superior on request (superior_id, id);
create index request_about on request (about_kind, about_id) where about_kind is not null;

create function requests_follow_organization() returns trigger language plpgsql as $$
begin
  update request set organization_path = new.path where organization_id = new.id and organization_path <> new.path;
  return null;
end $$;
create trigger organization_path_followed_by_requests after update of path on organization
  for each row when (old.path is distinct from new.path) execute function requests_follow_organization();

insert into chain (key, kind, name) values ('requestToSuperior', 'request', '请示（上级党组织审批并批复）');
insert into chain_version (chain_key, version, definition, note, published_at, published_by) values
  ('requestToSuperior', 1, '{
    "fields": [],
    "steps": [
      {"key": "review", "name": "党委审核", "kind": "approve", "by": [{"role": "committee", "at": "superior"}, {"role": "politicalWorkDepartment", "at": "superior"}], "mode": "one", "dueDays": 3},
      {"key": "decision", "name": "党委审批", "kind": "own", "by": [{"role": "committee", "at": "superior"}, {"role": "politicalWorkDepartment", "at": "superior"}], "mode": "one", "dueDays": 5, "locked": true},
      {"key": "reply", "name": "起草并印发批复", "kind": "own", "by": [{"role": "committee", "at": "superior"}, {"role": "politicalWorkDepartment", "at": "superior"}], "mode": "one", "dueDays": 5, "locked": true}
    ]
  }', '初始版本', '2026-01-01T00:00:00Z', '系统');
