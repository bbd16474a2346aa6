-- A regulation that another one replaces: which one a new material takes the place of. Once the new one is published, the
-- old one ends on the day it takes effect, and leads to it (replaced_by_id).
alter table material add replaces_id integer references material;
alter table material add check (replaces_id <> id);
create index material_replaces on material (replaces_id) where replaces_id is not null;
create index material_replaced_by on material (replaced_by_id) where replaced_by_id is not null;
