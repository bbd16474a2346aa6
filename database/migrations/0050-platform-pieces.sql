-- Files that are too large to be held in memory lie as pieces, each sealed for itself. They go by the digest of the
-- whole; a file without pieces lies whole under its own digest.
create table stored_piece (
  whole_digest text collate "C" not null check (whole_digest ~ '^[0-9a-f]{64}$'),
  position integer not null check (position >= 0),
  digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  primary key (whole_digest, position)
);
create index stored_piece_digest on stored_piece (digest);
