-- 政企村共建: a platform company invests, a leading enterprise operates, villages share the return. Money in fen.

-- 行政村: a partner with its own record; a branch of the register may stand beside it (its own, or the one paired with it).
create table village (
  id integer generated always as identity primary key,
  -- Who keeps its record.
  organization_id integer not null references organization,
  branch_id integer references organization,
  county text not null check (county <> ''),
  town text not null check (town <> ''),
  name text not null check (name <> ''),
  households integer check (households > 0),
  recorded_at timestamptz not null,
  recorded_by text not null,
  unique (county, town, name)
);
create index village_organization on village (organization_id);
create index village_branch on village (branch_id) where branch_id is not null;

-- 村集体自有收入: of a year, by where it comes from. What a village has from projects is told by their distributions.
create table village_income (
  village_id integer not null references village,
  year smallint not null check (year between 2000 and 2200),
  source text not null check (source in ('land', 'rent', 'service', 'industry', 'aid', 'other')),
  fen bigint not null check (fen >= 0),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (village_id, year, source)
);

create table co_building_project (
  id integer generated always as identity primary key,
  -- The committee that leads it.
  organization_id integer not null references organization,
  name text not null unique check (name <> ''),
  kind text not null check (kind in ('poultry', 'pigs', 'aquaculture', 'greenhouse', 'processing', 'solar', 'other')),
  county text not null check (county <> ''),
  town text not null check (town <> ''),
  place text not null default '',
  investor text not null check (investor <> ''),
  operator text not null check (operator <> ''),
  -- In tenths of a 亩; square metres.
  land_tenths integer not null default 0 check (land_tenths >= 0),
  plant_metres integer not null default 0 check (plant_metres >= 0),
  -- So many a year, of what.
  capacity integer not null default 0 check (capacity >= 0),
  capacity_unit text not null default '' check (length(capacity_unit) <= 10),
  -- 总投资; the funds add up to it.
  total_fen bigint not null check (total_fen > 0),
  -- 固定收益: ten-thousandths of the total a year; below a tenth with its ground.
  rate integer not null check (rate between 1 and 10000),
  rate_ground text,
  term_from date,
  term_years smallint not null check (term_years between 1 and 50),
  loan_rate integer not null default 0 check (loan_rate between 0 and 10000),
  loan_years smallint check (loan_years between 1 and 50),
  loan_method text not null default 'equalPrincipal' check (loan_method in ('equalPrincipal', 'equalPayment')),
  -- 期满资产归属.
  residual_owner text not null check (residual_owner in ('investor', 'villages', 'operator')),
  division text not null default 'equal' check (division in ('equal', 'shares', 'weights')),
  -- What one of its products sells for, and costs to make, in fen: for what the operation earns.
  price_fen integer check (price_fen > 0),
  cost_fen integer check (cost_fen > 0),
  registered_at timestamptz not null,
  registered_by text not null,
  ended_at timestamptz,
  ended_by text,
  ended_because text check (ended_because <> ''),
  check (rate >= 1000 or rate_ground is not null),
  check (num_nonnulls(ended_at, ended_by, ended_because) in (0, 3))
);
create index co_building_project_organization on co_building_project (organization_id);

create table co_building_stage (
  project_id integer not null references co_building_project,
  stage text not null check (stage in ('approval', 'building', 'production', 'firstBatch', 'buyback', 'completion')),
  planned_on date,
  reached_on date,
  ground text not null default '',
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (project_id, stage),
  check (num_nonnulls(planned_on, reached_on) > 0)
);

create table co_building_fund (
  id integer generated always as identity primary key,
  project_id integer not null references co_building_project,
  kind text not null check (kind in ('townAid', 'villageFund', 'loan', 'company', 'other')),
  name text not null check (name <> ''),
  fen bigint not null check (fen > 0)
);
create index co_building_fund_project on co_building_fund (project_id);

create table co_building_asset (
  id integer generated always as identity primary key,
  project_id integer not null references co_building_project,
  name text not null check (name <> ''),
  fen bigint not null check (fen > 0),
  residual_fen bigint not null check (residual_fen >= 0),
  years smallint not null check (years between 1 and 60),
  check (residual_fen < fen)
);
create index co_building_asset_project on co_building_asset (project_id);

