-- Of a film on its way: a picture from it, for lists; it goes over to the file that is kept.
alter table upload add column small_digest text collate "C" check (small_digest ~ '^[0-9a-f]{64}$');
