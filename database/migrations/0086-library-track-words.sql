-- What subtitles and chapters say, to be searched; the files are sealed.
alter table material_track add column said text not null default '';
