import { getOrganization } from '#features/organizations/queries.ts'
import type { Reader } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { meetingKindNames, meetingStatusNames } from '../rules.ts'
import type { lists } from './contract.ts'
import { countMeetings, type Filters, listMeetings, pageOfMeetings } from './queries.ts'

type Asked = Omit<Filters, 'path' | 'today'> & { organizationId?: number | undefined }

async function ask(ctx: Reader, { organizationId, ...filters }: Asked) {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  return listMeetings(ctx, { ...filters, path, today: ctx.today })
}

const layout: SheetLayout = {
  name: '组织生活',
  title: '组织生活会议',
  columns: [
    { title: '党支部', width: 36, kind: 'text' },
    { title: '类型', width: 24, kind: 'text' },
    { title: '名称', width: 32, kind: 'text' },
    { title: '日期', kind: 'day' },
    { title: '地点', width: 20, kind: 'text' },
    { title: '状态', width: 16, kind: 'text' },
    { title: '应到' },
    { title: '实到' },
    { title: '补录', width: 8, kind: 'text' },
  ],
}

export const listActions: ActionsOf<typeof lists> = {
  async list(ctx, { page, size, sort, descending, ...asked }) {
    const found = await ask(ctx, asked)
    const rows = await pageOfMeetings(found, { sort, descending }, { limit: size, offset: (page - 1) * size })
    return { rows, total: await countMeetings(found) }
  },

  async export(ctx, { sort, descending, ...asked }) {
    ctx.record({
      action: 'meetings.exported',
      subject: { kind: 'meetings', id: 'export', name: '组织生活会议列表' },
      after: { box: asked.box, kinds: asked.kinds?.map((kind) => meetingKindNames[kind]) },
    })
    const scope = { reach: ctx.reach, today: ctx.today }
    return listSheet(
      `组织生活会议（${ctx.today}）`,
      layout,
      async (db, page) => pageOfMeetings(await ask({ ...scope, db }, asked), { sort, descending }, page),
      (row) => [
        row.organizationName,
        [row.kind, ...row.also].map((kind) => meetingKindNames[kind]).join('、'),
        row.title,
        row.on,
        row.place,
        meetingStatusNames[row.status],
        row.invited || null,
        row.invited ? row.present : null,
        row.late ? '是' : '',
      ],
    )
  },
}
