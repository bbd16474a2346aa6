import { addDays, addMonths, type Day, firstDayOfYear, yearOf } from '#basics/days.ts'
import { type Due, dueOf, type Rows } from './due.ts'

type Owing = 'branch' | 'committee' | 'group'
type Per = 'month' | 'quarter' | 'year'

/** 《中国共产党支部工作条例（试行）》第十一至十三条、第十五至十九条: what a branch holds, how often, and who of it. */
const asked: [kind: string, per: Per, owing: Owing][] = [
  ['membersMeeting', 'quarter', 'branch'],
  ['committeeMeeting', 'month', 'committee'],
  ['groupMeeting', 'month', 'group'],
  ['lecture', 'year', 'branch'],
  ['themeDay', 'month', 'branch'],
  ['reviewMeeting', 'year', 'branch'],
  ['memberAppraisal', 'year', 'branch'],
  ['heartToHeart', 'year', 'branch'],
]
/** What is told as one of the two yearly affairs rather than as a meeting. */
const yearly = ['reviewMeeting', 'memberAppraisal']
const lengths = { month: 1, quarter: 3, year: 12 }

type Period = { key: string; from: Day; until: Day }
function periods(years: number[], per: Per): Period[] {
  return years.flatMap((year) =>
    Array.from({ length: 12 / lengths[per] }, (_, at) => {
      const from = addMonths(firstDayOfYear(year), at * lengths[per])
      const key = { month: from.slice(0, 7), quarter: `${year}-Q${at + 1}`, year: String(year) }[per]
      return { key, from, until: addDays(addMonths(from, lengths[per]), -1) }
    }),
  )
}

/** Something that holds from a day on, until the day on which it no longer does. */
type Stretch = { id: number; from: Day | null; until: Day | null }
const holdsOn = ({ from, until }: Stretch, day: Day) =>
  (from === null || from <= day) && (until === null || until > day)

/**
 * What branches owe and when each of it was held. A branch owes what falls in a month or quarter that it stood through,
 * and of a year whose second half it stood through; one with a committee at the beginning and at the end what the
 * committee holds; each group that stood through the month its own. Nobody is held to it for longer than four months
 * afterwards.
 */
export async function owed(rows: Rows, first: Day, last: Day): Promise<Due[]> {
  const years = [yearOf(first), yearOf(last)]
  const branches = (await rows(`select id, established_on as from, closed_on as until from organization
    where kind in ('branch', 'jointBranch') and closed_on is null`)) as Stretch[]
  const committees = await stretches(rows, `post where kind = 'committeeMember'`)
  const groups = await stretches(rows, 'party_group')
  const held = await heldSince(rows, firstDayOfYear(yearOf(first)))
  return branches.flatMap((branch) =>
    asked.flatMap(([kind, per, owing]) =>
      periods(years, per).flatMap(({ key, from, until }) => {
        const stood = per === 'year' ? addMonths(from, 6) : from
        const whole = (one: Stretch) => holdsOn(one, stood) && holdsOn(one, until)
        const sat = (day: Day) => committees(branch.id).some((one) => holdsOn(one, day))
        const teams = owing === 'group' ? groups(branch.id).filter(whole) : [null]
        const owes =
          whole(branch) && teams.length > 0 && (owing !== 'committee' || (sat(stood) && sat(until)))
        if (!owes) return []
        const met = teams.map((team) => held(branch.id, kind, team?.id ?? null, { from, until }))
        const metOn = met.includes(undefined) ? undefined : (met.toSorted().at(-1) as Day)
        const late = addDays(until, 120)
        return dueOf({
          rule: yearly.includes(kind) ? 'appraisal-owed' : 'meeting-owed',
          subject: `${branch.id}:${kind}:${key}`,
          due: until,
          place: branch.id,
          person: null,
          from,
          until: metOn && metOn <= late ? addDays(metOn, -1) : late,
        })
      }),
    ),
  )
}

async function stretches(rows: Rows, of: string): Promise<(branch: number) => Stretch[]> {
  const all = Map.groupBy(
    await rows(`select id, organization_id as place, from_on as from, until_on as until from ${of}`),
    ({ place }) => Number(place),
  )
  return (branch) => (all.get(branch) ?? []) as Stretch[]
}

/** The first day in a period on which a branch, or a group of it, held something. */
type Held = (
  branch: number,
  kind: string,
  group: number | null,
  within: Omit<Period, 'key'>,
) => Day | undefined
async function heldSince(rows: Rows, first: Day): Promise<Held> {
  const all = await rows(
    `select place || ' ' || kind as key, team, day from (
      select organization_id as place, unnest(kind || also) as kind, group_id as team, held_on as day from meeting
      where held_on >= $1 and cancelled_at is null
      union all
      select organization_id, kind, null, on_day from demand_answer where on_day >= $1) held order by day`,
    [first],
  )
  const byBranch = Map.groupBy(all, ({ key }) => String(key))
  return (branch, kind, group, { from, until }) => {
    const found = (byBranch.get(`${branch} ${kind}`) ?? []).find(
      ({ team, day }) => (group === null || team === group) && String(day) >= from && String(day) <= until,
    )
    return found && String(found.day)
  }
}
