-- 检索 over the materials of the library: a material and each place of its text.

create trigger material_added_to_search after insert on material referencing new table as added
  for each statement execute function search_added('material');
create trigger material_changed_in_search after delete or update on material
  for each row execute function search_changed('material');

create function search_material_version() returns trigger language plpgsql as $$
begin
  delete from search_entry where source = 'material' and subject_id = new.material_id;
  insert into search_stale (source, subject_id) values ('material', new.material_id);
  return null;
end $$;
create trigger material_version_changed_in_search after update of title, plain, state on material_version
  for each row execute function search_material_version();

-- Text is taken out of a file after the file was published.
create function search_material_text() returns trigger language plpgsql as $$
begin
  insert into search_stale (source, subject_id)
  select distinct 'material', material_id from material_version where id in (select version_id from written);
  return null;
end $$;
create trigger material_text_added_to_search after insert on material_text referencing new table as written
  for each statement execute function search_material_text();
create trigger material_text_changed_in_search after update on material_text referencing new table as written
  for each statement execute function search_material_text();
create trigger material_text_gone_from_search after delete on material_text referencing old table as written
  for each statement execute function search_material_text();

insert into search_stale (source, subject_id) select 'material', id from material order by id;

comment on table search_stale is 'rows come with migrations';
comment on table search_synonym is 'rows come with migrations';
