-- A committee's own guides, for what lies below it; those without an organization hold for the whole institute.
alter table guide add column organization_id integer references organization;
create index guide_organization on guide (organization_id) where organization_id is not null;
