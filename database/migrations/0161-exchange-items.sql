-- A record is found by its key in whatever package it went or came with: short messages are listed with theirs.
create index exchange_item_key on exchange_item (kind, key);
