-- Until when the letter of a transfer was good, as each step left it: a letter written anew leaves the old day behind.
alter table transfer_event add column valid_until date;
