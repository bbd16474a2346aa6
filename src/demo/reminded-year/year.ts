import assert from 'node:assert/strict'
import { addDays, type Day } from '#basics/days.ts'
import { evaluate } from '#features/alerts/evaluation/actions.ts'
import type { MeasureKey } from '#features/alerts/measures/rules.ts'
import type { TestApp } from '#src/testing.ts'
import { loadDemo } from '../load.ts'
import type { Due, Rows } from './due.ts'
import { mend } from './mending.ts'
import { owed } from './owed.ts'
import { plant } from './planted.ts'
import { registered } from './registered.ts'
import { seatsOf } from './seats.ts'
import { shared } from './shared.ts'
import { compared, linesFor, measureOf } from './times.ts'
import { unpaid, waiting } from './waiting.ts'

/** The year has a leap day in it. */
export const first = '2027-11-28'
const last = '2028-11-27'

/** What a year of nights told, and what it should have told. */
export type Year = {
  nights: number
  looks: number
  broken: number
  /** How many things were due, and how many of them were mended in the year. */
  due: number
  mended: number
  days: ReadonlySet<Day>
  /** One line for each rule, subject, due day, time and account. */
  told: string[]
  wanted: string[]
}

/** Numbers that look like chance and are the same each time. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}
type Chance = ReturnType<typeof chance>

/** One night: the day that the clock shows, before which measure it breaks off, and whether it is begun again. */
type Night = { shown: Day; brokenAt: number | null; again: boolean; twoAtOnce: boolean }

/** Some nights break off; some clocks are behind, some ahead; some nights are begun by two servers at once. */
function nightOf(day: Day, lucky: Chance): Night {
  const fate = lucky(18)
  const shown = fate === 0 ? addDays(day, -lucky(12)) : fate === 4 ? addDays(day, lucky(10)) : day
  const brokenAt = fate > 0 && fate < 4 ? lucky(compared.length) : null
  return { shown, brokenAt, again: fate !== 3, twoAtOnce: fate === 5 }
}

export type Living = {
  members: number
  /** How many nights of twenty never come. */
  missed: number
  /** Is told how far it is. */
  onDay?: (day: Day) => void
}

/** Plants the demo institute and lets a year of nights go by. */
export async function liveThrough(
  app: TestApp,
  { members, missed, onDay = () => {} }: Living,
): Promise<Year> {
  const rows: Rows = async (question, values = []) => (await app.world.open.pool.query(question, values)).rows
  await loadDemo(app.world, { members, arrivals: true })
  await plant(rows, first)
  await rows('analyze')
  const due = [...(await registered(rows)), ...(await waiting(rows)), ...(await unpaid(rows))]
  due.push(...(await owed(rows, first, last)), ...(await shared(rows)))
  const seats = await seatsOf(rows)
  const looks = new Looks(app)
  const lucky = chance(705)
  let nights = 0
  for (let day: Day = first; day <= last; day = addDays(day, 1)) {
    onDay(day)
    // As the upkeep of the embedded database does by itself.
    if (day.endsWith('-01')) await rows('analyze')
    if (lucky(20) < missed) continue
    nights += 1
    await looks.through(nightOf(day, lucky))
    const before = (one: Due) => looks.of(measureOf(one)).length
    for (let some = lucky(3); some > 0; some--) await mend(rows, due, { lucky, before, on: day })
  }
  return {
    nights,
    looks: looks.count,
    broken: looks.broken,
    due: due.length,
    mended: due.filter(({ mendedAt }) => Number.isFinite(mendedAt)).length,
    days: new Set(looks.of('termEnds')),
    told: await toldIn(rows),
    wanted: due.flatMap((one) => linesFor(one, looks.of(measureOf(one)), seats)),
  }
}

/** The looks at each measure: the days that the clock showed, in turn. */
class Looks {
  count = 0
  broken = 0
  readonly #days = new Map<MeasureKey, Day[]>(compared.map((measure) => [measure, []]))
  readonly #app: TestApp
  constructor(app: TestApp) {
    this.#app = app
  }

  of = (measure: MeasureKey): readonly Day[] => this.#days.get(measure) ?? []

  async through({ shown, brokenAt, again, twoAtOnce }: Night): Promise<void> {
    this.#app.setClock(`${shown}T00:00:00Z`)
    for (const measure of compared.slice(0, brokenAt ?? compared.length)) {
      await Promise.all([this.#look(measure), twoAtOnce && this.#look(measure)])
      this.#days.get(measure)?.push(shown)
    }
    if (brokenAt === null) return
    await assert.rejects(this.#look(compared[brokenAt] as MeasureKey, true), /the lights went out/)
    // Begun again in the same night, mostly.
    if (again) await this.through({ shown, brokenAt: null, again, twoAtOnce })
  }

  #look(measure: MeasureKey, breaks = false): Promise<void> {
    if (breaks) this.broken += 1
    else this.count += 1
    return this.#app.stage(async (ctx) => {
      await evaluate(ctx, measure)
      if (breaks) throw new Error('the lights went out')
    })
  }
}

const toldIn = async (rows: Rows) =>
  (
    await rows(`select alert.rule_key as rule, alert.subject_key as subject, alert.due_on::text as due, reminder.occasion,
        reminder.level, reminder.account_id as account
      from alert_reminder reminder join alert on alert.id = reminder.alert_id`)
  ).map(({ rule, subject, due, occasion, level, account }) =>
    [rule, subject, due, occasion, account ?? `nobody ${level}`].join(' '),
  )

/** What is missing, what nobody asked for, what was told twice: of a year as it should be, nothing. */
export function amiss({ told, wanted }: Year) {
  const [all, asked] = [new Set(told), new Set(wanted)]
  const seen = new Set<string>()
  return {
    missing: wanted.filter((line) => !all.has(line)),
    extra: told.filter((line) => !asked.has(line)),
    twice: told.filter((line) => seen.size === seen.add(line).size),
  }
}

/** Each reminder of somebody, and each letter in an inbox: the same, in the same order. */
export async function inboxes(app: TestApp): Promise<{ reminded: unknown[]; letters: unknown[] }> {
  const lines = async (question: string) =>
    (await app.world.open.pool.query(question)).rows.map(({ line }) => line)
  return {
    reminded: await lines(`select 'alert-' || alert_id || '-' || occasion
        || case level when 'self' then '-self' else '' end || ' ' || account_id as line
      from alert_reminder where account_id is not null order by 1`),
    letters: await lines(`select key || ' ' || coalesce(account.id, message.account_id) as line
      from message left join account on account.person_id = message.person_id where about_kind = 'alert' order by 1`),
  }
}
