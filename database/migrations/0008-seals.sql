-- Electronic seals (电子印章): each organization's seals, who keeps them, every use from the application to the stamp.

-- The platform's own authority, which issues the certificates of seals. Its key is sealed.
create table certificate_authority (
  id integer generated always as identity primary key,
  certificate bytea not null,
  key_sealed bytea not null,
  made_at timestamptz not null
);
create unique index certificate_authority_one on certificate_authority ((true));

create table seal (
  id integer generated always as identity primary key,
  organization_id integer not null references organization,
  -- The organization's name when the seal was made: after a change of name another seal is due.
  organization_name text not null,
  inscription text not null check (char_length(inscription) between 2 and 40),
  -- Below the star, such as 党费专用章; a seal without it is the organization's official seal.
  line text check (char_length(line) between 2 and 8),
  diameter numeric(3, 1) not null default 42 check (diameter between 30 and 45),
  -- The picture of a seal that was cut elsewhere, instead of the drawing.
  picture_file_id integer references stored_file,
  made_on date not null,
  made_because text not null,
  made_at timestamptz not null,
  made_by text not null,
  suspended_at timestamptz,
  suspended_by text,
  suspended_because text,
  destroyed_on date,
  destroyed_at timestamptz,
  destroyed_by text,
  destroyed_because text,
  status text not null generated always as (case when destroyed_at is not null then 'destroyed'
    when suspended_at is not null then 'suspended' else 'active' end) stored,
  check (num_nulls(suspended_at, suspended_by, suspended_because) in (0, 3)),
  check (num_nulls(destroyed_on, destroyed_at, destroyed_by, destroyed_because) in (0, 4)),
  check (destroyed_on >= made_on)
);
-- One official seal at a time, and one with the same line below the star.
create unique index seal_one on seal (organization_id, coalesce(line, '')) where destroyed_at is null;

-- Who keeps a seal, from when to when: one at a time.
create table seal_custody (
  id integer generated always as identity primary key,
  seal_id integer not null references seal,
  person_id integer not null references person,
  from_on date not null,
  until_on date,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  check (until_on >= from_on),
  exclude using gist (seal_id with =, daterange(from_on, coalesce(until_on, 'infinity'), '[)') with &&)
);
create unique index seal_custody_now on seal_custody (seal_id) where until_on is null;
create index seal_custody_person on seal_custody (person_id) where until_on is null;

-- With which certificate a seal signs: the newest one. Keys are sealed.
create table seal_certificate (
  id integer generated always as identity primary key,
  seal_id integer not null references seal,
  origin text not null check (origin in ('own', 'imported')),
  certificate bytea not null,
  -- Certificates between this one and its root, one after the other.
  chain bytea not null,
  key_sealed bytea not null,
  -- SHA-256 of the certificate, in hexadecimal.
  thumbprint text not null unique check (thumbprint ~ '^[0-9a-f]{64}$'),
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  added_at timestamptz not null,
  added_by text not null,
  check (valid_until > valid_from)
);
create index seal_certificate_seal on seal_certificate (seal_id, id);

-- One seal on one document, from the application to the stamp. `round` counts anew when it was declined, withdrawn,
-- stopped or revoked, and asked for again.
create table seal_use (
  id integer generated always as identity primary key,
  seal_id integer not null references seal,
  document_id integer not null references official_document,
  round smallint not null check (round >= 1),
  -- The order on a document that several organizations seal.
  position smallint not null check (position >= 0),
  reason text not null,
  applied_at timestamptz not null,
  applied_by text not null,
  account_id integer,
  approved_at timestamptz,
  approved_by text,
  -- What the approval rests on, where it was given elsewhere: an affair decided by the committee.
  basis text,
  declined_at timestamptz,
  declined_by text,
  declined_because text,
  withdrawn_at timestamptz,
  -- How often the stamping was begun; more than once when it failed half-way.
  attempts smallint not null default 0,
  attempted_at timestamptz,
  -- Why it can never be stamped: the seal was suspended meanwhile, the document voided.
  stopped_at timestamptz,
  stopped_because text,
  stamped_at timestamptz,
  certificate_id integer references seal_certificate,
  -- SHA-256 of the file with this seal and those before it.
  stamped_digest text check (stamped_digest ~ '^[0-9a-f]{64}$'),
  revoked_at timestamptz,
  revoked_by text,
  revoked_because text,
  status text not null generated always as (case when revoked_at is not null then 'revoked' when stamped_at is not null then 'stamped'
    when stopped_at is not null then 'stopped' when approved_at is not null then 'approved' when declined_at is not null then 'declined'
    when withdrawn_at is not null then 'withdrawn' else 'applied' end) stored,
  unique (document_id, seal_id, round),
  check (num_nulls(approved_at, approved_by) in (0, 2)),
  check (num_nulls(declined_at, declined_by, declined_because) in (0, 3)),
  check (num_nulls(stopped_at, stopped_because) in (0, 2)),
  check (num_nulls(stamped_at, certificate_id, stamped_digest) in (0, 3)),
  check (num_nulls(revoked_at, revoked_by, revoked_because) in (0, 3)),
  check (num_nonnulls(approved_at, declined_at, withdrawn_at) <= 1),
  check (stamped_at is null or (approved_at is not null and stopped_at is null)),
  check (stopped_at is null or approved_at is not null),
  check (revoked_at is null or stamped_at is not null)
);
-- One living use of a seal on a document.
create unique index seal_use_living on seal_use (document_id, seal_id)
  where declined_at is null and withdrawn_at is null and stopped_at is null and revoked_at is null;
create index seal_use_seal on seal_use (seal_id, applied_at);
create index seal_use_waiting on seal_use (approved_at) where approved_at is not null and stamped_at is null and stopped_at is null;
create index seal_use_applied on seal_use (applied_at);

-- The register only grows: a line is never deleted, and what was said in it stays.
create function refuse_change_of_seal_use() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.seal_id, old.document_id, old.round, old.position, old.reason, old.applied_at, old.applied_by)
      is distinct from (new.seal_id, new.document_id, new.round, new.position, new.reason, new.applied_at, new.applied_by)
    or (old.approved_at is not null and (old.approved_at, old.approved_by) is distinct from (new.approved_at, new.approved_by))
    or (old.declined_at is not null and old.declined_at is distinct from new.declined_at)
    or (old.withdrawn_at is not null and old.withdrawn_at is distinct from new.withdrawn_at)
    or (old.stamped_at is not null and (old.stamped_at, old.certificate_id, old.stamped_digest)
      is distinct from (new.stamped_at, new.certificate_id, new.stamped_digest))
    or (old.revoked_at is not null and old.revoked_at is distinct from new.revoked_at) then
    raise exception 'a line of the seal register must not be changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger seal_use_stays before update or delete on seal_use for each row execute function refuse_change_of_seal_use();

-- Under which code a sealed document is looked up by whoever holds it.
create table document_verification (
  document_id integer primary key references official_document,
  code text collate "C" not null unique check (code ~ '^[A-Z2-7]{26}$'),
  made_at timestamptz not null
);
