-- The people of one branch, found without walking through everybody: a million people stood behind each branch's roll.
create index person_organization on person (organization_id);
