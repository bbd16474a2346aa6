import type { Day } from '#basics/days.ts'
import { isMasked, masked } from '#basics/masks.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type HeldPerson, holdPeople, insertChanges, writeFixed, writeStandings } from '../changes/queries.ts'
import { type FixedFacts, factsOn, type PersonChange, standingsAfter, whyNotOn } from '../changes/rules.ts'
import { setNumbers } from '../numbers/queries.ts'
import { refuseClosedPlace } from '../queries.ts'
import type { Standing, StandingFacts } from '../standings/rules.ts'
import { whyNotAgree } from '../values/rules.ts'

/** What a line of the record keeps: the values in question, and the standings, so that a step back is exact. */
export type Snapshot = {
  values: Record<string, unknown>
  sealed?: Record<string, string>
  standings: Standing[] | null
}

/**
 * Makes changes of people, one or thousands, and writes their lines: who, when, why, before, after. Each is checked
 * against the person's own dates; all or nothing. Answers the id of each change's line.
 * @throws Refusal not-found; the codes of whyNotOn and whyNotAgree with `employeeNo`
 */
export async function changePeople(ctx: Context, asked: PersonChange[], source: string): Promise<number[]> {
  const held = await holdPeople(
    ctx,
    [...new Set(asked.map(({ personId }) => personId))].sort((a, b) => a - b),
  )

  const fixed = new Map<number, HeldPerson>()
  const moved = new Map<number, HeldPerson>()
  const lines = asked.map((change) => {
    const old = held.get(change.personId)
    if (!old) throw new Refusal('not-found', 'not-found')
    const next = personAfter(old, change, ctx.today)
    held.set(next.id, next)
    if (change.fixed) fixed.set(next.id, next)
    if (next.standings !== old.standings) moved.set(next.id, next)
    return {
      personId: next.id,
      kind: change.kind,
      effectiveOn: change.effectiveOn,
      reason: change.reason,
      ...snapshots(ctx, old, next, change),
    }
  })

  await writeFixed(
    ctx,
    [...fixed.keys()].map((id) => held.get(id) as HeldPerson),
  )
  await writeStandings(
    ctx,
    [...moved.keys()].map((id) => held.get(id) as HeldPerson),
  )
  await refuseClosedPlace(ctx, [...moved.keys()])
  return insertChanges(ctx, lines, { name: ctx.actor.name, accountId: ctx.actor.accountId, source })
}

/** The person after a change, or the reason against it. */
function personAfter(old: HeldPerson, change: PersonChange, today: Day): HeldPerson {
  const facts = { employeeNo: old.employeeNo, name: old.name }
  const reason = whyNotOn(old.standings, change, today)
  if (reason)
    throw new Refusal('invalid', reason, { field: 'effectiveOn', day: change.effectiveOn, ...facts })
  const next = { ...old, ...change.fixed }
  next.standings = standingsAfter(old.standings, change, old)
  const disagreement = change.fixed ? whyNotAgree(next, today) : null
  if (disagreement) throw new Refusal('invalid', disagreement.code, { ...facts, field: disagreement.field })
  return next
}

function snapshots(
  { sealing }: Context,
  old: HeldPerson,
  next: HeldPerson,
  change: PersonChange,
): { before: Snapshot; after: Snapshot } {
  const moved = next.standings !== old.standings
  const fields = Object.keys(change.fixed ?? {}) as (keyof FixedFacts)[]
  const take = (person: HeldPerson): Snapshot => ({
    values: {
      ...Object.fromEntries(fields.map((field) => [field, hidden(field, person[field])])),
      ...(change.facts && change.effectiveOn
        ? pick(factsOn(person.standings, change.effectiveOn), Object.keys(change.facts))
        : {}),
    },
    ...(fields.some(isMasked) && {
      sealed: Object.fromEntries(
        fields.filter(isMasked).map((field) => [field, sealed(sealing, person[field])]),
      ),
    }),
    standings: moved ? person.standings : null,
  })
  return { before: take(old), after: take(next) }
}

const pick = (facts: Partial<StandingFacts>, keys: string[]) =>
  Object.fromEntries(keys.map((key) => [key, (facts as Record<string, unknown>)[key] ?? null]))

const sealed = (sealing: Context['sealing'], value: string | null) =>
  value ? sealing.seal(value).toString('base64') : ''
const unsealed = (sealing: Context['sealing'], text: string) =>
  text ? sealing.open(Buffer.from(text, 'base64')) : null

/** The record's lines are read by many: numbers and addresses stand masked in them. */
function hidden(field: keyof FixedFacts, value: unknown): unknown {
  return typeof value === 'string' && isMasked(field) ? masked(field, value) : value
}

/** The identity number that a step back would give again; null when it gives none. */
export const numberBefore = ({ sealing }: Pick<Context, 'sealing'>, before: Snapshot) =>
  unsealed(sealing, before.sealed?.identityNumber ?? '')

/** One line to be taken back, with what it keeps. */
export type StepBack = {
  id: number
  personId: number
  effectiveOn: Day | null
  before: Snapshot
  after: Snapshot
}

/** The person as the line found him. */
export function personBefore(sealing: Context['sealing'], held: HeldPerson, before: Snapshot): HeldPerson {
  const secrets = Object.entries(before.sealed ?? {}).map(([field, text]) => [field, unsealed(sealing, text)])
  const fixed = Object.entries(before.values).filter(([field]) => field in held && !isMasked(field))
  return {
    ...held,
    ...Object.fromEntries(fixed),
    ...Object.fromEntries(secrets),
    standings: before.standings ?? held.standings,
  }
}

/**
 * Counter-entries, one or thousands: everything as the lines found it (the last written first), and for each a line of
 * its own that names what it takes back. Answers their ids.
 */
export async function stepsBack(
  ctx: Context,
  held: ReadonlyMap<number, HeldPerson>,
  steps: StepBack[],
  reason: string,
): Promise<number[]> {
  const next = new Map<number, HeldPerson>()
  const fixed = new Set<number>()
  for (const { personId, before } of steps) {
    const now = next.get(personId) ?? held.get(personId)
    if (!now) throw new Refusal('not-found', 'not-found')
    next.set(personId, personBefore(ctx.sealing, now, before))
    if (Object.keys(before.values).some((field) => field in now)) fixed.add(personId)
  }
  const people = [...next.values()]
  const touched = people.filter(({ id }) => fixed.has(id))
  await writeFixed(ctx, touched)
  await setNumbers(ctx, touched)
  await writeStandings(
    ctx,
    people.filter(({ id, standings }) => standings !== held.get(id)?.standings),
  )
  await refuseClosedPlace(ctx, [...next.keys()])
  const lines = steps.map(({ id, personId, effectiveOn, before, after }) => ({
    personId,
    kind: 'counterEntry',
    effectiveOn,
    before: after,
    after: before,
    reason,
    undoes: id,
  }))
  return insertChanges(ctx, lines, { name: ctx.actor.name, accountId: ctx.actor.accountId, source: '撤回' })
}
