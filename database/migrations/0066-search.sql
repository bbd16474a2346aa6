-- 检索: what people may look for by words, over the tables of every feature. An entry is written by a job and is gone
-- at once when its source changes or goes; so what is found is never older than its source.

create table search_entry (
  id integer generated always as identity primary key,
  source text collate "C" not null check (source ~ '^[a-z][A-Za-z]+$'),
  subject_id bigint not null,
  -- 0 is the whole; an article, a page or a reply is a part of its own.
  part integer not null default 0 check (part >= 0),
  anchor text check (anchor <> ''),
  title text not null check (title <> ''),
  heading text not null default '',
  -- What kind of its source it is: of a meeting, of a document, of a material.
  kind text collate "C",
  column_id integer,
  organization_id integer references organization,
  organization_path text collate "C",
  -- Nobody's business beyond the organization itself: what is only drafted.
  own_only boolean not null default false,
  -- To whom else it was given: those it was sent to, or all that stand below.
  shared_ids integer[],
  for_all_below boolean not null default false,
  -- Whose own it is: of a message.
  person_id integer,
  account_id integer,
  sensitivity text check (sensitivity in ('public', 'internal', 'sensitive')),
  audience_path text collate "C",
  issuer text,
  number text,
  dated_on date,
  year smallint generated always as (extract(year from dated_on)::smallint) stored,
  valid_from date,
  valid_until date,
  text text not null,
  -- The words with their places, cut before they come here.
  words tsvector not null,
  -- The ends of the title, in characters, in pinyin and in initials: for what is typed.
  titling tsvector,
  unique (source, subject_id, part)
);
-- Text and words lie outside of the row, so that thousands of hits are looked through in little memory.
alter table search_entry set (toast_tuple_target = 128);
alter table search_entry alter column title set storage main, alter column heading set storage main,
  alter column source set storage main, alter column organization_path set storage main,
  alter column audience_path set storage main, alter column kind set storage main,
  alter column issuer set storage main, alter column number set storage main,
  alter column shared_ids set storage main, alter column anchor set storage main;
-- Written word by word rather than in bursts, which would hold up whoever asks meanwhile.
create index search_entry_words on search_entry using gin (words) with (fastupdate = off);
create index search_entry_titling on search_entry using gin (titling) with (fastupdate = off)
  where titling is not null;
create index search_entry_organization on search_entry (organization_id) where organization_id is not null;

create function search_follows_organization() returns trigger language plpgsql as $$
begin
  update search_entry set organization_path = new.path
  where organization_id = new.id and organization_path <> new.path;
  -- The marks of the place are among the words: they are written anew.
  insert into search_stale (source, subject_id)
    select distinct source, subject_id from search_entry where organization_id = new.id or new.id = any (shared_ids);
  return null;
end $$;
create trigger organization_path_followed_by_search after update of path on organization
  for each row when (old.path is distinct from new.path) execute function search_follows_organization();

-- What waits to be written anew, the newest first.
create table search_stale (
  id bigint generated always as identity primary key,
  source text collate "C" not null,
  subject_id bigint not null,
  since timestamptz not null default clock_timestamp()
);

-- The few materials go before the many minutes.
create index search_stale_material on search_stale (id) where source = 'material';

-- 同义词: groups of words that mean the same to whoever looks for one of them.
create table search_synonym (
  id integer generated always as identity primary key,
  words text[] not null check (cardinality(words) between 2 and 12),
  note text check (note <> ''),
  changed_at timestamptz not null,
  changed_by text not null
);

insert into search_synonym (words, note, changed_at, changed_by)
select string_to_array(words, ' '), null, '2026-01-01T00:00:00Z', '系统' from (values
  ('换届 换届选举 届满选举'),
  ('增补 补选 增补委员'),
  ('民主生活会 专题民主生活会'),
  ('组织生活会 专题组织生活会'),
  ('三会一课 支部党员大会 支委会会议 党小组会 党课'),
  ('支委会 支部委员会 支委会会议'),
  ('支部党员大会 党员大会 支部大会'),
  ('党费 缴纳党费 交纳党费 党费收缴'),
  ('缴纳 交纳'),
  ('每年 一年'),
  ('届满 任期届满'),
  ('组织关系 组织关系转接 转接组织关系 转组织关系'),
  ('介绍信 组织关系介绍信'),
  ('主题党日 党日活动'),
  ('民主评议 民主评议党员 评议党员'),
  ('谈心谈话 谈心 谈话'),
  ('积极分子 入党积极分子'),
  ('政审 政治审查'),
  ('转正 按期转正 预备党员转正'),
  ('入党 加入中国共产党 申请入党'),
  ('党章 中国共产党章程'),
  ('处分条例 纪律处分条例 中国共产党纪律处分条例'),
  ('支部工作条例 中国共产党支部工作条例'),
  ('选举条例 选举工作条例 基层组织选举工作条例 中国共产党基层组织选举工作条例'),
  ('发展党员细则 发展党员工作细则 中国共产党发展党员工作细则'),
  ('教育管理条例 党员教育管理工作条例 中国共产党党员教育管理工作条例'),
  ('八项规定 中央八项规定'),
  ('两优一先 优秀共产党员 优秀党务工作者 先进基层党组织'),
  ('光荣在党50年 光荣在党五十年'),
  ('二十大 党的二十大 第二十次全国代表大会'),
  ('失联党员 失去联系'),
  ('流动党员 外出党员'),
  ('支部书记 党支部书记'),
  ('党课 讲党课'),
  ('除名 自行脱党 劝退'),
  ('印章 公章 电子印章'),
  ('归档 立卷 存档'),
  ('公文 红头文件')
) as given (words);

