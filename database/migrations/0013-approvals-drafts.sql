-- What an unfinished opinion marks, kept with it; and the documents of an affair are there (only a draft is ever thrown
-- away, and then belongs to nothing).
alter table affair_draft add column marks text[] not null default '{}';
alter table affair_document add foreign key (document_id) references official_document on delete cascade;
