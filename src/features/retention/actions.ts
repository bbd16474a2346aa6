import { minuteOf } from '#basics/days.ts'
import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet, type SheetPage } from '#platform/list-sheet.ts'
import { countOver, type OverRow, pageOfOver, talliesOver } from '#platform/retention.ts'
import type { contract } from './contract.ts'
import { clearOver } from './jobs.ts'
import { type RetentionKey, retentionRules, ruleOf } from './kept/rules.ts'
import { periodsSet, writePeriods } from './periods/queries.ts'
import {
  countFound,
  insertRun,
  type LineRow,
  linesFound,
  pageOfLines,
  pageOfRuns,
  type RunRow,
  runsFound,
} from './queries.ts'
import {
  becauseWords,
  causeNames,
  daysOf,
  effectNames,
  heldWords,
  mostDays,
  outcomeNames,
  periodsInForce,
  type RuleFilters,
  rulesAsked,
  talliesOf,
  whyNotPeriod,
} from './rules.ts'
import { oversNow, runningSince } from './running/actions.ts'
import { lineColumns, rowColumns, ruleColumns, runColumns } from './sheets/rules.ts'

/** One for the whole institute. @throws Refusal retention-whole-only */
function refuseUnlessWhole({ reach }: Pick<Context, 'reach'>): void {
  if (!coversEverything(reach)) throw new Refusal('forbidden', 'retention-whole-only')
}

/** Every rule with its period, and what is over of it now. */
async function rulesNow(ctx: Context, filters: RuleFilters) {
  const periods = await periodsSet(ctx)
  const tallies = await talliesOver(ctx.db, await oversNow(ctx))
  const rows = retentionRules.map(({ days: usualDays, grade, held, tables, ...rule }) => ({
    ...rule,
    usualDays,
    days: daysOf(periods, rule.key),
    ...talliesOf(tallies, rule.key),
  }))
  return rulesAsked(rows, filters)
}

const skipOf = ({ page, size }: { page: number; size: number }) => ({
  limit: size,
  offset: (page - 1) * size,
})

const rowOf = ({ rule, held, ...row }: OverRow) => {
  const key = rule as RetentionKey
  return { ...row, rule: key, title: ruleOf(key).title, held: held === null ? null : heldWords(key, held) }
}

const lineOf = (line: LineRow) => ({ ...line, found: line.removed + line.kept })

/** Who took which of the lists. */
const recordTaken = (ctx: Context, name: string) =>
  ctx.record({ action: 'retention.exported', subject: { kind: 'retention', id: 'sheet', name } })

const layoutOf = (name: string, columns: { title: string; width: number }[]) => ({
  name,
  title: name,
  columns,
})

