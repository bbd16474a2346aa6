import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { checkLine, makeSet, reportOf } from './answers/actions.ts'
import { behind, type Cell, findCell, listDownload } from './behind/actions.ts'
import { recountChecks } from './checks/actions.ts'
import type { Check } from './checks/lines/rules.ts'
import type { contract } from './contract.ts'
import { fileOf, formOf } from './forms/actions.ts'
import { coverOf } from './reports/actions.ts'
import { layOut } from './tables/actions.ts'
import { tableIds, tableTitles } from './tables/catalogue/rules.ts'

type Acts = Omit<ActionsOf<typeof contract>, 'reports' | 'crossTables'>
type Place = { organizationId: number; asOf?: string }

export const actions: Acts = {
  catalogue: () => tableIds.map((id) => ({ id, title: tableTitles[id] })),

  report: async (ctx, { organizationId, asOf = ctx.today, tables }) =>
    reportOf(await makeSet(ctx, organizationId, asOf, tables)),

  async behind(ctx, { page, size, ...asked }) {
    const { ground, cell } = await cellAsked(ctx, asked)
    return { ...(await behind(ctx, ground, cell, pageOf(page, size))), title: cell.title }
  },

  async behindFile(ctx, asked) {
    const { ground, cell } = await cellAsked(ctx, asked)
    return listDownload(ctx, ground, cell)
  },

  async suspects(ctx, { page, size, ...asked }) {
    const { made, cell } = await checkAsked(ctx, asked)
    return { ...(await behind(ctx, made, cell, pageOf(page, size))), title: cell.title }
  },

  async suspectsFile(ctx, asked) {
    const { made, cell } = await checkAsked(ctx, asked)
    return listDownload(ctx, made, cell)
  },

  async recount(ctx, { organizationId, asOf = ctx.today, tables }) {
    const { cells, checks } = await recountChecks(ctx, await makeSet(ctx, organizationId, asOf, tables))
    return { cells, checks: checks.map(checkLine) }
  },

  async file(ctx, { organizationId, asOf = ctx.today, tables, format }) {
    const made = await makeSet(ctx, organizationId, asOf, tables)
    const report = reportOf(made)
    const cover = report.tables.length > 1 ? await coverOf(ctx, made, '') : null
    ctx.record({
      action: 'statistics.exported',
      subject: { kind: 'organization', id: organizationId, name: made.organization.name },
      path: made.organization.path,
      after: { asOf, tables: report.tables.map(({ id }) => id), format, digest: report.digest },
    })
    return fileOf(formOf(report, cover), format)
  },
}

const pageOf = (page: number, size: number) => ({ limit: size, offset: (page - 1) * size })

type CellAsked = Place & { table: string; row: string; column: string }

async function cellAsked(ctx: Context, { organizationId, asOf = ctx.today, table, row, column }: CellAsked) {
  const ground = await layOut(ctx, organizationId, asOf, [table])
  return { ground, cell: findCell(ground.tables[0], row, column) }
}

async function checkAsked(
  ctx: Context,
  { organizationId, asOf = ctx.today, rule }: Place & { rule: string },
) {
  const made = await makeSet(ctx, organizationId, asOf)
  const check = made.checks.find((one) => one.rule === rule)
  if (!check?.suspects) throw new Refusal('not-found', 'check-without-people', { rule })
  return { made, cell: cellOfCheck(check, check.suspects) }
}

const cellOfCheck = (
  { title }: Check,
  suspects: NonNullable<Check['suspects']>,
): Cell & { title: string } => ({
  ...suspects,
  measure: null,
  title,
})
