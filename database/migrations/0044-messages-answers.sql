-- An answer to a phone that is nobody's in the register: it goes to the number that wrote, and into no inbox.
alter table message
  add column reply_id bigint references message_reply,
  drop constraint message_check1,
  drop constraint message_check2,
  drop constraint message_recipient_check,
  add constraint message_recipient_form check (recipient ~ '^[par]\d+$'),
  add constraint message_recipient_one check (num_nonnulls(account_id, person_id, reply_id) = 1),
  add constraint message_recipient_whose
    check (recipient = coalesce('p' || person_id, 'a' || account_id, 'r' || reply_id)),
  add constraint message_recipient_inbox check (reply_id is null or not in_inbox);
create index message_answered on message (reply_id) where reply_id is not null;
