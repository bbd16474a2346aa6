-- 政企村共建 in the full search: projects and villages. Who sees one hangs on who shares in it: with a share both are new.

create trigger co_building_project_added_to_search after insert on co_building_project referencing new table as added
  for each statement execute function search_added('project');
create trigger co_building_project_changed_in_search after delete or update of organization_id, name, kind, county, town,
  place, investor, operator, term_from, ended_because on co_building_project
  for each row execute function search_changed('project');
create trigger village_added_to_search after insert on village referencing new table as added
  for each statement execute function search_added('village');
create trigger village_changed_in_search after delete or update on village
  for each row execute function search_changed('village');

-- What is said of the one stands in the other as well: its name, and who sees it.
create function search_project_villages() returns trigger language plpgsql as $$
declare
  projects integer[] := array(select project_id from co_building_share where village_id = new.id);
begin
  delete from search_entry where source = 'project' and subject_id = any (projects);
  insert into search_stale (source, subject_id) select 'project', unnest(projects);
  return null;
end $$;
create trigger village_changed_in_search_of_projects after update on village
  for each row execute function search_project_villages();
create function search_village_projects() returns trigger language plpgsql as $$
declare
  villages integer[] := array(select village_id from co_building_share where project_id = new.id);
begin
  delete from search_entry where source = 'village' and subject_id = any (villages);
  insert into search_stale (source, subject_id) select 'village', unnest(villages);
  return null;
end $$;
create trigger co_building_project_changed_in_search_of_villages after update of organization_id, name
  on co_building_project for each row execute function search_village_projects();

create function search_co_building_share() returns trigger language plpgsql as $$
begin
  delete from search_entry where source = 'project' and subject_id in (select project_id from changed)
    or source = 'village' and subject_id in (select village_id from changed);
  insert into search_stale (source, subject_id)
    select distinct 'project', project_id from changed union all select distinct 'village', village_id from changed;
  return null;
end $$;
create trigger co_building_share_added_to_search after insert on co_building_share referencing new table as changed
  for each statement execute function search_co_building_share();
create trigger co_building_share_gone_from_search after delete on co_building_share referencing old table as changed
  for each statement execute function search_co_building_share();

create function search_co_building_agreement() returns trigger language plpgsql as $$
begin
  insert into search_stale (source, subject_id) select distinct 'project', project_id from changed;
  return null;
end $$;
create trigger co_building_agreement_added_to_search after insert on co_building_agreement referencing new table as changed
  for each statement execute function search_co_building_agreement();
create trigger co_building_agreement_changed_in_search after update on co_building_agreement referencing new table as changed
  for each statement execute function search_co_building_agreement();

insert into search_stale (source, subject_id)
  select 'project', id from co_building_project union all select 'village', id from village;
