-- What a template asks for although the register knows it, and why it is asked for all the same.
alter table document_template
  add column asked_again text[] not null default '{}',
  add column asked_again_because text check (asked_again_because <> '');
alter table document_template
  add check ((cardinality(asked_again) = 0) = (asked_again_because is null));
