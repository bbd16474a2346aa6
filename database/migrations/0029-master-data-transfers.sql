-- A member's move is accepted by opening a transfer: which one. Taken back, the difference waits again and remembers it.
alter table difference add column transfer_id integer references transfer;
alter table difference add constraint difference_transfer_of_member
  check (transfer_id is null or (kind = 'moved' and person_id is not null));
create index difference_transfer on difference (transfer_id) where transfer_id is not null;
