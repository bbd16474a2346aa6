-- The mask of an identity number showed its region and its last four; with the birth date beside it that was the whole
-- number. Shown are the first and the last character alone (basics/identity-number.ts). Lines of the trail stay as they were.
alter table person add column identity_number_male boolean;
comment on column person.identity_number_male is
  'whether the 17th digit of the number stands for a man (GB 11643); null where no number is known';

update person set
  identity_number_male = case when identity_number_masked ~ '^.{16}[0-9].$'
    then substr(identity_number_masked, 17, 1)::int % 2 = 1 end,
  identity_number_masked = regexp_replace(identity_number_masked, '^(.).{16}(.)$', '\1****************\2')
where identity_number_masked is not null;

update person_change set
  before = regexp_replace(before::text, '(\d)\d{5}\*{8}\d{3}([\dX])', '\1****************\2', 'g')::jsonb,
  after = regexp_replace(after::text, '(\d)\d{5}\*{8}\d{3}([\dX])', '\1****************\2', 'g')::jsonb
where coalesce(before::text, '') || coalesce(after::text, '') ~ '\d{6}\*{8}\d{3}[\dX]';

update proposal set
  before = regexp_replace(before, '^(\d)\d{5}\*{8}\d{3}([\dX])$', '\1****************\2'),
  after = regexp_replace(after, '^(\d)\d{5}\*{8}\d{3}([\dX])$', '\1****************\2')
where field = 'identityNumber';

update difference set
  master_text = regexp_replace(master_text, '^(\d)\d{5}\*{8}\d{3}([\dX])$', '\1****************\2'),
  register_text = regexp_replace(register_text, '^(\d)\d{5}\*{8}\d{3}([\dX])$', '\1****************\2')
where field = 'identityNumber';

update feed_row set
  changes = regexp_replace(changes::text, '(\d)\d{5}\*{8}\d{3}([\dX])', '\1****************\2', 'g')::jsonb,
  faults = regexp_replace(faults::text, '(\d)\d{5}\*{8}\d{3}([\dX])', '\1****************\2', 'g')::jsonb
where coalesce(changes::text, '') || coalesce(faults::text, '') ~ '\d{6}\*{8}\d{3}[\dX]';