-- Which villages share, and by how much: a share or a weight; 1 each where they share equally.
create table co_building_share (
  project_id integer not null references co_building_project,
  village_id integer not null references village,
  weight integer not null check (weight > 0),
  primary key (project_id, village_id)
);
create index co_building_share_village on co_building_share (village_id);

create table co_building_agreement (
  id integer generated always as identity primary key,
  project_id integer not null references co_building_project,
  kind text not null check (kind in ('investment', 'operation', 'lease', 'buyback', 'sharing', 'loan')),
  name text not null check (name <> ''),
  partners text not null check (partners <> ''),
  signed_on date not null,
  from_on date not null,
  until_on date not null,
  file_id integer references stored_file,
  recorded_at timestamptz not null,
  recorded_by text not null,
  ended_on date,
  ended_because text check (ended_because <> ''),
  check (until_on > from_on),
  check (num_nonnulls(ended_on, ended_because) in (0, 2))
);
create index co_building_agreement_project on co_building_agreement (project_id);
create index co_building_agreement_file on co_building_agreement (file_id) where file_id is not null;

-- 生产批次: what was put in, and what was sold of it.
create table co_building_batch (
  id integer generated always as identity primary key,
  project_id integer not null references co_building_project,
  number integer not null check (number > 0),
  begun_on date not null,
  placed integer not null check (placed > 0),
  sold_on date,
  sold integer check (sold >= 0),
  sales_fen bigint check (sales_fen >= 0),
  recorded_at timestamptz not null,
  recorded_by text not null,
  unique (project_id, number),
  check (sold_on >= begun_on),
  check (sold <= placed),
  check (num_nonnulls(sold_on, sold, sales_fen) in (0, 3))
);

-- What was in fact paid for a year of the term: the fixed return in, the bank's principal and interest out.
create table co_building_receipt (
  id integer generated always as identity primary key,
  project_id integer not null references co_building_project,
  kind text not null check (kind in ('return', 'principal', 'interest')),
  year smallint not null check (year between 1 and 50),
  fen bigint not null check (fen > 0),
  paid_on date not null,
  number text not null check (number <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text check (withdrawn_because <> ''),
  check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) in (0, 3))
);
create index co_building_receipt_project on co_building_receipt (project_id, year);
create unique index co_building_receipt_once on co_building_receipt (project_id, kind, number) where withdrawn_at is null;

-- 收益分配: of a year of the term, divided to the fen. Not decided yet: it waits for the reply to its 请示.
create table co_building_distribution (
  id integer generated always as identity primary key,
  project_id integer not null references co_building_project,
  year smallint not null check (year between 1 and 50),
  fen bigint not null check (fen > 0),
  division text not null check (division in ('equal', 'shares', 'weights')),
  decided_on date,
  decision text check (decision <> ''),
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_because text check (withdrawn_because <> ''),
  check (num_nonnulls(decided_on, decision) in (0, 2)),
  check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) in (0, 3))
);
create index co_building_distribution_project on co_building_distribution (project_id, year);

create table co_building_portion (
  distribution_id integer not null references co_building_distribution,
  village_id integer not null references village,
  weight integer not null check (weight > 0),
  fen bigint not null check (fen >= 0),
  paid_on date,
  receipt text check (receipt <> ''),
  paid_at timestamptz,
  paid_by text,
  primary key (distribution_id, village_id),
  check (num_nonnulls(paid_on, receipt, paid_at, paid_by) in (0, 4))
);
create index co_building_portion_village on co_building_portion (village_id, paid_on);

-- Nothing is lost when a sum is divided, and nothing is added.
create function refuse_uneven_distribution() returns trigger language plpgsql as $$
begin
  if exists (
    select from co_building_distribution whole
    where whole.id in (select distribution_id from written)
      and whole.fen <> (select sum(fen) from co_building_portion part where part.distribution_id = whole.id)
  ) then
    raise exception 'the portions do not add up to what is distributed' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger co_building_portion_adds_up after insert on co_building_portion
  referencing new table as written for each statement execute function refuse_uneven_distribution();
