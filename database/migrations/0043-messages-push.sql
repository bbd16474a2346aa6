-- 浏览器通知: one more channel, by the push service of whoever made the browser. Off until somebody turns it on.
alter table message_delivery drop constraint message_delivery_channel_check;
alter table message_delivery add constraint message_delivery_channel_check check (channel in ('sms', 'mail', 'push'));
alter table message_channel drop constraint message_channel_channel_check;
alter table message_channel add constraint message_channel_channel_check check (channel in ('sms', 'mail', 'push'));

-- A browser that a person turned notices on in. Whoever knows the address and keys may write to it: they are sealed.
create table message_push_device (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  name text not null check (name <> ''),
  -- Of the address, which stands for the browser.
  address_key bytea not null check (octet_length(address_key) = 32),
  subscription_sealed bytea not null,
  added_at timestamptz not null,
  -- When the push service last took something for it.
  told_at timestamptz,
  ended_at timestamptz,
  -- removed: by the person; taken over: somebody turned it on anew there; gone: the push service knows it no more.
  ended_because text collate "C" check (ended_because in ('removed', 'taken-over', 'gone')),
  check ((ended_at is null) = (ended_because is null)),
  check (told_at >= added_at),
  check (ended_at >= added_at)
);
create unique index message_push_device_standing on message_push_device (address_key) where ended_at is null;
create index message_push_device_person on message_push_device (person_id) where ended_at is null;
create index message_push_device_people on message_push_device (person_id);
