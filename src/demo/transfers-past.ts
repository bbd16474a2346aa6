import { sql } from 'kysely'
import { addDays } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

/**
 * Who changed the branch, came from outside or went away in three years has a transfer that is done: it says what the
 * register says. Transferring: the Party committee that transfers for each organization.
 */
export async function recallTransfers({ db, today }: Pick<Context, 'db' | 'today'>): Promise<void> {
  // Nobody transfers today what the register says of today: that day belongs to those under way.
  const latest = addDays(today, -10)
  await sql`
    with recursive transferring (id, committee) as (
      select id, id from organization where parent_id is null
      union all
      select below.id, case when below.kind = 'committee' then below.id else committee end
      from organization below join transferring on below.parent_id = transferring.id
    ), gone as (
      select standing.person_id, standing.from_on as day, standing.began_by, person.name,
        case standing.began_by when 'moved' then 'move' when 'transferredIn' then 'in' else 'out' end as way,
        case standing.began_by when 'moved' then standing.previous_organization_id
          when 'transferredOut' then standing.organization_id end as from_id,
        case when standing.began_by <> 'transferredOut' then standing.organization_id end as to_id,
        standing.political_status as status, standing.employment, person.joined_on, person.became_full_on
      from standing join person on person.id = standing.person_id
      where standing.began_by in ('moved', 'transferredIn', 'transferredOut') and standing.from_on <= ${latest}
    ), placed as (
      select gone.*, source.name as from_name, target.name as to_name,
        sending.committee as from_committee, receiving.committee as to_committee
      from gone left join organization source on source.id = gone.from_id
      left join organization target on target.id = gone.to_id
      left join transferring sending on sending.id = gone.from_id
      left join transferring receiving on receiving.id = gone.to_id
      where (gone.way = 'in' or gone.from_id is not null) and gone.from_id is distinct from gone.to_id
    ), done as (
      insert into transfer (kind, state, origin, person_id, from_id, from_committee_id, from_name, to_id, to_committee_id,
        to_name, cause, paid_until, their_number, their_status, their_joined_on, their_full_on, issued_on, valid_until,
        accepted_on, placed_on, done_on, started_at, started_by, moved_at)
      select case when way = 'in' then 'incoming' when way = 'out' then 'outgoing'
          when from_committee = to_committee then 'within' else 'between' end,
        'done', case when way = 'in' then 'letter' else 'branch' end, person_id, from_id, from_committee,
        coalesce(from_name, '中共远山市委组织部'), to_id, to_committee, coalesce(to_name, '中共远山市委组织部'),
        case when employment = 'retired' then 'retired' else 'unitChanged' end, to_char(day, 'YYYY-MM'),
        case when way = 'in' then '远组介〔' || extract(year from day) || '〕' || person_id || '号' end,
        case when way = 'in' then case when status = 'probationaryMember' then status else 'fullMember' end end,
        case when way = 'in' then joined_on end, case when way = 'in' then became_full_on end,
        case when way <> 'move' or from_committee <> to_committee then day - 12 end,
        case when way <> 'move' or from_committee <> to_committee then day + 18 end,
        day, case when way <> 'out' then day + 2 end, day + 5,
        (day - 14 + time '09:15') at time zone 'Asia/Shanghai', '系统', (day + 5 + time '15:00') at time zone 'Asia/Shanghai'
      from placed returning id, kind, accepted_on
    )
    insert into transfer_event (transfer_id, act, state, at, name, title)
    select done.id, step.act, step.state, (done.accepted_on + step.days + time '10:00') at time zone 'Asia/Shanghai',
      '系统', '据名册补登'
    from done join (values ('within', 'start', 'started', -5), ('within', 'place', 'done', 0),
      ('between', 'start', 'started', -14), ('between', 'issue', 'inTransit', -12), ('between', 'accept', 'accepted', 0),
      ('between', 'place', 'placed', 2), ('between', 'returnReceipt', 'receipt', 3), ('between', 'fileReceipt', 'done', 5),
      ('outgoing', 'start', 'started', -14), ('outgoing', 'issue', 'issued', -12), ('outgoing', 'handOver', 'inTransit', -11),
      ('outgoing', 'fileReceipt', 'done', 5), ('incoming', 'enter', 'inTransit', -3), ('incoming', 'accept', 'accepted', 0),
      ('incoming', 'place', 'placed', 2), ('incoming', 'returnReceipt', 'done', 5)
    ) as step (kind, act, state, days) on step.kind = done.kind
    order by done.id, step.days`.execute(db)
}
