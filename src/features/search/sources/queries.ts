import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { type DocumentKind, documentKindNames } from '#features/documents/rules.ts'
import { type MeetingKind, meetingKindNames } from '#features/meetings/rules.ts'
import type { Context } from '#platform/context.ts'
import type { Source } from '../rules.ts'
import { admissions } from './admissions/queries.ts'
import { projects, villages } from './co-building/queries.ts'
import { commendations } from './commendations/queries.ts'
import { elections, establishments } from './elections/queries.ts'
import { materials } from './materials/queries.ts'
import { matters } from './matters/queries.ts'
import { type Entry, entryOf, linesOf, textOfBlocks, textOfMinutes } from './rules.ts'
import { transfers } from './transfers/queries.ts'

type Db = Pick<Context, 'db'>

/**
 * What there is to be found of some subjects of a source, as it stands now. Rows are held until the transaction ends,
 * so that nobody changes what is just being written down; those that somebody is changing now are left to his own word.
 */
export const entriesOf: Record<Source, (db: Db, ids: number[]) => Promise<Entry[]>> = {
  material: materials,
  meeting: meetings,
  request: requests,
  document: documents,
  matter: matters,
  election: elections,
  establishment: establishments,
  transfer: transfers,
  admission: admissions,
  commendation: commendations,
  project: projects,
  village: villages,
  workItem: workItems,
  archiveItem: archiveItems,
  message: messages,
}

