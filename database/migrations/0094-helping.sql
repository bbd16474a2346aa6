-- 代办: a member consents that somebody of his branch does some of his acts for him.
create table helping_consent (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  helper_id integer not null references person,
  -- The branch of both; when one of them leaves it, the consent holds no longer.
  organization_id integer not null references organization,
  acts text[] not null check (cardinality(acts) > 0),
  from_on date not null,
  until_on date not null,
  given text not null check (given in ('paper', 'witness', 'account')),
  witness_id integer references person,
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text check (withdrawn_because <> ''),
  check (person_id <> helper_id),
  check (until_on >= from_on),
  check ((given = 'witness') = (witness_id is not null)),
  check (witness_id not in (person_id, helper_id)),
  check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) in (0, 3))
);
create index helping_consent_person on helping_consent (person_id);
create index helping_consent_helper on helping_consent (helper_id);
create index helping_consent_organization on helping_consent (organization_id);
create index helping_consent_witness on helping_consent (witness_id);

-- The signed paper of a consent: nothing is done on a consent given on paper before it is there.
create table helping_paper (
  id integer generated always as identity primary key,
  consent_id integer not null references helping_consent,
  file_id integer not null references stored_file,
  added_at timestamptz not null,
  added_by text not null,
  unique (consent_id, file_id)
);
create index helping_paper_file on helping_paper (file_id);

-- While a helper acts for somebody: of one session, and it ends by itself.
create table helping_stretch (
  id integer generated always as identity primary key,
  consent_id integer not null references helping_consent,
  session_id integer not null references account_session,
  begun_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check (ends_at > begun_at),
  check (ended_at >= begun_at)
);
create index helping_stretch_consent on helping_stretch (consent_id);
create unique index helping_stretch_one on helping_stretch (session_id) where ended_at is null;

-- What was done for somebody, in the transaction of the deed itself.
create table helping_act (
  id integer generated always as identity primary key,
  consent_id integer not null references helping_consent,
  stretch_id integer references helping_stretch,
  act text not null,
  title text not null check (title <> ''),
  about text,
  done_at timestamptz not null
);
create index helping_act_consent on helping_act (consent_id, id);
create index helping_act_stretch on helping_act (stretch_id);

-- Who handed a proposal in for the member.
alter table proposal add column helped_by text;
