-- How often each session and each address has asked in its minute, counted for all servers together. Not logged: after
-- a crash the count begins anew, and a request costs no flush.
create unlogged table request_rate (
  key text collate "C" primary key,
  points integer not null,
  expire bigint
);
comment on table request_rate is 'kept by rate-limiter-flexible, which names the columns; no more than an hour';
