-- 转发: where the lines of the trail go as they are written. One receiver, and how far it has been told.
create table audit_forward (
  id smallint primary key default 1 check (id = 1),
  host text not null check (host <> ''),
  port integer not null check (port between 1 and 65535),
  tls boolean not null,
  authority text,
  enabled boolean not null,
  sent_to bigint not null default 0,
  sent_at timestamptz,
  failure text,
  failed_at timestamptz,
  check ((failure is null) = (failed_at is null))
);
comment on column audit_forward.authority is 'the certificate, as PEM, that vouches for the receiver; null: the system''s own';
comment on column audit_forward.sent_to is 'the last entry that has arrived there';
comment on column audit_forward.failed_at is 'since when it fails';
