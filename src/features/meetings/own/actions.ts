import { type Context, helperOf } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { meetingKindNames } from '../rules.ts'
import type { ownMeetings } from './contract.ts'
import { countOwn, deleteLeave, holdOwn, insertLeave, ownFound, pageOfOwn } from './queries.ts'

/** @throws Refusal no-own-record */
function whoAsks({ reach, today }: Pick<Context, 'reach' | 'today'>) {
  if (!reach.personId) throw new Refusal('conflict', 'no-own-record')
  return { personId: reach.personId, today }
}

async function holdComing(ctx: Context, id: number) {
  const who = whoAsks(ctx)
  const found = await holdOwn(ctx, who, id)
  if (!found) throw new Refusal('not-found', 'not-found', { id })
  return { ...found, personId: who.personId }
}

function noteLeave(
  ctx: Context,
  meeting: Awaited<ReturnType<typeof holdComing>>,
  deed: 'leaveAsked' | 'leaveWithdrawn',
  reason: string | null,
): void {
  ctx.record({
    action: `meeting.${deed}`,
    subject: { kind: 'meeting', id: meeting.id, name: meeting.title || meetingKindNames[meeting.kind] },
    path: meeting.path,
    reason,
  })
}

const longestExcuse = 100

/** On the roll stands who asked for it, when that was not the member himself. */
function withHelper({ actor }: Context, excuse: string): string {
  const helper = helperOf(actor)
  if (!helper) return excuse
  const by = `（${helper}代为请假）`
  return excuse.slice(0, longestExcuse - by.length) + by
}

const layout: SheetLayout = {
  name: '我的组织生活',
  title: '我的组织生活',
  columns: [
    { title: '日期', kind: 'day' },
    { title: '开始时间', width: 10, kind: 'text' },
    { title: '名称', width: 32, kind: 'text' },
    { title: '类型', width: 24, kind: 'text' },
    { title: '党支部', width: 30, kind: 'text' },
    { title: '地点', width: 20, kind: 'text' },
    { title: '到会', width: 20, kind: 'text' },
    { title: '决议', width: 60, kind: 'text' },
  ],
}

/** Whether one was there; before the meeting only that one has asked for leave. */
function comingInWords(present: boolean | null, excuse: string | null): string {
  if (present) return '到会'
  if (excuse) return `请假（${excuse}）`
  return present === null ? '' : '未到会'
}

export const ownActions: ActionsOf<typeof ownMeetings> = {
  async list(ctx, { page, size, box }) {
    const who = whoAsks(ctx)
    const found = ownFound(ctx, who, box)
    const rows = await pageOfOwn(found, who, box === 'coming', { limit: size, offset: (page - 1) * size })
    return { rows, total: await countOwn(found) }
  },

  export(ctx, { box }) {
    const who = whoAsks(ctx)
    return listSheet(
      `我的组织生活（${ctx.today}）`,
      layout,
      (db, page) => pageOfOwn(ownFound({ db }, who, box), who, box === 'coming', page),
      ({ kind, also, present, excuse, ...row }) => [
        row.on,
        row.startsAt,
        row.title,
        [kind, ...also].map((one) => meetingKindNames[one]).join('、'),
        row.organizationName,
        row.place,
        comingInWords(present, excuse),
        row.resolutions.join('；'),
      ],
    )
  },

  async askLeave(ctx, { id, excuse }) {
    const meeting = await holdComing(ctx, id)
    const said = withHelper(ctx, excuse)
    await insertLeave(ctx, { meetingId: id, personId: meeting.personId, excuse: said })
    noteLeave(ctx, meeting, 'leaveAsked', said)
    return {}
  },

  async withdrawLeave(ctx, { id }) {
    const meeting = await holdComing(ctx, id)
    if (meeting.excuse === null) throw new Refusal('conflict', 'leave-not-asked', {})
    await deleteLeave(ctx, id, meeting.personId)
    noteLeave(ctx, meeting, 'leaveWithdrawn', null)
    return {}
  },
}
