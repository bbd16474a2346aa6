-- 在这台手机上保持登录: a session that lasts for days, behind a lock of its own.
alter table account_session
  add column kept_until timestamptz,
  add column pin_hash text,
  add column pin_failures smallint not null default 0 check (pin_failures >= 0),
  -- Not used for so long, it is locked; `locked_at`: locked by the person.
  add column lock_minutes smallint check (lock_minutes between 1 and 60),
  add column locked_at timestamptz,
  add check (num_nulls(kept_until, pin_hash, lock_minutes) in (0, 3)),
  add check (locked_at is null or kept_until is not null),
  drop constraint account_session_ended_because_check,
  add constraint account_session_ended_because_check
    check (ended_because in ('signedOut', 'tooMany', 'revoked', 'passwordChanged', 'disabled', 'wrongPin', 'notAllowed'));
