import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addDays, addMonths, type Day } from '#basics/days.ts'
import { evaluate } from '#features/alerts/evaluation/actions.ts'
import type { MeasureKey } from '#features/alerts/measures/rules.ts'
import { startTestApp } from '#src/testing.ts'
import { loadDemo } from './load.ts'

/**
 * A year of nights of the demo institute: some begun and broken off, some begun again, some that never came, the clock
 * put back now and then; what is mended meanwhile is told no more. What was told is held against a list made apart: the
 * facts by SQL of their own, the times and the seats as the regulations and the institute say them.
 */

type Lead = [count: number, unit: 'months' | 'days']
type Told = {
  measure: MeasureKey
  leads: Lead[]
  to: string[]
  raised?: [afterDays: number, to: string]
  /** After its day there is nothing more to tell. */
  lapses?: true
}

/** `own`: the office of the organization; `secretary`: of it; `above`: the committee above; `self`: whom it is about. */
const rules: Record<string, Told> = {
  'term-ends': {
    measure: 'termEnds',
    leads: [
      [6, 'months'],
      [3, 'months'],
      [1, 'months'],
      [-1, 'days'],
    ],
    to: ['above', 'secretary'],
    raised: [30, 'top'],
  },
  'probation-ends': {
    measure: 'probationEnds',
    leads: [
      [1, 'months'],
      [7, 'days'],
      [-1, 'days'],
      [-30, 'days'],
    ],
    to: ['self', 'secretary'],
    raised: [45, 'above'],
  },
  'fifty-years': {
    measure: 'fiftyYears',
    leads: [
      [3, 'months'],
      [1, 'months'],
    ],
    to: ['own'],
  },
  'rectification-late': {
    measure: 'rectificationLate',
    leads: [
      [7, 'days'],
      [-1, 'days'],
    ],
    to: ['secretary'],
    raised: [30, 'above'],
  },
  'work-item-late': {
    measure: 'workItemLate',
    leads: [
      [3, 'days'],
      [-1, 'days'],
    ],
    to: ['own'],
  },
  'letter-expires': {
    measure: 'letterExpires',
    leads: [
      [15, 'days'],
      [7, 'days'],
      [-1, 'days'],
    ],
    to: ['self', 'above'],
  },
  'transfer-step': {
    measure: 'transferStep',
    leads: [
      [1, 'days'],
      [-1, 'days'],
    ],
    to: ['own'],
    raised: [10, 'above'],
  },
  'absence-ends': {
    measure: 'absenceEnds',
    leads: [
      [7, 'days'],
      [-1, 'days'],
    ],
    to: ['secretary'],
  },
  'study-starts': { measure: 'studyStarts', leads: [[1, 'days']], to: ['own'], lapses: true },
  'meeting-unrecorded': {
    measure: 'meetingUnrecorded',
    leads: [
      [-3, 'days'],
      [-14, 'days'],
    ],
    to: ['secretary'],
  },
  // What has no day of its own is due from the night that found it.
  'secretary-vacant': {
    measure: 'secretaryVacant',
    leads: [
      [0, 'days'],
      [-30, 'days'],
    ],
    to: ['above', 'own'],
    raised: [60, 'top'],
  },
  'committee-missing': {
    measure: 'committeeMissing',
    leads: [
      [0, 'days'],
      [-30, 'days'],
    ],
    to: ['secretary', 'above'],
    raised: [90, 'top'],
  },
  'branch-too-small': {
    measure: 'branchTooSmall',
    leads: [
      [0, 'days'],
      [-30, 'days'],
    ],
    to: ['above', 'secretary'],
    raised: [60, 'top'],
  },
  'branch-too-large': { measure: 'branchTooLarge', leads: [[0, 'days']], to: ['above'] },
}
const nightly = [...new Set(Object.values(rules).map(({ measure }) => measure))]

/** Something due, as plain SQL finds it; told by the looks from the first to the one before it was mended. */
type Due = {
  rule: string
  subject: string
  /** Null: from the first look on. */
  dueOn: Day | null
  organizationId: number
  personId: number | null
  mendedAt: number
}

const first = '2027-11-28'
const last = '2028-11-27'

