import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { FilledShape } from '../answers/contract.ts'
import { behind, type Cell, listDownload } from '../behind/actions.ts'
import { crossDimensions, type Dimension } from '../brackets/rules.ts'
import { cubeOf } from '../facts/queries.ts'
import { sourceOf } from '../facts/subjects/queries.ts'
import { fileOf } from '../forms/actions.ts'
import { type Ground, layOut } from '../tables/actions.ts'
import type { CrossDefinitionShape, crossTables } from './contract.ts'
import {
  changeCrossTable,
  deleteCrossTable,
  getCrossTable,
  insertCrossTable,
  listCrossTables,
} from './queries.ts'
import { crossCell, crossIds, fillCross, whyNotCross } from './rules.ts'

type Asked = { organizationId: number; asOf?: string; definition: CrossDefinitionShape }

export const actions: ActionsOf<typeof crossTables> = {
  async offer(ctx, { organizationId, asOf = ctx.today }) {
    const { dimensions } = await layOut(ctx, organizationId, asOf, [])
    return crossDimensions.flatMap((id) => {
      const dimension = dimensions[id]
      return dimension ? [{ id, title: dimension.title, brackets: [...dimension.brackets] }] : []
    })
  },

  run: async (ctx, asked) => (await answer(ctx, asked)).table,

  async behind(ctx, { page, size, ...asked }) {
    const { ground, cell } = await cellAsked(ctx, asked)
    const found = await behind(ctx, ground, cell, { limit: size, offset: (page - 1) * size })
    return { ...found, title: cell.title }
  },

  async behindFile(ctx, asked) {
    const { ground, cell } = await cellAsked(ctx, asked)
    return listDownload(ctx, ground, cell)
  },

  async file(ctx, { title, format, ...asked }) {
    const { ground, table } = await answer(ctx, asked)
    const { organization, setting } = ground
    ctx.record({
      action: 'statistics.exported',
      subject: { kind: 'organization', id: organization.id, name: organization.name },
      path: organization.path,
      after: { asOf: setting.asOf, crossTable: asked.definition, format },
    })
    const named = title ? { ...table, title } : table
    const form = {
      title: named.title,
      unit: organization.name,
      asOf: setting.asOf,
      cover: null,
      digest: null,
      checks: [],
    }
    return fileOf({ ...form, tables: [named] }, format)
  },

  list: async (ctx) => (await listCrossTables(ctx)).map(shown),

  async save(ctx, { name, definition, sharedWithId }) {
    const { accountId } = ctx.actor
    if (accountId === null) throw new Refusal('forbidden', 'account-needed')
    const shared = await sharedWith(ctx, sharedWithId)
    const { id } = await insertCrossTable(ctx, accountId, {
      name,
      definition,
      sharedWithPath: shared?.path ?? null,
    })
    recordSharing(ctx, id, name, shared)
    return shown(await getCrossTable(ctx, id))
  },

  async change(ctx, { id, name, definition, sharedWithId }) {
    await ownCrossTable(ctx, id)
    const shared = await sharedWith(ctx, sharedWithId)
    await changeCrossTable(ctx, id, { name, definition, sharedWithPath: shared?.path ?? null })
    recordSharing(ctx, id, name, shared)
    return shown(await getCrossTable(ctx, id))
  },

  async remove(ctx, { id }) {
    const { name } = await ownCrossTable(ctx, id)
    await deleteCrossTable(ctx, id)
    ctx.record({ action: 'cross-table.removed', subject: { kind: 'crossTable', id, name } })
    return {}
  },
}

/** @throws Refusal same-dimension-twice, bracket-unknown, and those of layOut */
async function answer(ctx: Context, asked: Asked): Promise<{ ground: Ground; table: FilledShape }> {
  const { organizationId, asOf = ctx.today, definition } = asked
  const ground = await layOut(ctx, organizationId, asOf, [])
  const reason = whyNotCross(definition, ground.dimensions)
  if (reason) throw new Refusal('invalid', reason, { field: 'definition' })
  const divided = [...crossIds(definition)].flatMap((id) => ground.dimensions[id] ?? [])
  const cube = await cubeOf(ctx, sourceOf(definition.subject, ground.setting), divided, asOf)
  return {
    ground,
    table: fillCross(definition, cube, ground.dimensions, titleOf(definition, ground.dimensions)),
  }
}

/** The people whom a number of a cross-table counts. */
async function cellAsked(
  ctx: Context,
  { row, column, ...asked }: Asked & { row: string; column: string },
): Promise<{ ground: Ground; cell: Cell & { title: string } }> {
  const { ground, table } = await answer(ctx, asked)
  const line = table.rows.find(({ key }) => key === row)
  const heading = table.columns.find(({ key }) => key === column)
  if (!line || !heading) throw new Refusal('not-found', 'cell-unknown', { row, column })
  const where = crossCell(asked.definition, row, column)
  const title = `${subjectName(asked.definition)}：${line.label}，${heading.label}`
  return { ground, cell: { subject: asked.definition.subject, where, measure: null, title } }
}

const subjectName = ({ subject }: CrossDefinitionShape) => (subject === 'member' ? '党员' : '发展中人员')

function titleOf(definition: CrossDefinitionShape, dimensions: Record<string, Dimension>): string {
  const by = [definition.lines, definition.columns].flatMap((id) => (id ? (dimensions[id]?.title ?? []) : []))
  return `${subjectName(definition)}：${by.join(' × ')}`
}

const shown = (found: Awaited<ReturnType<typeof getCrossTable>>) => ({
  ...found,
  definition: found.definition as CrossDefinitionShape,
})

const sharedWith = (ctx: Context, id: number | undefined) =>
  id === undefined ? null : getOrganization(ctx, id)

function recordSharing(
  ctx: Context,
  id: number,
  name: string,
  shared: { path: string; name: string } | null,
): void {
  ctx.record({
    action: shared ? 'cross-table.shared' : 'cross-table.saved',
    subject: { kind: 'crossTable', id, name },
    path: shared?.path,
    after: shared ? { sharedWith: shared.name } : undefined,
  })
}

/** One's own cross-table: others may use what is shared, not change it. */
async function ownCrossTable(ctx: Context, id: number) {
  const found = await getCrossTable(ctx, id)
  if (!found.mine)
    throw new Refusal('forbidden', 'cross-table-of-another', { name: found.name, owner: found.owner })
  return found
}
