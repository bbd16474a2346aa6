-- Whoever subscribed so far was told by mail wherever that was possible: nothing changes for them. Others choose.
alter table board_subscription add column by_mail boolean not null default true;
