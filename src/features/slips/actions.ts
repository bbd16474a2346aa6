import { minuteOf } from '#basics/days.ts'
import { sensitivityNames } from '#basics/sensitivity.ts'
import { whyNotActFor } from '#features/helping/rules.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import type { contract } from './contract.ts'
import { printSlip } from './printing/actions.ts'
import {
  countSlips,
  findByToken,
  getSlip,
  pageOfSlips,
  type SlipRow,
  slipsOf,
  slipsWithin,
} from './queries.ts'
import { actOf, kindNames, pageOf, readToken, type SlipKind, tokenInLetters } from './rules.ts'
import { scanActions, shown as shownPage } from './scans/actions.ts'
import { pagesOfSlip } from './scans/queries.ts'

const shown = ({ path, accountId, token, ...row }: SlipRow) => ({ ...row, token: tokenInLetters(token) })

const pathOf = async (ctx: Context, organizationId: number | undefined) =>
  organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path

/** Whoever acts for somebody prints for him what he may do for him. @throws Refusal helping-not-consented */
function refuseOtherForms({ actor: { standIn } }: Context, kind: SlipKind): void {
  if (!standIn || standIn === 'over') return
  const why = whyNotActFor(actOf[kind], standIn.acts)
  if (why) throw new Refusal('forbidden', why, { name: standIn.personName })
}

const layout: SheetLayout = {
  name: '纸质表单',
  title: '打印过的纸质表单',
  columns: [
    { title: '编号', width: 12, kind: 'text' },
    { title: '表单', width: 24, kind: 'text' },
    { title: '姓名', width: 12, kind: 'text' },
    { title: '党支部', width: 34, kind: 'text' },
    { title: '版本' },
    { title: '标识', width: 8, kind: 'text' },
    { title: '打印人', width: 16, kind: 'text' },
    { title: '打印时间', width: 18, kind: 'text' },
    { title: '归位页数' },
    { title: '归位时间', width: 18, kind: 'text' },
  ],
}

const cells = (row: ReturnType<typeof shown>) => [
  row.token,
  kindNames[row.kind],
  row.personName,
  row.organizationName,
  row.version,
  sensitivityNames[row.sensitivity],
  row.printedBy,
  minuteOf(row.printedAt),
  row.back,
  row.backAt && minuteOf(row.backAt),
]

export const actions: ActionsOf<typeof contract> = {
  async list(ctx, { page, size, sort, descending, organizationId, ...asked }) {
    const found = slipsWithin(ctx, { ...asked, path: await pathOf(ctx, organizationId) })
    const rows = await pageOfSlips(found, { sort, descending }, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shown), total: await countSlips(found) }
  },

  async export(ctx, { sort, descending, organizationId, ...asked }) {
    const path = await pathOf(ctx, organizationId)
    const { reach } = ctx
    const subject = { kind: 'slips', id: 'export', name: '纸质表单' }
    ctx.record({ action: 'slips.exported', subject, path: reach.paths[0] ?? null })
    return listSheet(
      `纸质表单（${ctx.today}）`,
      layout,
      async (db, page) =>
        (await pageOfSlips(slipsWithin({ db, reach }, { ...asked, path }), { sort, descending }, page)).map(
          shown,
        ),
      cells,
    )
  },

  async get(ctx, { id }) {
    const row = await getSlip(ctx, id)
    const pages = (await pagesOfSlip(ctx, id)).map(shownPage)
    return { ...shown(row), address: pageOf[row.kind](row), pages }
  },

  async at(ctx, { token: typed }) {
    const token = readToken(typed.replace(/-\d{1,2}$/, ''))
    if (!token) throw new Refusal('invalid', 'scan-token-unreadable', { field: 'token' })
    const slip = await findByToken(ctx, token)
    if (!slip?.within) throw new Refusal('not-found', 'scan-token-unknown', { token: tokenInLetters(token) })
    return { id: slip.id }
  },

  ofSubject: async (ctx, { kind, subjectId }) => (await slipsOf(ctx, kind, subjectId)).map(shown),

  print: (ctx, { kind, subjectId, personId = null }) => printSlip(ctx, kind, { subjectId, personId }),

  printOwn(ctx, { kind, subjectId }) {
    const { personId } = ctx.reach
    if (!personId) throw new Refusal('conflict', 'no-own-record')
    refuseOtherForms(ctx, kind)
    return printSlip(ctx, kind, { subjectId, personId })
  },

  scans: scanActions,
}
