-- A text that holds a code is kept sealed, and only until it is handed over; `text` shows it without the code.
alter table message_delivery add column sealed bytea;
alter table message_delivery add constraint message_delivery_sealed_until_sent
  check (sealed is null or status in ('waiting', 'queued', 'sending'));
