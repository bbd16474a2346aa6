-- Materials of the library that tell of a red site; each shows the other.
create table red_site_material (
  site_id integer not null references red_site,
  material_id integer not null references material,
  linked_at timestamptz not null,
  linked_by text not null check (linked_by <> ''),
  primary key (site_id, material_id)
);
create index red_site_material_material on red_site_material (material_id);
