import { formatDay } from '#basics/days.ts'
import { getReadable } from '#features/library/queries.ts'
import { planActions } from '#features/meetings/plans/actions.ts'
import { getMeeting } from '#features/meetings/queries.ts'
import { invitedTo } from '#features/meetings/reading/actions.ts'
import type { MeetingKind } from '#features/meetings/rules.ts'
import { notify } from '#features/messages/notify/actions.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { getCourse, partsOf } from '../queries.ts'
import { sessionAgenda, sessionTitle, whyNotStudy } from '../rules.ts'
import type { sessions } from './contract.ts'
import {
  audienceOf,
  countSessions,
  insertSession,
  pageOfSessions,
  type SessionOrder,
  sessionsWithin,
  studiedBy,
} from './queries.ts'

type Row = Awaited<ReturnType<typeof pageOfSessions>>[number]

const statusOf = ({ cancelledAt, confirmedAt, heldOn, notifiedAt }: Row) =>
  cancelledAt ? '已取消' : confirmedAt ? '已确认' : heldOn ? '已召开' : notifiedAt ? '已通知' : '已安排'

const shown = (row: Row) => {
  const { heldOn: _held, confirmedAt: _confirmed, cancelledAt: _cancelled, notifiedAt: _told, ...rest } = row
  return { ...rest, kind: row.kind as MeetingKind, status: statusOf(row) }
}

/** What comes next first, what was last first, unless something else is asked for. */
const inOrder = (box: 'coming' | 'past', order: SessionOrder): SessionOrder =>
  order.sort ? order : { descending: box === 'past' }

/** What is to be studied, by name; it must be there for who organizes, and for those who come. */
async function studied(ctx: Context, courseId: number | null, materialId: number | null, path: string) {
  const found =
    courseId === null ? await getReadable(ctx, { id: materialId ?? 0 }) : await getCourse(ctx, courseId)
  const why = whyNotStudy(await audienceOf(ctx, { courseId, materialId }), path)
  if (why) throw new Refusal('conflict', why, { field: 'organizationId', title: found.title })
  const titles =
    courseId === null
      ? [found.title]
      : [...new Set((await partsOf(ctx, courseId)).map(({ materialTitle }) => materialTitle))]
  return { title: found.title, titles }
}

/** Whoever is to come hears what is to be read before, and where. */
async function tellReaders(ctx: Context, meetingId: number, title: string, link: string) {
  const meeting = await getMeeting(ctx, meetingId)
  const people = await invitedTo(ctx, meeting)
  const day = meeting.plannedOn ?? ctx.today
  await notify(ctx, {
    template: 'notice',
    to: people.map(({ personId }) => ({ personId })),
    facts: { type: '学习通知', day, text: `${formatDay(day)}集体学习《${title}》，请先阅读。` },
    about: { kind: 'meeting', id: meetingId },
    link,
    key: `meeting/${meetingId}/study`,
  })
}

export const sessionActions: ActionsOf<typeof sessions> = {
  async organize(ctx, { courseId: course, materialId: material, ...plan }) {
    const { path } = await getOrganization(ctx, plan.organizationId)
    const of = { courseId: course ?? null, materialId: material ?? null }
    const { title, titles } = await studied(ctx, of.courseId, of.materialId, path)
    const meeting = await planActions.plan(ctx, {
      ...plan,
      title: sessionTitle(title),
      also: [],
      agenda: sessionAgenda(titles.slice(0, 20)),
    })
    await insertSession(ctx, meeting.id, of)
    await planActions.notify(ctx, { id: meeting.id })
    const link = of.courseId === null ? `/library/materials/${of.materialId}` : `/courses/${of.courseId}`
    await tellReaders(ctx, meeting.id, title, link)
    ctx.record({
      action: 'studySession.organized',
      subject: { kind: 'meeting', id: meeting.id, name: sessionTitle(title) },
      path,
      after: { plannedOn: plan.plannedOn, startsAt: plan.startsAt, place: plan.place },
    })
    return { meetingId: meeting.id }
  },

  async list(ctx, { page, size, organizationId, box, text, ...order }) {
    const path = organizationId ? (await getOrganization(ctx, organizationId)).path : ''
    const found = sessionsWithin(ctx, { box, path, text, today: ctx.today })
    const rows = await pageOfSessions(found, inOrder(box, order), { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shown), total: await countSessions(found) }
  },

  async export(ctx, { organizationId, box, text, ...order }) {
    const path = organizationId ? (await getOrganization(ctx, organizationId)).path : ''
    const { reach, today } = ctx
    ctx.record({
      action: 'studySessions.exported',
      subject: { kind: 'studySessions', id: 'export', name: '集体学习' },
      path: reach.paths[0] ?? null,
    })
    return listSheet(
      '集体学习',
      {
        name: '集体学习',
        title: '集体学习',
        columns: [
          { title: '党支部', kind: 'text', width: 24 },
          { title: '日期', kind: 'day' },
          { title: '学习内容', kind: 'text', width: 44 },
          { title: '地点', kind: 'text', width: 20 },
          { title: '状态', kind: 'text', width: 12 },
        ],
      },
      (db, page) =>
        pageOfSessions(sessionsWithin({ db, reach }, { box, path, text, today }), inOrder(box, order), page),
      (row) => [row.organizationName, row.on, row.studied, row.place, statusOf(row)],
    )
  },

  async of(ctx, { id }) {
    await getMeeting(ctx, id)
    return studiedBy(ctx, id)
  },
}
