import type { MeasureGroup } from '#features/alerts/measures/kinds/rules.ts'
import { measureGroups } from '#features/alerts/measures/kinds/rules.ts'
import { rulesSeen } from '#features/alerts/register/lists/actions.ts'
import { findPlace } from '#features/dashboard/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import type { needsContract } from './contract.ts'
import { openAlertsBelow, type Unit, unitsById, unitsOf } from './queries.ts'
import { byUrgency, type Level, levelNames, type Need, needOf, urgencyWords } from './rules.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'today' | 'actor'>
type Asked = {
  organizationId?: number | undefined
  level: Level
  text?: string | undefined
  groups?: MeasureGroup[] | undefined
  sort: 'urgency' | 'organization'
}

export const needs: ActionsOf<typeof needsContract> = {
  async list(ctx, { page, size, ...asked }) {
    const rows = await found(ctx, asked)
    return { rows: rows.slice((page - 1) * size, page * size), total: rows.length }
  },

  async export(ctx, asked) {
    const place = await findPlace(ctx, asked.organizationId)
    ctx.record({
      action: 'boardNeeds.exported',
      subject: { kind: 'organization', id: place.id, name: place.name },
      path: place.path,
      after: { level: levelNames[asked.level] },
    })
    const { reach, today, actor } = ctx
    return listSheet(
      `需要帮助的先看（${today}）`,
      layout,
      async (db, { limit, offset }) =>
        (await found({ db, reach, today, actor }, asked)).slice(offset, offset + limit),
      ({ name, parentName, urgentOverdue, urgent, overdue, open, groups }) => [
        name,
        parentName,
        urgentOverdue,
        urgent,
        overdue,
        open,
        ...groups.map((group) => group.open),
      ],
      5_000,
    )
  },

  async beside(ctx, { ids }) {
    const units = await unitsById(ctx, ids)
    const missing = ids.find((id) => !units.some((unit) => unit.id === id))
    if (missing !== undefined) throw new Refusal('not-found', 'not-found', { id: missing })
    return withNeeds(ctx, units)
  },
}

const count = (title: string) => ({ title, width: 14, align: 'right' as const })
const layout: SheetLayout = {
  name: '需要帮助的先看',
  title: '下级党组织未了结的提醒',
  lines: [{ left: '按需要帮助的紧迫程度排列，不是评分，不论名次。', right: '单位：条' }],
  columns: [
    { title: '党组织', width: 34, kind: 'text' },
    { title: '上级党组织', width: 26, kind: 'text' },
    ...Object.values(urgencyWords).map(count),
    ...measureGroups.map(count),
  ],
}

async function found(ctx: Reading, { organizationId, sort, groups = [], ...asked }: Asked) {
  const place = await findPlace(ctx, organizationId)
  const rows = await withNeeds(ctx, await unitsOf(ctx, place, asked))
  const wanted =
    groups.length === 0
      ? rows
      : rows.filter((row) => row.groups.some(({ group, open }) => open > 0 && groups.includes(group)))
  return sort === 'urgency' ? wanted.toSorted(byUrgency) : wanted
}

/** Each of the units with what is missing there, as far as the actor may see what is looked at. */
async function withNeeds(ctx: Reading, units: Unit[]): Promise<(Omit<Unit, 'path'> & Need)[]> {
  const rules = new Map((await rulesSeen(ctx, {})).map((rule) => [rule.key, rule]))
  const lines = units.length ? await openAlertsBelow(ctx, units, [...rules.keys()]) : []
  const byUnit = Map.groupBy(lines, ({ unitId }) => unitId)
  return units.map(({ path: _, ...unit }) => ({
    ...unit,
    ...needOf(
      (byUnit.get(unit.id) ?? []).flatMap(({ ruleKey, open, overdue }) => {
        const rule = rules.get(ruleKey)
        return rule ? [{ measure: rule.measure, severity: rule.definition.severity, open, overdue }] : []
      }),
    ),
  }))
}