-- A source says by triggers that something of it is new: (source).
create function search_added() returns trigger language plpgsql as $$
begin
  insert into search_stale (source, subject_id) select tg_argv[0], id from added;
  return null;
end $$;

-- (source): changed or gone, it is not found until it has been written anew.
create function search_changed() returns trigger language plpgsql as $$
begin
  delete from search_entry where source = tg_argv[0] and subject_id = old.id;
  if tg_op = 'UPDATE' then
    insert into search_stale (source, subject_id) values (tg_argv[0], old.id);
  end if;
  return null;
end $$;

create trigger meeting_added_to_search after insert on meeting referencing new table as added
  for each statement execute function search_added('meeting');
create trigger meeting_changed_in_search after delete or update of title, agenda, resolutions, minutes, guests, lecturer,
  organization_id, kind, also, planned_on, held_on, place, cancelled_at on meeting
  for each row execute function search_changed('meeting');

create function search_meeting_addition() returns trigger language plpgsql as $$
begin
  insert into search_stale (source, subject_id) select distinct 'meeting', meeting_id from added;
  return null;
end $$;
create trigger meeting_addition_added_to_search after insert on meeting_addition referencing new table as added
  for each statement execute function search_meeting_addition();

create trigger request_added_to_search after insert on request referencing new table as added
  for each statement execute function search_added('request');
create trigger request_changed_in_search after delete or update on request
  for each row execute function search_changed('request');

create trigger work_item_added_to_search after insert on work_item referencing new table as added
  for each statement execute function search_added('workItem');
create trigger work_item_changed_in_search after delete or update of title, detail, source, done_words, organization_id,
  cancelled_at on work_item for each row execute function search_changed('workItem');

create trigger archive_item_added_to_search after insert on archive_item referencing new table as added
  for each statement execute function search_added('archiveItem');
create trigger archive_item_changed_in_search after delete or update on archive_item
  for each row execute function search_changed('archiveItem');

create trigger message_added_to_search after insert on message referencing new table as added
  for each statement execute function search_added('message');
create trigger message_changed_in_search after delete or update of title, body, in_inbox, account_id, person_id on message
  for each row execute function search_changed('message');

-- A paper stands by itself, or it is the request or the reply of a request.
create function search_document_added() returns trigger language plpgsql as $$
begin
  insert into search_stale (source, subject_id) select 'document', id from added;
  return null;
end $$;
create trigger official_document_added_to_search after insert on official_document referencing new table as added
  for each statement execute function search_document_added();

create function search_document_changed() returns trigger language plpgsql as $$
begin
  delete from search_entry where source = 'document' and subject_id = old.id;
  delete from search_entry where source = 'request'
    and subject_id in (select id from request where document_id = old.id or reply_id = old.id);
  insert into search_stale (source, subject_id)
    select 'request', id from request where document_id = old.id or reply_id = old.id;
  if tg_op = 'UPDATE' then
    insert into search_stale (source, subject_id) values ('document', old.id);
  end if;
  return null;
end $$;
create trigger official_document_changed_in_search after delete or update of title, number, blocks, kind, addressee,
  addressee_id, organization_id, copied_ids, for_all_below, issued_at, issued_on, voided_at on official_document
  for each row execute function search_document_changed();

insert into search_stale (source, subject_id)
select source, id from (
  select 'message' as source, id::bigint, 1 as turn from message
  union all select 'archiveItem', id, 2 from archive_item
  union all select 'workItem', id, 3 from work_item
  union all select 'meeting', id, 4 from meeting
  union all select 'document', id, 5 from official_document
  union all select 'request', id, 6 from request
) as known order by turn, id;
