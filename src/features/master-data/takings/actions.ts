import { createHash } from 'node:crypto'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { enterAgain } from '#features/people/batches/counter-entries/actions.ts'
import { gatherBatch } from '#features/people/batches/gathering/actions.ts'
import { withdrawnAmong } from '#features/people/batches/queries.ts'
import { insertChanges } from '#features/people/changes/queries.ts'
import { changePeople } from '#features/people/entries/actions.ts'
import { foldFigures } from '#features/people/figures/queries.ts'
import { giveNumbers } from '#features/people/numbers/queries.ts'
import { insertPosts } from '#features/people/posts/queries.ts'
import { insertPeople, type NewPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { placeOfPost } from '../persons/posts/rules.ts'
import type { Plan } from '../plans/actions.ts'
import { knownUnits } from '../plans/queries.ts'
import { type KnownUnit, type PersonOutcome, valueText } from '../plans/rules.ts'
import type { Row } from '../readings/rules.ts'
import type { FeedKind } from '../sheets/rules.ts'
import { keepSaidBefore, type SaidBefore, saidUntilNow } from '../undoing/queries.ts'
import {
  heldDigests,
  markMissing,
  type Overtaken,
  raiseDifferences,
  rememberSaid,
  settleOvertaken,
  settleReappeared,
} from './queries.ts'
import { changeOf, standingsOfNew } from './rules.ts'
import { changeUnits } from './units/actions.ts'

const source = '主数据'
/** So many people at once in one statement. */
const batch = 5000

export type Progress = (stage: string, done: number, total: number) => void

/** Does what a plan says, all of it in the given transaction. Answers the digests of both sides. */
export async function carryOut(ctx: Context, feedId: number, plan: Plan, onProgress: Progress) {
  const reason = `主数据批次 ${feedId}`
  onProgress('organizations', 0, plan.units.length)
  const fresh = plan.units.filter(({ known }) => !known)
  if (fresh.length > 0)
    await insertOrganizations(
      ctx,
      fresh.map(({ unit }) => unit),
      source,
    )
  await changeUnits(ctx, plan.units, { on: plan.on, reason, source })

  const units = await knownUnits(ctx)
  const entered = await insertNew(ctx, plan, units, { reason, onProgress })
  const idOf = (code: string) => units.get(code)?.id ?? null
  const numbered = plan.people.flatMap(({ known, row }) =>
    known && known.employeeNo !== row.key
      ? [{ id: known.id, before: known.employeeNo, employeeNo: row.key }]
      : [],
  )
  await giveNumbers(ctx, numbered, { reason, source })
  const changes = plan.people.flatMap((outcome) => changeOf(outcome, idOf, { on: plan.on, reason }) ?? [])
  for (let at = 0; at < changes.length; at += batch)
    await changePeople(ctx, changes.slice(at, at + batch), source)
  const personIds = [...entered, ...numbered.map(({ id }) => id), ...changes.map(({ personId }) => personId)]
  await gatherBatch(ctx, { kind: 'fed', title: `主数据第 ${feedId} 批`, feedId, personIds, reason })

  // Thousands of changes at once: nobody who opens the dashboard should have to add them up.
  await foldFigures(ctx)

  onProgress('differences', 0, plan.differences.length)
  await remember(ctx, feedId, plan)
  return digests(ctx, plan)
}

async function insertNew(
  ctx: Context,
  plan: Plan,
  units: Map<string, KnownUnit>,
  { reason, onProgress }: { reason: string; onProgress: Progress },
): Promise<number[]> {
  const entered: number[] = []
  const fresh = plan.people.filter(({ known }) => !known)
  for (let at = 0; at < fresh.length; at += batch) {
    onProgress('people', at, fresh.length)
    const some = fresh.slice(at, at + batch)
    const people = some.map(({ person }) => {
      const place = person.branchCode === null ? null : (units.get(person.branchCode)?.id ?? null)
      const history = plan.first || plan.knownSince.has(person.employeeNo)
      return { ...person, standings: standingsOfNew(person, place, plan.on, history) }
    })
    const ids = await enter(ctx, people)
    const lines = [...ids.values()].map((personId) => ({
      personId,
      kind: 'recorded',
      effectiveOn: plan.on,
      before: null,
      after: null,
      reason,
    }))
    await insertChanges(ctx, lines, { name: ctx.actor.name, accountId: ctx.actor.accountId, source })
    await insertPosts(ctx, postsOf(some, ids, units), plan.on)
    entered.push(...ids.values())
  }
  return entered
}

/** New people, and those again whose entry was taken back: their record goes on. Answers their ids by 工号. */
async function enter(ctx: Context, people: NewPerson[]): Promise<Map<string, number>> {
  const again = await withdrawnAmong(
    ctx,
    people.map(({ employeeNo }) => employeeNo),
  )
  await enterAgain(
    ctx,
    people.flatMap((person) => {
      const id = again.get(person.employeeNo)
      return id === undefined ? [] : [{ ...person, id }]
    }),
  )
  const fresh = people.filter(({ employeeNo }) => !again.has(employeeNo))
  return new Map([...again, ...(await insertPeople(ctx, fresh))])
}

/** Posts that come with people of the first feed; later they are a difference, for a post is elected. */
function postsOf(people: PersonOutcome[], ids: Map<string, number>, units: Map<string, KnownUnit>) {
  return people.flatMap(({ person }) =>
    (person.politicalStatus === 'fullMember' && person.employment !== 'deceased' ? person.posts : []).flatMap(
      (post) => {
        const place = placeOfPost(post, person.branchCode, units)
        const organizationId = place && units.get(place)?.id
        const [, kind = '', duty = null] = post.split(':')
        const personId = ids.get(person.employeeNo)
        return organizationId && personId
          ? [{ organizationId, personId, kind, duty, since: person.becameFullOn ?? '0001-01-01' }]
          : []
      },
    ),
  )
}

/** What the master data said, what it overtakes, and what is to be decided. */
async function remember(ctx: Context, feedId: number, plan: Plan): Promise<void> {
  const before: SaidBefore[] = []
  const told = [
    ['organizations', plan.told.units],
    ['people', plan.told.people],
  ] as const
  for (const [kind, rows] of told) {
    const taken = rows.filter(({ row, same }) => row.record && !same)
    const records = taken.map(({ row, digest, said }) => ({ key: row.key, digest, said }))
    before.push(
      ...(await saidUntilNow(
        ctx,
        kind,
        records.map(({ key }) => key),
      )),
    )
    for (let at = 0; at < records.length; at += batch)
      await rememberSaid(ctx, feedId, kind, records.slice(at, at + batch))
  }
  await keepSaidBefore(ctx, feedId, before)
  await settleOvertaken(ctx, overtakenBy(plan))
  for (const [kind, rows] of [
    ['organizations', plan.reading.units],
    ['people', plan.reading.people],
  ] as const)
    if (rows.length > 0) await settleReappeared(ctx, kind, keysOf(rows))
  await raiseDifferences(ctx, feedId, plan.differences)
  if (!plan.missing) return
  await markMissing(ctx, 'organizations', plan.missing.units, keysOf(plan.reading.units), plan.on)
  await markMissing(ctx, 'people', plan.missing.people, keysOf(plan.reading.people), plan.on)
}

const keysOf = (rows: Row<unknown>[]) => rows.map(({ key }) => key)

const overtakenBy = (plan: Plan): Overtaken[] =>
  [...plan.units, ...plan.people].flatMap(({ kind, known, anew }) =>
    anew.map(({ field, value, agrees }) => ({
      personId: kind === 'people' ? (known?.id ?? null) : null,
      organizationId: kind === 'organizations' ? (known?.id ?? null) : null,
      field,
      value: valueText(value),
      agrees,
    })),
  )

/** SHA-256 over keys and digests, as sent and as read back: equal when both sides say the same of every row taken. */
async function digests(ctx: Context, plan: Plan): Promise<{ sent: string; held: string }> {
  const [sent, held] = [createHash('sha256'), createHash('sha256')]
  for (const kind of ['organizations', 'people'] as FeedKind[]) {
    const rows = (kind === 'people' ? plan.told.people : plan.told.units).filter(({ row }) => row.record)
    const mine = rows
      .map(({ row, digest }) => ({ key: row.key, digest }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
    for (const { key, digest } of mine) sent.update(`${key} ${digest}\n`)
    const theirs = await heldDigests(
      ctx,
      kind,
      mine.map(({ key }) => key),
    )
    for (const { key, digest } of theirs.sort((a, b) => (a.key < b.key ? -1 : 1)))
      held.update(`${key} ${digest}\n`)
  }
  return { sent: sent.digest('hex'), held: held.digest('hex') }
}
