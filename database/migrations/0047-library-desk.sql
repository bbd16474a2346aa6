-- What a new version changes of the facts of its material: it holds from the moment the version is published.
alter table material_version add column facts jsonb;
alter table material_version add check (facts is null or state <> 'published');
create index material_version_submitted on material_version (submitted_at) where state = 'submitted';
