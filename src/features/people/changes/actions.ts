import type { Day } from '#basics/days.ts'
import { maskIdentityNumber, maskPhone } from '#basics/identity-number.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { holdsFormalRelation } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { getPerson, visiblePeople } from '../queries.ts'
import type { PoliticalStatus, Standing, StandingFacts } from '../standings/rules.ts'
import { readValue, valueInWords, whyNotAgree } from '../values/rules.ts'
import { type changes, correctable } from './contract.ts'
import {
  changesOf,
  groupStands,
  type HeldPerson,
  holderOfNumber,
  holdPeople,
  insertChanges,
  organizationNames,
  writeFixed,
  writeStandings,
} from './queries.ts'
import {
  type ChangeKind,
  changeKinds,
  type FixedFacts,
  factsOn,
  fieldTitles,
  type PersonChange,
  standingsAfter,
  whyNotOn,
  whyNotStatus,
} from './rules.ts'

/** What a line of the record keeps: the values in question, and the standings, so that a step back is exact. */
type Snapshot = {
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
    ...(fields.some(isSecret) && {
      sealed: Object.fromEntries(
        fields.filter(isSecret).map((field) => [field, sealed(sealing, person[field])]),
      ),
    }),
    standings: moved ? person.standings : null,
  })
  return { before: take(old), after: take(next) }
}

const pick = (facts: Partial<StandingFacts>, keys: string[]) =>
  Object.fromEntries(keys.map((key) => [key, (facts as Record<string, unknown>)[key] ?? null]))

const isSecret = (field: string) => field === 'identityNumber' || field === 'phone'
const sealed = (sealing: Context['sealing'], value: string | null) =>
  value ? sealing.seal(value).toString('base64') : ''
const unsealed = (sealing: Context['sealing'], text: string) =>
  text ? sealing.open(Buffer.from(text, 'base64')) : null

/** The record's lines are read by many: numbers stand masked in them. */
function hidden(field: keyof FixedFacts, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (field === 'identityNumber') return maskIdentityNumber(value)
  return field === 'phone' ? maskPhone(value) : value
}

/** The counter-entry: everything as the line found it, and a line of its own that names what it takes back. */
async function stepBack(
  ctx: Context,
  held: HeldPerson,
  line: { id: number; effectiveOn: Day | null; before: Snapshot; after: Snapshot },
  reason: string,
) {
  const { before } = line
  const secrets = Object.entries(before.sealed ?? {}).map(([field, text]) => [
    field,
    unsealed(ctx.sealing, text),
  ])
  const fixedBefore = Object.fromEntries(
    Object.entries(before.values).filter(([field]) => field in held && !isSecret(field)),
  )
  const next: HeldPerson = {
    ...held,
    ...fixedBefore,
    ...Object.fromEntries(secrets),
    standings: before.standings ?? held.standings,
  }
  await writeFixed(ctx, [next])
  if (before.standings) await writeStandings(ctx, [next])
  const entry = {
    personId: held.id,
    kind: 'counterEntry',
    effectiveOn: line.effectiveOn,
    before: line.after,
    after: before,
    reason,
    undoes: line.id,
  }
  const [id = 0] = await insertChanges(ctx, [entry], {
    name: ctx.actor.name,
    accountId: ctx.actor.accountId,
    source: '撤回',
  })
  return id
}

async function refuseTakenNumber(ctx: Context, number: string, personId: number): Promise<void> {
  const holder = await holderOfNumber(ctx, number, personId)
  if (holder) throw new Refusal('conflict', 'identity-number-taken', { field: 'value' })
}

const placesIn = (...snapshots: unknown[]): number[] =>
  (snapshots as (Snapshot | null)[]).flatMap((one) => Number(one?.values.organizationId) || [])

/** The lines of a change in words; identity and phone numbers stand masked already. */
function changedOf(before: Snapshot | null, after: Snapshot | null, places: Map<number, string>) {
  const words = (field: string, value: unknown) =>
    field === 'organizationId' && value ? (places.get(Number(value)) ?? null) : valueInWords(field, value)
  const fields = Object.keys(after?.values ?? {})
  return fields.map((field) => ({
    label: fieldTitles[field] ?? field,
    before: words(field, before?.values[field]),
    after: words(field, after?.values[field]),
  }))
}

