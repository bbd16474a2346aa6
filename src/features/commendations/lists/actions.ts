import { addYears, yearOf } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { anniversariesWithin, countAnniversaries, pageOfAnniversaries } from '../candidates/queries.ts'
import type { contract } from '../contract.ts'
import {
  type CommendationRow,
  countCommendations,
  type Filters,
  listCommendations,
  pageOfCommendations,
} from '../queries.ts'
import { fiftyYears, kindFacts, referenceDay, stateNames, yearsInParty } from '../rules.ts'

type Asked = Omit<Filters, 'path'> & { organizationId?: number | undefined }
const pathOf = async (ctx: Context, id: number | undefined) =>
  id === undefined ? '' : (await getOrganization(ctx, id)).path
const questionOf = async (ctx: Context, { organizationId, ...asked }: Asked): Promise<Filters> => ({
  ...asked,
  path: await pathOf(ctx, organizationId),
})

export const listActions: Pick<
  ActionsOf<typeof contract>,
  'list' | 'export' | 'anniversaries' | 'exportAnniversaries'
> = {
  async list(ctx, { page, size, ...asked }) {
    const found = listCommendations(ctx, await questionOf(ctx, asked))
    const rows = await pageOfCommendations(found, { limit: size, offset: (page - 1) * size })
    return { rows, total: await countCommendations(found) }
  },

  async export(ctx, asked) {
    const question = await questionOf(ctx, asked)
    const { reach } = ctx
    ctx.record({
      action: 'commendations.exported',
      subject: { kind: 'commendations', id: 'export', name: '表彰列表' },
      after: { state: question.state },
    })
    const layout = {
      name: '表彰',
      title: '党内表彰',
      columns: ['年度', '表彰', '级别', '姓名或党组织', '所在党组织', '状态', '证书编号'].map((title) => ({
        title,
        width: 20,
        kind: 'text' as const,
      })),
    }
    return listSheet(
      `表彰_${ctx.today}`,
      layout,
      async (db, page) => pageOfCommendations(listCommendations({ db, reach }, question), page),
      (row: CommendationRow) => [
        String(row.year),
        kindFacts[row.kind].title,
        row.level,
        row.name,
        row.organizationName,
        stateNames[row.state],
        row.certificate,
      ],
    )
  },

  async anniversaries(ctx, { page, size, year = yearOf(ctx.today), organizationId }) {
    const day = referenceDay(year)
    const path = await pathOf(ctx, organizationId)
    const found = anniversariesWithin(ctx, path, addYears(day, -fiftyYears))
    const rows = await pageOfAnniversaries(found, { limit: size, offset: (page - 1) * size })
    return {
      rows: rows.map((row) => ({ ...row, years: yearsInParty(row, day) })),
      total: await countAnniversaries(found),
    }
  },

  async exportAnniversaries(ctx, { year = yearOf(ctx.today), organizationId }) {
    const day = referenceDay(year)
    const path = await pathOf(ctx, organizationId)
    const { reach } = ctx
    ctx.record({
      action: 'commendations.exported',
      subject: { kind: 'commendations', id: 'export', name: '光荣在党50年名单' },
      after: { year },
    })
    return listSheet(
      `光荣在党50年_${year}`,
      anniversaryLayout,
      async (db, page) =>
        pageOfAnniversaries(anniversariesWithin({ db, reach }, path, addYears(day, -fiftyYears)), page),
      (row) => [row.name, row.organizationName, row.joinedOn, row.becameFullOn, yearsInParty(row, day)],
    )
  },
}

const anniversaryLayout: SheetLayout = {
  name: '光荣在党50年',
  title: '党龄满50年、还没有推荐颁发纪念章的党员',
  columns: [
    { title: '姓名', width: 12, kind: 'text' },
    { title: '党支部', width: 30, kind: 'text' },
    { title: '入党日期', width: 14, kind: 'day' },
    { title: '转正日期', width: 14, kind: 'day' },
    { title: '党龄（年）', width: 12 },
  ],
}
