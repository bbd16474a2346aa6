import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import { closingNames } from '../../evaluation/rules.ts'
import { type MeasureKey, measureKeys, measures } from '../../measures/rules.ts'
import { rulesNow } from '../../rulebook/queries.ts'
import type { Rule } from '../../rulebook/rules.ts'
import { type Severity, severities, severityNames } from '../../severities/rules.ts'
import { type AlertState, alertStateNames } from '../../telling/rules.ts'
import type { register } from '../contract.ts'
import {
  alertsFound,
  countAlerts,
  countsByRule,
  type Filters,
  lookedAt,
  type Order,
  pageOfAlerts,
} from '../queries.ts'
import { shownInList } from '../showing/actions.ts'

type Reading = Pick<Context, 'db' | 'reach' | 'today' | 'actor'>
type Asked = {
  text?: string | undefined
  organizationId?: number | undefined
  measures?: MeasureKey[] | undefined
  severities?: Severity[] | undefined
  states?: AlertState[] | undefined
  only?: 'escalated' | 'unreached' | undefined
  dueFrom?: string | undefined
  dueTo?: string | undefined
}

/** The rules whose alerts the actor may see, in their own place too, and asks for. */
export async function rulesSeen({ db, actor }: Reading, asked: Asked): Promise<Rule[]> {
  return (await rulesNow({ db })).filter(
    ({ measure, definition }) =>
      actor.permissions.includes(measures[measure].permission) &&
      (!asked.measures?.length || asked.measures.includes(measure)) &&
      (!asked.severities?.length || asked.severities.includes(definition.severity)),
  )
}

async function question(ctx: Reading, asked: Asked) {
  const path = asked.organizationId ? (await getOrganization(ctx, asked.organizationId)).path : ''
  const rules = await rulesSeen(ctx, asked)
  const ruleKeys = rules.map(({ key }) => key)
  const { measures: _measures, severities: _severities, organizationId: _place, ...rest } = asked
  const filters: Filters = { ...rest, path, today: ctx.today, ruleKeys }
  return { rules, found: alertsFound(ctx, filters) }
}

/** The most pressing first. */
const pressing = ({ definition }: Rule) => severities.length - severities.indexOf(definition.severity)

type Page = { limit: number; offset: number }
async function rowsOf(
  ctx: Reading,
  { rules, found }: Awaited<ReturnType<typeof question>>,
  order: Order,
  page: Page,
) {
  const byKey = new Map(rules.map((rule) => [rule.key, rule]))
  const sorting = { ruleKeys: rules.map(({ key }) => key), severities: rules.map(pressing) }
  return (await pageOfAlerts(found, sorting, order, page)).map((alert) =>
    shownInList(alert, byKey.get(alert.ruleKey) as Rule, ctx.today),
  )
}

const layout: SheetLayout = {
  name: '提醒',
  title: '提醒列表',
  columns: [
    { title: '提醒事项', width: 32, kind: 'text' },
    { title: '程度', width: 8 },
    { title: '党组织', width: 32, kind: 'text' },
    { title: '对象', width: 28, kind: 'text' },
    { title: '具体情况', width: 60, kind: 'text', wrap: true },
    { title: '到期日期', width: 14 },
    { title: '发现日期', width: 14 },
    { title: '状态', width: 12 },
    { title: '关闭日期', width: 14 },
    { title: '关闭情形', width: 20, kind: 'text' },
  ],
}

export const listActions: Pick<ActionsOf<typeof register>, 'list' | 'export' | 'counts'> = {
  async list(ctx, { page, size, sort, descending, ...asked }) {
    const asking = await question(ctx, asked)
    const rows = await rowsOf(ctx, asking, { sort, descending }, { limit: size, offset: (page - 1) * size })
    return { rows, total: await countAlerts(asking.found) }
  },

  async export(ctx, { sort, descending, ...asked }) {
    ctx.record({
      action: 'alerts.exported',
      subject: { kind: 'alerts', id: 'export', name: '提醒列表' },
      after: { ...asked },
    })
    const scope = { reach: ctx.reach, today: ctx.today, actor: ctx.actor }
    return listSheet(
      `提醒（${ctx.today}）`,
      layout,
      async (db, page) => {
        const reading = { ...scope, db }
        return rowsOf(reading, await question(reading, asked), { sort, descending }, page)
      },
      (row) => [
        row.name,
        severityNames[row.severity],
        row.organizationName,
        row.subjectName,
        row.text,
        row.dated ? row.dueOn : null,
        row.openedOn,
        alertStateNames[row.state],
        row.closedOn,
        row.closedAs && closingNames[row.closedAs],
      ],
    )
  },

  async counts(ctx, { organizationId }) {
    const { rules, found } = await question(ctx, { organizationId, states: ['open', 'overdue'] })
    const counts = new Map((await countsByRule(found, ctx.today)).map((one) => [one.ruleKey, one]))
    const kinds = measureKeys.flatMap((measure) => {
      const own = rules.filter((rule) => rule.measure === measure && counts.has(rule.key))
      const sum = (of: 'open' | 'overdue', among = own) =>
        among.reduce((total, { key }) => total + (counts.get(key)?.[of] ?? 0), 0)
      const urgent = own.filter(({ definition }) => definition.severity === 'urgent')
      const { group, title } = measures[measure]
      if (sum('open') === 0) return []
      return [
        { measure, group, title, open: sum('open'), overdue: sum('overdue'), urgent: sum('open', urgent) },
      ]
    })
    return { kinds, lookedAt: await lookedAt(ctx) }
  },
}