/** Numbers that look like chance and are the same each time. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

describe('A year of the demo institute', () => {
  const lucky = chance(14_900)
  /** The days that each measure was looked at on, as the clock showed them, in turn. */
  const looks = new Map<MeasureKey, Day[]>(nightly.map((measure) => [measure, []]))
  let app: Awaited<ReturnType<typeof startTestApp>>
  let dues: Due[]
  let seats: Seats

  const rows = async (question: string, values: unknown[] = []) =>
    (await app.world.open.pool.query(question, values)).rows

  before(async () => {
    app = await startTestApp({ demo: true, clock: `${first}T00:00:00Z` })
    await loadDemo(app.world, { members: 1_200, arrivals: false })
    // Everybody who holds a post, and every other probationary member, has an account.
    await rows(`insert into account (username, name, person_id, must_change_password, created_at)
      select 'p' || id, name, id, false, now() from person
      where (id in (select person_id from post) or (political_status = 'probationaryMember' and id % 2 = 0))
        and not exists (select from account where person_id = person.id)`)
    await onTheMove(rows)
    await rows('analyze')
    dues = await duesOf(rows)
    seats = await seatsOf(rows)
  })
  after(() => app.close())

  const look = async (measure: MeasureKey, shown: Day, broken = false) => {
    app.setClock(`${shown}T00:00:00Z`)
    const night = app.stage(async (ctx) => {
      await evaluate(ctx, measure)
      if (broken) throw new Error('the lights went out')
    })
    if (broken) return assert.rejects(night, /the lights went out/)
    await night
    looks.get(measure)?.push(shown)
  }

  /** Mended: from the next look on it is told no more. */
  const mend = async (due: Due | undefined) => {
    if (!due || due.mendedAt !== Number.POSITIVE_INFINITY) return
    const id = Number(due.subject)
    if (due.rule === 'rectification-late')
      await rows(
        `update rectification set solved_on = greatest(raised_on, date '${last}'), solved_note = '已整改', solved_by = '测试'
        where id = $1`,
        [id],
      )
    else if (due.rule === 'work-item-late')
      await rows(`update work_item set cancelled_at = now(), cancelled_because = '不再需要' where id = $1`, [
        id,
      ])
    else return
    due.mendedAt = looks.get(rules[due.rule]?.measure as MeasureKey)?.length ?? 0
  }

  it('tells everybody of everything whose time had come, and nobody twice', async () => {
    for (let day = first; day <= last; day = addDays(day, 1)) {
      // As the upkeep of the embedded database does by itself.
      if (day.endsWith('-01')) await rows('analyze')
      const fate = lucky(20)
      if (fate < 2) continue
      const shown = fate === 2 ? addDays(day, -lucky(12)) : day
      const brokenAt = fate < 6 ? lucky(nightly.length) : nightly.length
      for (const measure of nightly.slice(0, brokenAt)) await look(measure, shown)
      const broken = nightly[brokenAt]
      if (broken) await look(broken, shown, true)
      // Restarted in the same night, mostly.
      if (broken && fate !== 5) for (const measure of nightly) await look(measure, shown)
      for (let some = lucky(3); some > 0; some--) await mend(dues[lucky(dues.length)])
    }
    assert.ok(looks.get('termEnds')?.includes('2028-02-29'))

    const wanted = dues.flatMap((due) => {
      const all = looks.get(rules[due.rule]?.measure as MeasureKey) ?? []
      return toldOf({ ...due, dueOn: due.dueOn ?? (all[0] as Day) }, all, seats)
    })
    // Each of the rules had something to tell.
    assert.deepEqual(
      Object.keys(rules).filter((rule) => !wanted.some((line) => line.startsWith(`${rule} `))),
      [],
    )
    const told = (
      await rows(
        `select alert.rule_key as rule, alert.subject_key as subject, alert.due_on::text as due, reminder.occasion,
          reminder.level, reminder.account_id as account
        from alert_reminder reminder join alert on alert.id = reminder.alert_id`,
      )
    ).map(({ rule, subject, due, occasion, level, account }) =>
      [rule, subject, due, occasion, account ?? `nobody ${level}`].join(' '),
    )
    assert.ok(told.length > 500, String(told.length))
    assert.equal(new Set(told).size, told.length)
    const [all, asked] = [new Set(told), new Set(wanted)]
    assert.deepEqual(
      { missing: wanted.filter((line) => !all.has(line)), extra: told.filter((line) => !asked.has(line)) },
      { missing: [], extra: [] },
    )
    // Each of them is a message in the inbox of whom it is for.
    const reminded = await rows(`select 'alert-' || alert_id || '-' || occasion
        || case level when 'self' then '-self' else '' end || ' ' || account_id as line
      from alert_reminder where account_id is not null order by 1`)
    const letters = await rows(`select key || ' ' || coalesce(account.id, message.account_id) as line
      from message left join account on account.person_id = message.person_id where about_kind = 'alert' order by 1`)
    assert.deepEqual(letters, reminded)
  })
})

type Rows = (question: string) => Promise<Record<string, unknown>[]>

