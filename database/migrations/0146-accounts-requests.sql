-- 账号申请: what one asks for takes effect by another's decision, once 三员 are appointed.
create table account_request (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('open', 'enable', 'disable', 'password', 'factors', 'grant', 'revoke')),
  -- None of an account that is still to be opened.
  account_id integer references account,
  -- To open one: whose, and under which name.
  person_id integer references person,
  username text,
  -- To grant a role, or to take one back.
  role text check (role in ('branch', 'committee', 'politicalWorkDepartment')),
  organization_id integer references organization,
  from_on date,
  until_on date,
  grant_id integer references role_grant,
  -- Whose account it is, and where: whoever reaches that reads the request.
  name text not null,
  path text not null,
  reason text not null,
  asked_by integer not null references account,
  asker_name text not null,
  -- Who sits behind the account: nobody decides as another on what he asked for himself.
  asker_person_id integer references person,
  asked_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'withdrawn')),
  decided_by integer references account,
  decider_name text,
  decider_person_id integer references person,
  decided_at timestamptz,
  because text,
  check (decided_by <> asked_by),
  check (decider_person_id <> asker_person_id),
  check (decided_by <> account_id or kind = 'open'),
  check ((kind = 'open') = (person_id is not null) and (kind = 'open') = (username is not null)),
  check (kind = 'open' or account_id is not null),
  check (kind <> 'open' or (account_id is not null) = (state = 'done')),
  check ((kind = 'grant') = (role is not null) and (kind = 'grant') = (organization_id is not null)
    and (kind = 'grant') = (from_on is not null)),
  check ((kind = 'revoke') = (grant_id is not null)),
  check ((state in ('done', 'refused')) = (decided_by is not null)),
  check (num_nulls(decided_by, decider_name, decided_at) in (0, 3)),
  check (state <> 'refused' or because is not null)
);
create index account_request_asked_by on account_request (asked_by);
create index account_request_account on account_request (account_id);
create index account_request_person on account_request (person_id);
create index account_request_asker_person on account_request (asker_person_id);
create index account_request_decided_by on account_request (decided_by);
create index account_request_decider_person on account_request (decider_person_id);
create index account_request_organization on account_request (organization_id);
create index account_request_grant on account_request (grant_id);
create index account_request_waiting on account_request (asked_at) where state = 'waiting';