export const actions: ActionsOf<typeof contract> = {
  periods: async (ctx) => periodsInForce(await periodsSet(ctx)),

  rules: {
    async list(ctx, { page, size, ...filters }) {
      refuseUnlessWhole(ctx)
      const rows = await rulesNow(ctx, filters)
      const { offset } = skipOf({ page, size })
      return { rows: rows.slice(offset, offset + size), total: rows.length }
    },

    async export(ctx, filters) {
      refuseUnlessWhole(ctx)
      recordTaken(ctx, '数据保存期限')
      const rows = await rulesNow(ctx, filters)
      return listSheet(
        `数据保存期限_${ctx.today}`,
        layoutOf('数据保存期限', ruleColumns),
        async (_db, { offset, limit }: SheetPage) => rows.slice(offset, offset + limit),
        (row) => [
          row.title,
          row.from,
          row.days,
          row.least,
          effectNames[row.effect],
          row.why,
          row.ground,
          row.going,
          row.kept,
          becauseWords(row.because),
        ],
      )
    },

    async set(ctx, { key, days, reason }) {
      refuseUnlessWhole(ctx)
      const { title, least } = ruleOf(key)
      const why = whyNotPeriod(key, days)
      if (why) throw new Refusal('invalid', why, { field: 'days', title, least, most: mostDays })
      const periods = await periodsSet(ctx)
      const before = daysOf(periods, key)
      if (before === days)
        throw new Refusal('conflict', 'retention-unchanged', { field: 'days', title, days })
      await writePeriods(ctx, { ...periods, [key]: days })
      const subject = { kind: 'retention', id: key, name: title }
      ctx.record({
        action: 'retention.periodSet',
        subject,
        before: { days: before },
        after: { days },
        reason,
      })
      return { key, days }
    },
  },

  rows: {
    async list(ctx, { page, size, sort, descending, ...filters }) {
      refuseUnlessWhole(ctx)
      const overs = await oversNow(ctx)
      const rows = await pageOfOver(ctx.db, overs, filters, { sort, descending }, skipOf({ page, size }))
      return { rows: rows.map(rowOf), total: await countOver(ctx.db, overs, filters) }
    },

    async export(ctx, { sort, descending, ...filters }) {
      refuseUnlessWhole(ctx)
      recordTaken(ctx, '到期的数据')
      const overs = await oversNow(ctx)
      return listSheet(
        `到期的数据_${ctx.today}`,
        layoutOf('到期的数据', rowColumns),
        (db, page) => pageOfOver(db, overs, filters, { sort, descending }, page),
        (over) => {
          const { title, key, place, since, held } = rowOf(over)
          return [title, key, place, minuteOf(since), outcomeNames[held === null ? 'no' : 'yes'], held]
        },
      )
    },
  },

  runs: {
    async list(ctx, { page, size, sort, descending, ...filters }) {
      refuseUnlessWhole(ctx)
      const found = runsFound(ctx, filters)
      const rows = await pageOfRuns(found, { sort, descending }, skipOf({ page, size }))
      return { rows, total: await countFound(found) }
    },

    export(ctx, { sort, descending, ...filters }) {
      refuseUnlessWhole(ctx)
      recordTaken(ctx, '清理记录')
      return listSheet(
        `清理记录_${ctx.today}`,
        layoutOf('清理记录', runColumns),
        (db, page) => pageOfRuns(runsFound({ db }, filters), { sort, descending }, page),
        (run: RunRow) => [
          run.id,
          minuteOf(run.beganAt),
          run.endedAt && minuteOf(run.endedAt),
          causeNames[run.cause],
          run.askedBy,
          run.reason,
          run.removed,
          run.kept,
        ],
      )
    },

    async start(ctx, { reason }) {
      refuseUnlessWhole(ctx)
      const since = await runningSince(ctx)
      if (since) throw new Refusal('conflict', 'retention-running', { since })
      const { actor } = ctx
      const id = await insertRun(ctx, { by: actor.name, accountId: actor.accountId, reason })
      ctx.record({
        action: 'retention.started',
        subject: { kind: 'retention', id, name: '现在清理' },
        reason,
      })
      await ctx.later(clearOver, {})
      return { id }
    },
  },

  lines: {
    async list(ctx, { page, size, sort, descending, ...filters }) {
      refuseUnlessWhole(ctx)
      const found = linesFound(ctx, filters)
      const rows = await pageOfLines(found, { sort, descending }, skipOf({ page, size }))
      return { rows: rows.map(lineOf), total: await countFound(found) }
    },

    export(ctx, { sort, descending, ...filters }) {
      refuseUnlessWhole(ctx)
      recordTaken(ctx, '清理明细')
      return listSheet(
        `清理明细_${ctx.today}`,
        layoutOf('清理明细', lineColumns),
        (db, page) => pageOfLines(linesFound({ db }, filters), { sort, descending }, page),
        (line) => [
          line.run,
          minuteOf(line.beganAt),
          line.title,
          line.days,
          line.removed + line.kept,
          line.removed,
          line.kept,
          becauseWords(line.because),
        ],
      )
    },
  },
}
