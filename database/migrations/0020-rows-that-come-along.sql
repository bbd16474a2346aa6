-- The holiday table and the order of admission begin with rows that come along: a platform that has them, and nothing
-- else, is still empty to a backup that is restored, which brings its own.
comment on table calendar_day is 'rows come with migrations';
comment on table admission_order is 'rows come with migrations';
