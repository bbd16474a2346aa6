-- Beside a film or sound: subtitles and chapters, of one version each. The file is WebVTT that the program wrote anew.
create table material_track (
  id integer generated always as identity primary key,
  version_id integer not null references material_version on delete cascade,
  kind text not null check (kind in ('subtitles', 'chapters')),
  language text not null check (language in ('zh', 'en', 'bo', 'ug', 'mn')),
  file_id integer not null references stored_file,
  made_at timestamptz not null,
  made_by text not null,
  unique (version_id, kind, language)
);
create index material_track_file on material_track (file_id);