export const changeActions: ActionsOf<typeof changes> = {
  async list(ctx, { id }) {
    await getPerson(ctx, id)
    const lines = await changesOf(ctx, id)
    const places = await organizationNames(
      ctx,
      lines.flatMap((line) => placesIn(line.before, line.after)),
    )
    const latest = lines.find((line) => !line.undoneBy && !line.undoes)
    return lines.map((line) => ({
      id: line.id,
      kind: line.kind,
      title: changeKinds[line.kind as ChangeKind] ?? line.kind,
      effectiveOn: line.effectiveOn,
      changed: changedOf(line.before as Snapshot | null, line.after as Snapshot | null, places),
      reason: line.reason,
      source: line.source,
      recordedAt: line.recordedAt,
      recordedBy: line.recordedBy,
      undone: line.undoneBy !== null,
      counterEntry: line.undoes !== null,
      undoable: line.id === latest?.id && line.before !== null,
    }))
  },

  async correct(ctx, { id, field, value, effectiveOn, reason }) {
    const person = await getPerson(ctx, id)
    const read = readValue(field, value)
    if ('fault' in read)
      throw new Refusal('invalid', read.fault, { field: 'value', label: correctable[field].title })
    if (field === 'identityNumber' && typeof read.value === 'string')
      await refuseTakenNumber(ctx, read.value, id)

    const change: PersonChange = correctable[field].dated
      ? {
          personId: id,
          kind: 'corrected',
          effectiveOn: effectiveOn ?? null,
          facts: { [field]: read.value },
          reason,
        }
      : { personId: id, kind: 'corrected', effectiveOn: null, fixed: { [field]: read.value }, reason }
    const leap =
      field === 'politicalStatus' ? whyNotStatus(person.politicalStatus, read.value as PoliticalStatus) : null
    if (leap) throw new Refusal('conflict', leap, { field: 'value' })
    const [changeId = 0] = await changePeople(ctx, [change], '更正')

    ctx.record({
      action: 'person.corrected',
      subject: { kind: 'person', id, name: person.name },
      path: person.organizationPath,
      after: { field, changeId },
      reason,
    })
    return { personId: id, changeId }
  },

  async move(ctx, { personIds, organizationId, groupId, effectiveOn, reason }) {
    const target = await getOrganization(ctx, organizationId)
    if (target.closed_on) throw new Refusal('conflict', 'target-closed')
    if (!holdsFormalRelation(target.kind))
      throw new Refusal('conflict', 'place-holds-no-relation', { name: target.name })
    const people = await visiblePeople(ctx, personIds)
    const staying = people.filter((person) => person.organizationId === organizationId)
    if (staying[0]) throw new Refusal('conflict', 'already-in-branch', { name: staying[0].name })

    const facts = { organizationId, groupId }
    await changePeople(
      ctx,
      personIds.map((personId) => ({
        personId,
        kind: 'moved',
        effectiveOn,
        facts,
        beganBy: 'moved',
        reason,
      })),
      '人员调整',
    )

    for (const person of people)
      ctx.record({
        action: 'person.moved',
        subject: { kind: 'person', id: person.id, name: person.name },
        path: person.organizationPath,
        before: { organizationId: person.organizationId },
        after: { organizationId, effectiveOn },
        reason,
      })
    return { moved: people.length }
  },

  async group(ctx, { personIds, groupId, effectiveOn, reason }) {
    const people = await visiblePeople(ctx, personIds)
    const [first] = people
    if (people.some((person) => person.organizationId !== first?.organizationId))
      throw new Refusal('invalid', 'group-one-branch', { field: 'groupId' })
    if (groupId && !(await groupStands(ctx, groupId, first?.organizationId ?? 0)))
      throw new Refusal('invalid', 'group-elsewhere', { field: 'groupId' })

    await changePeople(
      ctx,
      personIds.map((personId) => ({ personId, kind: 'grouped', effectiveOn, facts: { groupId }, reason })),
      '编组',
    )

    for (const person of people)
      ctx.record({
        action: 'person.grouped',
        subject: { kind: 'person', id: person.id, name: person.name },
        path: person.organizationPath,
        after: { groupId },
        reason,
      })
    return { grouped: people.length }
  },

  async undo(ctx, { id, changeId, reason }) {
    const person = await getPerson(ctx, id)
    const held = (await holdPeople(ctx, [id])).get(id) as HeldPerson
    const lines = await changesOf(ctx, id)
    const line = lines.find((one) => one.id === changeId)
    if (!line?.before) throw new Refusal('not-found', 'not-found')
    if (line.undoneBy) throw new Refusal('conflict', 'change-already-undone')
    if (lines.find((one) => !one.undoneBy && !one.undoes)?.id !== changeId)
      throw new Refusal('conflict', 'undo-only-latest')

    const counter = await stepBack(
      ctx,
      held,
      { ...line, before: line.before as Snapshot, after: line.after as Snapshot },
      reason,
    )

    ctx.record({
      action: 'person.changeUndone',
      subject: { kind: 'person', id, name: person.name },
      path: person.organizationPath,
      after: { changeId },
      reason,
    })
    return { personId: id, changeId: counter }
  },
}