/** Some who are away for a while, and some whose relation leaves with a letter: one or the other every few weeks. */
async function onTheMove(rows: Rows): Promise<void> {
  await rows(`create temporary table mover as
    select person.id, person.name, person.organization_id as place, committee.id as committee,
      row_number() over (order by person.id)::int as nth
    from person cross join lateral (select id from organization above where above.kind = 'committee'
      and starts_with(person.organization_path, above.path) order by length(above.path) desc limit 1) committee
    where membership = 'active' and political_status = 'fullMember' and person.organization_id is not null
    order by person.id limit 24`)
  await rows(`insert into absence (direction, kind, organization_id, person_id, name, place, from_on, until_on,
      recorded_at, recorded_by)
    select 'out', 'mobile', place, id, name, '外地项目部', date '${first}' - 30, date '${first}' + 10 + nth * 12, now(), '测试'
    from mover where nth <= 12`)
  await rows(`insert into transfer (kind, state, origin, person_id, from_id, from_committee_id, from_name, to_name, cause,
      issued_on, valid_until, holder, holder_id, due_on, started_at, started_by, moved_at)
    select 'outgoing', 'issued', 'member', id, place, committee, '原党支部', '外省某单位党委', 'unitChanged',
      date '${first}' + nth * 9, date '${first}' + nth * 9 + 60, 'committee', committee, date '${first}' + nth * 9 + 10,
      now(), '测试', now()
    from mover where nth > 12`)
}

/** What is due in the register, by SQL of its own. */
async function duesOf(rows: Rows): Promise<Due[]> {
  const found = await rows(`
    select 'term-ends' as rule, term.organization_id::text as subject, term.ends_on as due, term.organization_id as place,
      null::int as person
    from term join organization on organization.id = term.organization_id
    where term.ended_on is null and organization.closed_on is null and organization.kind <> 'temporaryBranch'
      and not exists (select from election where election.organization_id = organization.id
        and done_at is null and withdrawn_at is null)
    union all
    select 'fifty-years', id::text, make_date(extract(year from full_on + interval '50 years' + interval '6 months' - interval '1 day')::int, 7, 1), place, id
    from (select id, organization_id as place, coalesce(became_full_on, joined_on) as full_on from person
      where membership = 'active' and political_status = 'fullMember' and organization_id is not null
        and not exists (select from commendation given where given.person_id = person.id and given.kind = 'fiftyYears')) member
    union all
    select 'rectification-late', id::text, due_on, organization_id, null from rectification where status = 'open'
    union all
    select 'work-item-late', id::text, due_on, organization_id, null from work_item where status = 'open'
    union all
    select 'letter-expires', id::text, valid_until, coalesce(from_id, from_committee_id, to_committee_id), person_id
    from transfer where state in ('issued', 'inTransit') and valid_until is not null
    union all
    select 'transfer-step', id || ':' || state, due_on, holder_id, person_id from transfer
    where holder in ('branch', 'committee') and state not in ('done', 'withdrawn')
    union all
    select 'absence-ends', id::text, until_on, organization_id, person_id from absence where ended_on is null
    union all
    select 'study-starts', id::text, planned_on, organization_id, null from meeting
    where held_on is null and cancelled_at is null and (kind in ('lecture', 'themeDay') or also && '{lecture,themeDay}')
    union all
    select 'meeting-unrecorded', id::text, planned_on, organization_id, null from meeting
    where held_on is null and cancelled_at is null
    union all
    select rule, place::text, null, place, null from (
      select id as place, kind,
        (select count(*) from person where organization_id = organization.id and membership = 'active'
          and political_status in ('fullMember', 'probationaryMember')) as members,
        (select count(*) from person where organization_id = organization.id and membership = 'active'
          and political_status = 'fullMember') as full_members,
        array(select post.kind from post where post.organization_id = organization.id and until_on is null) as posts
      from organization where closed_on is null and kind in ('branch', 'jointBranch')) branch
    cross join lateral (values
      ('secretary-vacant', members > 0 and not posts && '{secretary,convener}'),
      ('committee-missing', full_members >= 7 and not posts && '{committeeMember,convener}'),
      ('branch-too-small', full_members < 3 and kind = 'branch'),
      ('branch-too-large', members > 50)) asked (rule, holds)
    where holds`)
  const probation = await rows(`
    select id, organization_id, joined_on, (select max((details ->> 'months')::int) from admission_entry
      join admission on admission.id = admission_id
      where person_id = person.id and act = 'confirmationApproval' and details ->> 'outcome' = 'extend') as more
    from person where political_status = 'probationaryMember' and membership = 'active' and organization_id is not null`)
  return [
    ...found.map(({ rule, subject, due, place, person }) => ({
      rule: String(rule),
      subject: String(subject),
      dueOn: due === null ? null : String(due),
      organizationId: Number(place),
      personId: person === null ? null : Number(person),
    })),
    ...probation.map(({ id, organization_id, joined_on, more }) => ({
      rule: 'probation-ends',
      subject: String(id),
      dueOn: addMonths(String(joined_on), 12 + Number(more ?? 0)),
      organizationId: Number(organization_id),
      personId: Number(id),
    })),
  ].map((one) => ({ ...one, mendedAt: Number.POSITIVE_INFINITY }))
}

