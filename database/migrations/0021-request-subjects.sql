-- What a request was asked for is there: an election, or a branch to be founded, closed or renamed.
alter table request
  add column election_id integer generated always as (case when about_kind = 'election' then about_id end) stored references election,
  add column establishment_id integer generated always as (case when about_kind = 'establishment' then about_id end) stored references establishment;
