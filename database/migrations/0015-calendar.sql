-- The holiday table: days that differ from Monday to Friday, as the State Council arranges them year by year. Periods
-- in working days are counted by it; a year without any day in it is counted Monday to Friday.
create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('off', 'working')),
  name text not null check (name <> '' and char_length(name) <= 20),
  changed_at timestamptz not null,
  changed_by text not null check (changed_by <> ''),
  -- A day from Monday to Friday is worked anyway.
  constraint calendar_day_worked_on_a_weekend check (kind = 'off' or extract(isodow from day) > 5)
);

-- 2025: from memory (M). 2026: 1 to 7 October and 10 October as in the rules this platform was made by, the rest as
-- newspapers printed the notice of 2025-11-04. The notice itself decides; the page says so, and lets it be corrected.
insert into calendar_day
select day::date, arranged.kind, arranged.name, timestamptz '2026-11-27 00:00+08', '平台自带'
from (values
  ('2025-01-01', '2025-01-01', 'off', '元旦'),
  ('2025-01-26', '2025-01-26', 'working', '春节'),
  ('2025-01-28', '2025-02-04', 'off', '春节'),
  ('2025-02-08', '2025-02-08', 'working', '春节'),
  ('2025-04-04', '2025-04-06', 'off', '清明节'),
  ('2025-04-27', '2025-04-27', 'working', '劳动节'),
  ('2025-05-01', '2025-05-05', 'off', '劳动节'),
  ('2025-05-31', '2025-06-02', 'off', '端午节'),
  ('2025-09-28', '2025-09-28', 'working', '国庆节、中秋节'),
  ('2025-10-01', '2025-10-08', 'off', '国庆节、中秋节'),
  ('2025-10-11', '2025-10-11', 'working', '国庆节、中秋节'),
  ('2026-01-01', '2026-01-03', 'off', '元旦'),
  ('2026-01-04', '2026-01-04', 'working', '元旦'),
  ('2026-02-14', '2026-02-14', 'working', '春节'),
  ('2026-02-15', '2026-02-23', 'off', '春节'),
  ('2026-02-28', '2026-02-28', 'working', '春节'),
  ('2026-04-04', '2026-04-06', 'off', '清明节'),
  ('2026-05-01', '2026-05-05', 'off', '劳动节'),
  ('2026-05-09', '2026-05-09', 'working', '劳动节'),
  ('2026-06-19', '2026-06-21', 'off', '端午节'),
  ('2026-09-20', '2026-09-20', 'working', '国庆节'),
  ('2026-09-25', '2026-09-27', 'off', '中秋节'),
  ('2026-10-01', '2026-10-07', 'off', '国庆节'),
  ('2026-10-10', '2026-10-10', 'working', '国庆节')
) as arranged (first, last, kind, name),
generate_series(arranged.first::timestamp, arranged.last::timestamp, interval '1 day') as day;
