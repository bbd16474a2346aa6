import { type Day, weekdayName } from '#basics/days.ts'
import { coversEverything } from '#basics/reach.ts'
import type { Context, Download } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { readSheet, writeSheet } from '#platform/sheets.ts'
import type { contract } from './contract.ts'
import {
  countOf,
  daysFound,
  deleteDay,
  getDay,
  knownDays,
  type Question,
  rowsOf,
  setDays,
  yearsEntered,
} from './queries.ts'
import {
  type Arranged,
  dayKindNames,
  daysFrom,
  missingYears,
  readLines,
  sheetTitles,
  whyNotArrange,
} from './rules.ts'

/** One table holds for the whole institute: only who answers for all of it changes it. */
function refuseUnlessWhole(ctx: Pick<Context, 'reach'>): void {
  if (!coversEverything(ctx.reach)) throw new Refusal('forbidden', 'calendar-needs-whole')
}

const withWeekday = <T extends { day: Day }>(row: T) => ({ ...row, weekday: weekdayName(row.day) })
const inWords = ({ kind, name }: Pick<Arranged, 'kind' | 'name'>) => ({ kind: dayKindNames[kind], name })

function record(
  ctx: Context,
  deed: string,
  [first, last]: [Day, Day],
  more: { before?: object; after?: object; reason: string },
): void {
  const name = first === last ? first : `${first} 至 ${last}`
  ctx.record({
    action: `calendar.${deed}`,
    subject: { kind: 'calendar', id: first, name },
    path: ctx.reach.paths[0],
    ...more,
  })
}

export const actions: ActionsOf<typeof contract> = {
  async list(ctx, { page, size, descending, ...question }) {
    const found = daysFound(ctx, question)
    const rows = await rowsOf(found, descending)
      .limit(size)
      .offset((page - 1) * size)
      .execute()
    return { rows: rows.map(withWeekday), total: await countOf(found) }
  },

  async years(ctx) {
    const years = await yearsEntered(ctx)
    return { years, missing: missingYears(years, ctx.today) }
  },

  export: (_ctx, { descending, ...question }) => daySheet(question, descending),

  async add(ctx, { from, until = from, kind, name, reason }) {
    refuseUnlessWhole(ctx)
    const why = whyNotArrange({ from, until, kind })
    if (why) throw new Refusal('invalid', why.code, why.facts)
    const days = daysFrom(from, until)
    const [known] = await knownDays(ctx, days)
    if (known)
      throw new Refusal('conflict', 'calendar-day-known', { ...known, ...inWords(known), field: 'from' })

    await setDays(
      ctx,
      days.map((day) => ({ day, kind, name })),
    )
    record(ctx, 'dayAdded', [from, until], { after: inWords({ kind, name }), reason })
    return { added: days.length, changed: 0 }
  },

  async change(ctx, { day, kind, name, reason }) {
    refuseUnlessWhole(ctx)
    const before = await getDay(ctx, day)
    const why = whyNotArrange({ from: day, until: day, kind })
    if (why) throw new Refusal('invalid', why.code, why.facts)

    await setDays(ctx, [{ day, kind, name }])
    record(ctx, 'dayChanged', [day, day], { before: inWords(before), after: inWords({ kind, name }), reason })
    return withWeekday(await getDay(ctx, day))
  },

  async remove(ctx, { day, reason }) {
    refuseUnlessWhole(ctx)
    const before = await getDay(ctx, day)

    await deleteDay(ctx, day)
    record(ctx, 'dayRemoved', [day, day], { before: inWords(before), reason })
    return {}
  },

  async import(ctx, { file, reason }) {
    refuseUnlessWhole(ctx)
    const lines = await Array.fromAsync(readSheet(new Uint8Array(await file.arrayBuffer()), file.name))
    const read = readLines(lines)
    if ('code' in read) throw new Refusal('invalid', read.code, { ...read.facts, field: 'file' })

    const { days } = read
    const known = new Map(
      (
        await knownDays(
          ctx,
          days.map(({ day }) => day),
        )
      ).map((one) => [one.day, one]),
    )
    const changed = days.filter(({ day, kind, name }) => {
      const was = known.get(day)
      return was && (was.kind !== kind || was.name !== name)
    })
    const added = days.filter(({ day }) => !known.has(day))
    const counts = { added: added.length, changed: changed.length }
    if (counts.added + counts.changed === 0) throw new Refusal('conflict', 'calendar-nothing-new')

    await setDays(ctx, [...added, ...changed])
    const sorted = days.map(({ day }) => day).sort() as [Day, ...Day[]]
    record(ctx, 'imported', [sorted[0], sorted.at(-1) as Day], { after: counts, reason })
    return counts
  },
}

/** The table as a sheet; what is exported can be filled in and imported again. */
function daySheet(question: Question, descending: boolean): Download {
  const year = question.year ? `${question.year} 年` : ''
  const cells = ({ day, kind, name }: Arranged) => [day, weekdayName(day), dayKindNames[kind], name]
  return {
    name: `放假安排${question.year ? `_${question.year}` : ''}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    stream: (read) =>
      writeSheet(
        {
          name: '放假安排',
          title: `${year}放假安排`,
          portrait: true,
          columns: [
            { title: sheetTitles.day, kind: 'day', width: 14 },
            { title: '星期', kind: 'text', width: 10 },
            { title: sheetTitles.kind, kind: 'text', width: 14 },
            { title: sheetTitles.name, kind: 'text', width: 24 },
          ],
        },
        (async function* () {
          yield* (await read((db) => rowsOf(daysFound({ db }, question), descending).execute())).map(cells)
        })(),
      ),
  }
}
