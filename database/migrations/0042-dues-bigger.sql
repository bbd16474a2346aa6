-- 党费上缴 of a whole institute, and what its fund began with, may be more than an integer of fen holds (21 million yuan).
alter table dues_remittance
  alter column collected_fen type bigint,
  alter column received_fen type bigint,
  alter column kept_fen type bigint,
  alter column fen type bigint;
alter table dues_opening alter column fen type bigint;
