import { minuteOf } from '#basics/days.ts'
import { inWords } from '#features/messages/rules.ts'
import { catalogue } from '#features/messages/templates/catalogue/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { zoneNames } from '../kinds/rules.ts'
import { refuseUnlessWhole } from '../reach/actions.ts'
import type { shortMessages } from './contract.ts'
import { type CrossingRow, countCrossing, listCrossing, oneCrossing, pageOfCrossing } from './queries.ts'
import { crossingStateNames } from './rules.ts'

/** Whoever keeps the platform running alone (系统管理员) sees how messages go, and not to whom, nor what is said. */
const readsThem = ({ actor }: Pick<Context, 'actor'>) => actor.permissions.includes('exchange.read')

const templateOf = (key: string) => catalogue.find((one) => one.key === key)

function lineOf(ctx: Pick<Context, 'actor'>, row: CrossingRow) {
  const { facts: _f, text: _t, organizationName: _o, because, recipientName, ...line } = row
  return {
    ...line,
    templateName: templateOf(row.template)?.name ?? row.template,
    because: inWords(because),
    recipientName: readsThem(ctx) ? recipientName : null,
  }
}

const factsOf = ({ template, facts }: CrossingRow) =>
  Object.entries(facts).map(([name, value]) => ({
    label: templateOf(template)?.variables.find((one) => one.name === name)?.label ?? name,
    value: String(value),
  }))

const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
const columns = [
  text('时间', 18),
  text('收件人', 14),
  text('短信类别', 18),
  text('状态', 18),
  text('原因', 30),
  text('摆渡包', 10),
  text('作废时间', 18),
  text('外网发出', 18),
  text('办结', 18),
]
const minute = (at: string | null) => (at === null ? '' : minuteOf(at))

export const shortMessageActions: ActionsOf<typeof shortMessages> = {
  async list(ctx, { page, size, sort, descending, ...asked }) {
    refuseUnlessWhole(ctx)
    const found = listCrossing(ctx, asked, readsThem(ctx))
    const at = { limit: size, offset: (page - 1) * size }
    const rows = await pageOfCrossing(found, { sort, descending }, at)
    return { rows: rows.map((row) => lineOf(ctx, row)), total: await countCrossing(found) }
  },

  async export(ctx, asked) {
    refuseUnlessWhole(ctx)
    const { zone, actor } = ctx
    const named = readsThem(ctx)
    ctx.record({
      action: 'exchange.messagesExported',
      subject: { kind: 'exchangePackages', id: 'list', name: '短信摆渡' },
      after: { total: await countCrossing(listCrossing(ctx, asked, named)) },
    })
    return listSheet(
      `短信摆渡（${zoneNames[zone]}）`,
      { name: '短信摆渡', title: `短信摆渡（${zoneNames[zone]}）`, columns },
      (db, page) => pageOfCrossing(listCrossing({ db, zone }, asked, named), asked, page),
      (row) => {
        const line = lineOf({ actor }, row)
        return [
          minute(line.at),
          line.recipientName ?? '',
          line.templateName,
          crossingStateNames[line.state],
          line.because ?? '',
          line.packageNumber === null ? '' : `第 ${line.packageNumber} 号`,
          minute(line.lapsesAt),
          minute(line.sentAt),
          minute(line.settledAt),
        ]
      },
    )
  },

  async get(ctx, { id }) {
    refuseUnlessWhole(ctx)
    const row = await oneCrossing(ctx, id)
    if (!row) throw new Refusal('not-found', 'not-found', { id })
    const reads = readsThem(ctx)
    return {
      ...lineOf(ctx, row),
      organizationName: reads ? row.organizationName : null,
      text: reads ? row.text : null,
      facts: reads ? factsOf(row) : [],
    }
  },
}
