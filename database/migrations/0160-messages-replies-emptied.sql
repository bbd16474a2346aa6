-- Number and words of a reply are emptied when their time is over; that it came, and what was done about it, stays.
alter table message_reply alter column from_sealed drop not null;
alter table message_reply alter column text_sealed drop not null;
alter table message_reply add check ((from_sealed is null) = (text_sealed is null));
alter table message_reply add check (text_sealed is not null or handled_at is not null);
