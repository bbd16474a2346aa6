-- Each entry says in which ten days of its month it lies: every one is written anew.
insert into search_stale (source, subject_id) select distinct source, subject_id from search_entry order by source, subject_id;
