import { getOrganization } from '#features/organizations/queries.ts'
import { holdsFormalRelation } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { gatherBatch } from '../batches/gathering/actions.ts'
import { changePeople, numberBefore, type Snapshot, stepsBack } from '../entries/actions.ts'
import { endPostsOf } from '../posts/actions.ts'
import { getPerson, lockPeople, lockPerson } from '../queries.ts'
import type { PoliticalStatus } from '../standings/rules.ts'
import { readValue } from '../values/rules.ts'
import type { changes } from './contract.ts'
import {
  changesOf,
  groupStands,
  type HeldPerson,
  holderOfNumber,
  holdPeople,
  lockNumbers,
  organizationNames,
} from './queries.ts'
import { type ChangeKind, changeKinds, correctable, type PersonChange, whyNotStatus } from './rules.ts'
import { changedOf, placesIn } from './telling/rules.ts'

/** Of two who claim the same identity number the second is told so. @throws Refusal identity-number-taken */
export async function refuseTakenNumber(ctx: Context, number: string, personId: number): Promise<void> {
  await lockNumbers(ctx)
  const holder = await holderOfNumber(ctx, number, personId)
  if (holder) throw new Refusal('conflict', 'identity-number-taken', { field: 'value' })
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
    const person = await lockPerson(ctx, id)
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
    if (target.closed_on)
      throw new Refusal('conflict', 'place-closed', { place: target.name, day: target.closed_on })
    if (!holdsFormalRelation(target.kind))
      throw new Refusal('conflict', 'place-holds-no-relation', { name: target.name })
    if (groupId && !(await groupStands(ctx, groupId, organizationId)))
      throw new Refusal('invalid', 'group-elsewhere', { field: 'groupId' })
    const people = await lockPeople(ctx, personIds)
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

    for (const person of people) {
      await endPostsOf(ctx, person, effectiveOn, '调离党支部', person.organizationId)
      ctx.record({
        action: 'person.moved',
        subject: { kind: 'person', id: person.id, name: person.name },
        path: person.organizationPath,
        before: { organizationId: person.organizationId },
        after: { organizationId, effectiveOn },
        reason,
      })
    }
    await gatherBatch(ctx, {
      kind: 'moved',
      title: `调整到“${target.name}”`,
      personIds,
      reason,
      paths: [target.path, ...people.map(({ organizationPath }) => organizationPath)],
    })
    return { moved: people.length }
  },

  async group(ctx, { personIds, groupId, effectiveOn, reason }) {
    const people = await lockPeople(ctx, personIds)
    const [first] = people
    if (people.some((person) => person.organizationId !== first?.organizationId))
      throw new Refusal('invalid', 'group-one-branch', { field: 'groupId' })
    if (groupId && !(await groupStands(ctx, groupId, first?.organizationId ?? 0)))
      throw new Refusal('invalid', 'group-elsewhere', { field: 'groupId' })
    // 党小组由党员组成 (支部工作条例第十二条, M): who is none, or no longer, may only be taken out of one.
    const stranger =
      groupId && people.find(({ membership }) => membership === 'none' || membership === 'ended')
    if (stranger) throw new Refusal('conflict', 'no-membership', { field: 'personIds', name: stranger.name })

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
    const group = groupId ? await groupStands(ctx, groupId, first?.organizationId ?? 0) : null
    const title = group ? `编入“${group.name}”` : '移出党小组'
    await gatherBatch(ctx, { kind: 'grouped', title, personIds, reason })
    return { grouped: people.length }
  },

  async undo(ctx, { id, changeId, reason }) {
    const person = await lockPerson(ctx, id)
    const held = (await holdPeople(ctx, [id])).get(id) as HeldPerson
    const lines = await changesOf(ctx, id)
    const line = lines.find((one) => one.id === changeId)
    if (!line?.before) throw new Refusal('not-found', 'not-found')
    if (line.undoneBy) throw new Refusal('conflict', 'change-already-undone')
    if (lines.find((one) => !one.undoneBy && !one.undoes)?.id !== changeId)
      throw new Refusal('conflict', 'undo-only-latest')

    const number = numberBefore(ctx, line.before as Snapshot)
    if (number) await refuseTakenNumber(ctx, number, id)
    const step = { ...line, personId: id, before: line.before as Snapshot, after: line.after as Snapshot }
    const [counter = 0] = await stepsBack(ctx, new Map([[id, held]]), [step], reason)

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
