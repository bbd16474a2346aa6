-- Dashboard figures: how many active members stand in each bracket of each dimension, for every organization
-- with everything below it. `figure` is folded; `figure_delta` holds what is not folded yet, written in the
-- transaction of the fact. Reading = figure + delta. figure_day: the day whose ages the figures show.
create table figure (
  organization_id integer not null references organization,
  dimension text collate "C" not null,
  bracket text collate "C" not null,
  members integer not null,
  primary key (organization_id, dimension, bracket)
);
create table figure_delta (
  id bigint generated always as identity primary key,
  path text collate "C" not null,
  dimension text collate "C" not null,
  bracket text collate "C" not null,
  members integer not null
);
create index figure_delta_path on figure_delta (path);
create table figure_day ("only" boolean primary key default true check ("only"), day date not null);