/** Who sits where: for each kind of seat, the accounts by organization; `self` by person. */
type Seats = (kind: string, due: Due) => number[]
async function seatsOf(rows: Rows): Promise<Seats> {
  const places = new Map(
    (await rows('select id, parent_id, kind from organization')).map((row) => [Number(row.id), row]),
  )
  const posts = await rows(`select post.organization_id as place, post.kind, account.id as account
    from post join account on account.person_id = post.person_id left join term on term.id = post.term_id
    where post.until_on is null and term.ended_on is null`)
  const grants = await rows(`select organization_id as place, role, account_id as account from role_grant
    where revoked_at is null`)
  const accounts = new Map(
    (await rows('select person_id, id from account where disabled_at is null')).map((row) => [
      Number(row.person_id),
      Number(row.id),
    ]),
  )
  const top = [...places.values()].find(({ parent_id }) => parent_id === null)?.id as number
  const office = (id: number, role = roleAt(places.get(id)?.kind)) => [
    ...(role === 'politicalWorkDepartment' ? [] : posts.filter((post) => post.place === id)),
    ...grants.filter((grant) => grant.place === id && grant.role === role),
  ]
  const committeeAbove = (id: number): number => {
    const up = places.get(id)?.parent_id as number | null
    if (up === null) return id
    return places.get(up)?.kind === 'committee' ? up : committeeAbove(up)
  }
  const holders = (kind: string, { organizationId, personId }: Due): unknown[] => {
    if (kind === 'self') return personId === null ? [] : [accounts.get(personId) ?? []].flat()
    if (kind === 'top') return office(top, 'politicalWorkDepartment').map(({ account }) => account)
    if (kind === 'above')
      return office(committeeAbove(organizationId), 'committee').map(({ account }) => account)
    const all = office(organizationId)
    const named = all.filter((one) => kind === 'secretary' && one.kind === 'secretary')
    return (named.length > 0 ? named : all).map(({ account }) => account)
  }
  return (kind, due) => [...new Set(holders(kind, due).map(Number))]
}

const roleAt = (kind: unknown) => (kind === 'committee' || kind === 'generalBranch' ? 'committee' : 'branch')

/** Every time of something due that fell while it was looked at, for everybody who sits in one of its seats. */
function toldOf(due: Due & { dueOn: Day }, all: Day[], seats: Seats): string[] {
  const { leads, to, raised, lapses } = rules[due.rule] as Told
  const times = leads.map(([count, unit]) => ({
    key: `${unit}:${count}`,
    on: unit === 'months' ? addMonths(due.dueOn, -count) : addDays(due.dueOn, -count),
  }))
  const open = all
    .slice(0, due.mendedAt)
    .filter((day) => day >= (times[0]?.on ?? '') && !(lapses && day > due.dueOn))
  const [opened] = open
  if (!opened) return []
  const come = times
    .filter(({ on }, at) => open.some((day) => day >= on && day < (times[at + 1]?.on ?? '9999-12-31')))
    .map(({ key }) => ({ key, to }))
  const late = raised && addDays([due.dueOn, opened].toSorted().at(-1) as Day, raised[0])
  if (raised && open.some((day) => day >= String(late))) come.push({ key: 'escalated', to: [raised[1]] })
  return come.flatMap(({ key, to: kinds }) =>
    linesOf(kinds, due, seats).map((who) => [due.rule, due.subject, due.dueOn, key, who].join(' ')),
  )
}

/** Everybody once; where nobody sits somebody is missed, but not the person while anybody else is told. */
function linesOf(kinds: string[], due: Due, seats: Seats): string[] {
  const people = kinds.map((kind) => ({ kind, accounts: seats(kind, due) }))
  const told = [...new Set(people.flatMap(({ accounts }) => accounts))]
  const missed = people.filter(
    ({ kind, accounts }) => accounts.length === 0 && (kind !== 'self' || told.length === 0),
  )
  const level = (kind: string) => (kind === 'secretary' ? 'own' : kind)
  return [...told.map(String), ...missed.map(({ kind }) => `nobody ${level(kind)}`)]
}
