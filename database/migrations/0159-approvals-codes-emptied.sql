-- What stood in a short message is emptied when its time is over; nothing else of a code that has ended changes.
create or replace function refuse_sms_code_undone() returns trigger language plpgsql as $$
begin
  if old.status in ('used', 'dead')
    and (to_jsonb(new) - 'reason_sealed' <> to_jsonb(old) - 'reason_sealed' or new.reason_sealed is not null) then
    raise exception 'code % has ended', old.id;
  end if;
  return new;
end $$;