async function meetings({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('organization', 'organization.id', 'meeting.organization_id')
    .where('meeting.id', 'in', ids)
    .where('meeting.cancelled_at', 'is', null)
    .select([
      'meeting.id',
      'meeting.title',
      'agenda',
      'resolutions',
      'minutes',
      'guests',
      'lecturer',
      'place',
    ])
    .select([
      'organization.id as organizationId',
      'organization.name as organizationName',
      'organization.path',
    ])
    .select([
      sql<MeetingKind>`meeting.kind`.as('kind'),
      sql<Day>`coalesce(meeting.held_on, meeting.planned_on)`.as('on'),
      sql<string[]>`array(select text from meeting_addition where meeting_id = meeting.id order by id)`.as(
        'additions',
      ),
    ])
    .forShare('meeting')
    .skipLocked()
    .execute()
  return rows.map((row) =>
    entryOf({
      source: 'meeting',
      subjectId: row.id,
      title: row.title || meetingKindNames[row.kind],
      kind: row.kind,
      organizationId: row.organizationId,
      organizationPath: row.path,
      issuer: row.organizationName,
      datedOn: row.on,
      text: linesOf(
        row.agenda,
        row.resolutions,
        textOfMinutes(row.minutes),
        row.additions,
        row.lecturer && `主讲：${row.lecturer}`,
        row.guests.length ? `列席：${row.guests.join('、')}` : null,
      ),
    }),
  )
}

async function requests({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('request')
    .innerJoin('official_document as paper', 'paper.id', 'request.document_id')
    .innerJoin('organization', 'organization.id', 'request.organization_id')
    .leftJoin('official_document as reply', (join) =>
      join.onRef('reply.id', '=', 'request.reply_id').on('request.replied_at', 'is not', null),
    )
    .where('request.id', 'in', ids)
    .select(['request.id', 'request.organization_id as organizationId', 'request.organization_path as path'])
    .select(['request.status', 'request.sent_at as sentAt', 'request.verdict_opinion as opinion'])
    .select(['organization.name as organizationName', 'paper.title', 'paper.number', 'paper.blocks'])
    .select(['reply.title as replyTitle', 'reply.number as replyNumber', 'reply.blocks as replyBlocks'])
    .select([
      sql<Day>`coalesce(paper.issued_on, request.started_at::date)`.as('on'),
      sql<Day | null>`reply.issued_on`.as('repliedOn'),
    ])
    .forShare('request')
    .skipLocked()
    .execute()
  return rows.flatMap((row) => {
    const place = {
      source: 'request' as const,
      subjectId: row.id,
      kind: row.status,
      organizationId: row.organizationId,
      organizationPath: row.path,
      ownOnly: row.sentAt === null,
      issuer: row.organizationName,
    }
    const asked = entryOf({
      ...place,
      title: row.title,
      number: row.number,
      datedOn: row.on,
      text: linesOf(row.number, textOfBlocks(row.blocks), row.opinion),
      offered: true,
    })
    if (row.replyTitle === null) return [asked]
    const text = linesOf(row.replyNumber, textOfBlocks(row.replyBlocks))
    const answer = { title: row.replyTitle, number: row.replyNumber, datedOn: row.repliedOn, text }
    return [asked, entryOf({ ...place, ...answer, part: 1, heading: '批复', offered: true })]
  })
}

async function documents({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('official_document as paper')
    .innerJoin('organization', 'organization.id', 'paper.organization_id')
    .where('paper.id', 'in', ids)
    .where(
      sql<SqlBool>`not exists (
        select from request where request.document_id = paper.id or request.reply_id = paper.id)`,
    )
    .select(['paper.id', 'paper.title', 'paper.number', 'paper.blocks', 'paper.addressee'])
    .select([
      'paper.addressee_id as addresseeId',
      'paper.copied_ids as copiedIds',
      'paper.issued_at as issuedAt',
    ])
    .select(['paper.for_all_below as forAllBelow', 'organization.id as organizationId', 'organization.path'])
    .select(['organization.name as organizationName', sql<DocumentKind>`paper.kind`.as('kind')])
    .select(sql<Day>`coalesce(paper.issued_on, paper.created_at::date)`.as('on'))
    .forShare('paper')
    .skipLocked()
    .execute()
  return rows.map((row) => {
    const shared = [...(row.addresseeId ? [row.addresseeId] : []), ...row.copiedIds]
    return entryOf({
      source: 'document',
      subjectId: row.id,
      title: row.title,
      kind: row.kind,
      number: row.number,
      organizationId: row.organizationId,
      organizationPath: row.path,
      issuer: row.organizationName,
      // What is only drafted has not been given to anybody.
      sharedIds: row.issuedAt && shared.length ? shared : null,
      forAllBelow: row.issuedAt !== null && row.forAllBelow,
      datedOn: row.on,
      text: linesOf(row.number, documentKindNames[row.kind], row.addressee, textOfBlocks(row.blocks)),
      offered: true,
    })
  })
}

async function workItems({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('work_item')
    .innerJoin('organization', 'organization.id', 'work_item.organization_id')
    .where('work_item.id', 'in', ids)
    .select(['work_item.id', 'work_item.kind', 'title', 'detail', 'source', 'done_words as done'])
    .select([
      'organization.id as organizationId',
      'organization.name as organizationName',
      'organization.path',
    ])
    .select(sql<Day>`opened_on`.as('on'))
    .forShare('work_item')
    .skipLocked()
    .execute()
  return rows.map((row) =>
    entryOf({
      source: 'workItem',
      subjectId: row.id,
      title: row.title,
      kind: row.kind,
      organizationId: row.organizationId,
      organizationPath: row.path,
      issuer: row.organizationName,
      datedOn: row.on,
      text: linesOf(row.detail, `来源：${row.source}`, row.done),
      offered: true,
    }),
  )
}

async function archiveItems({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('archive_item')
    .where('id', 'in', ids)
    .select([
      'id',
      'title',
      'archive_number as archiveNumber',
      'document_numbers as documentNumbers',
      'words',
    ])
    .select(['responsible', 'category', 'organization_id as organizationId', 'organization_path as path'])
    .select(sql<Day>`formed_on`.as('on'))
    .forShare()
    .skipLocked()
    .execute()
  return rows.map((row) =>
    entryOf({
      source: 'archiveItem',
      subjectId: row.id,
      title: row.title,
      kind: row.category,
      number: row.archiveNumber,
      organizationId: row.organizationId,
      organizationPath: row.path,
      issuer: row.responsible,
      datedOn: row.on,
      text: linesOf(row.archiveNumber, row.documentNumbers, row.responsible, row.words),
      offered: true,
    }),
  )
}

async function messages({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('message')
    .where('id', 'in', ids)
    .where('in_inbox', '=', true)
    .select([
      'id',
      'title',
      'body',
      'template_key as kind',
      'person_id as personId',
      'account_id as accountId',
    ])
    .select(sql<Day>`(created_at at time zone 'Asia/Shanghai')::date`.as('on'))
    .forShare()
    .skipLocked()
    .execute()
  return rows.map((row) =>
    entryOf({
      source: 'message',
      subjectId: row.id,
      title: row.title,
      kind: row.kind,
      personId: row.personId,
      accountId: row.accountId,
      datedOn: row.on,
      text: row.body,
    }),
  )
}
