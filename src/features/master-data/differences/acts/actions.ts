import type { Day } from '#basics/days.ts'
import { actions as organizationActions } from '#features/organizations/actions.ts'
import { findByCode } from '#features/organizations/queries.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import { actions as termActions } from '#features/organizations/terms/actions.ts'
import { applyOrganizationChanges } from '#features/organizations/updates/actions.ts'
import type { OrganizationUpdate } from '#features/organizations/updates/rules.ts'
import { changeActions, refuseTakenNumber } from '#features/people/changes/actions.ts'
import type { PersonChange } from '#features/people/changes/rules.ts'
import { changePeople } from '#features/people/entries/actions.ts'
import { membershipActions } from '#features/people/memberships/actions.ts'
import type { Ending } from '#features/people/memberships/rules.ts'
import { postActions } from '#features/people/posts/actions.ts'
import type { Duty, PostKind } from '#features/people/posts/rules.ts'
import { type getPerson, lockPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Value } from '../../comparison/rules.ts'
import { placeOfPost } from '../../persons/posts/rules.ts'
import { knownUnits } from '../../plans/queries.ts'
import { partsOf } from '../../takings/rules.ts'
import type { DifferenceRow } from '../queries.ts'

type Act = { on: Day; reason: string; as: string | undefined }
type Person = Awaited<ReturnType<typeof getPerson>>

/** Does what the difference says, as if it had been asked for by hand: the same rules, the same trail. */
export async function actOn(ctx: Context, difference: DifferenceRow, act: Act): Promise<void> {
  if (difference.subject === 'organization') return changeUnit(ctx, difference, act)
  const person = await lockPerson(ctx, difference.subject_id)
  const { kind, master_value: value } = difference
  const id = person.id
  switch (kind) {
    case 'retired':
    case 'left':
    case 'reemployed':
      return change(ctx, person, difference, act, kind === 'reemployed' ? 'fed' : kind)
    case 'deceased':
      return die(ctx, person, act)
    case 'missing':
      return leave(ctx, person, act)
    case 'moved':
      return move(ctx, person, value, act)
    case 'admitted':
      return admit(ctx, person, difference, act)
    case 'confirmed':
      return confirm(ctx, person, difference, act)
    case 'membershipEnded':
      await membershipActions.end(ctx, { id, ending: act.as as Ending, on: act.on, reason: act.reason })
      return
    case 'postsChanged':
      return changePosts(ctx, person, difference, act)
    default:
      return change(ctx, person, difference, act, kind === 'statusChanged' ? 'statusChanged' : 'corrected')
  }
}

/** Every field of a difference as the record takes it. */
async function partsOfDifference(ctx: Context, { field, master_value, master_sealed, along }: DifferenceRow) {
  const secret = master_sealed ? ctx.sealing.open(master_sealed) : null
  const changes = [
    { field, after: master_value as Value },
    ...along.map((one) => ({ field: one.field, after: one.value })),
  ]
  const place = changes.find((one) => one.field === 'branchCode')?.after
  const target = place ? await reachedUnit(ctx, String(place)) : null
  return partsOf(changes, { identityNumber: secret, phone: secret }, () => target?.id ?? null)
}

async function change(
  ctx: Context,
  person: Person,
  difference: DifferenceRow,
  { on, reason }: Act,
  kind: PersonChange['kind'],
): Promise<void> {
  const { fixed, facts } = await partsOfDifference(ctx, difference)
  if (fixed?.identityNumber) await refuseTakenNumber(ctx, fixed.identityNumber, person.id)
  await carryOut(ctx, person, {
    kind,
    effectiveOn: facts ? on : null,
    ...(fixed && { fixed }),
    ...(facts && { facts }),
    reason,
  })
}

/** One change of the record, and the deed in the trail. */
async function carryOut(ctx: Context, person: Person, asked: Omit<PersonChange, 'personId'>): Promise<void> {
  await changePeople(ctx, [{ ...asked, personId: person.id }], '主数据')
  const { identityNumber, ...fixed } = asked.fixed ?? {}
  ctx.record({
    action: `person.${asked.kind}`,
    subject: { kind: 'person', id: person.id, name: person.name },
    path: person.organizationPath,
    after: {
      ...fixed,
      ...asked.facts,
      ...(identityNumber && { identityNumber: true }),
      on: asked.effectiveOn,
    },
    reason: asked.reason,
  })
}

const isMember = ({ membership }: Person) => membership === 'active' || membership === 'suspended'

async function die(ctx: Context, person: Person, { on, reason }: Act): Promise<void> {
  if (isMember(person)) await membershipActions.end(ctx, { id: person.id, ending: 'died', on, reason })
  else
    await carryOut(ctx, person, { kind: 'died', effectiveOn: on, facts: { employment: 'deceased' }, reason })
}

/** Missing from the master data: somebody said why. */
async function leave(ctx: Context, person: Person, act: Act): Promise<void> {
  if (act.as === 'deceased') return die(ctx, person, act)
  const [employment, facts] =
    act.as === 'retired' ? (['retired', { occupation: 'retired' }] as const) : (['left', {}] as const)
  await carryOut(ctx, person, {
    kind: employment,
    effectiveOn: act.on,
    facts: { employment, ...facts },
    reason: act.reason,
  })
}

/** The unit of this code that the actor reaches. @throws Refusal difference-target-unknown */
async function reachedUnit(ctx: Context, code: string) {
  const unit = await findByCode(ctx, code)
  const reached = unit && ctx.reach.paths.some((path) => unit.path.startsWith(path))
  if (!reached) throw new Refusal('conflict', 'difference-target-unknown', { code })
  return unit
}

/** Somebody without membership: he is looked after elsewhere from now on, and that is all. */
async function move(ctx: Context, person: Person, code: string | null, { on, reason }: Act): Promise<void> {
  const target = await reachedUnit(ctx, code ?? '')
  await changeActions.move(ctx, {
    personIds: [person.id],
    organizationId: target.id,
    groupId: null,
    effectiveOn: on,
    reason,
  })
}

/** Membership begins: by admission on the day of the branch meeting, or by coming from outside on the day it is said. */
async function admit(
  ctx: Context,
  person: Person,
  difference: DifferenceRow,
  { on, reason, as }: Act,
): Promise<void> {
  const { fixed, facts } = await partsOfDifference(ctx, difference)
  await carryOut(ctx, person, {
    kind: 'statusChanged',
    effectiveOn: on,
    fixed: fixed ?? {},
    facts: { ...facts, membership: 'active' },
    beganBy: as === 'transferredIn' ? 'transferredIn' : 'admitted',
    reason,
  })
}

/** Confirmed on the day the master data names; a day of admission that is corrected along with it comes first. */
async function confirm(
  ctx: Context,
  person: Person,
  { along }: DifferenceRow,
  { on, reason }: Act,
): Promise<void> {
  const joined = along.find(({ field }) => field === 'joinedOn')?.value
  if (typeof joined === 'string')
    await carryOut(ctx, person, { kind: 'corrected', effectiveOn: null, fixed: { joinedOn: joined }, reason })
  await membershipActions.confirm(ctx, { id: person.id, on, reason })
}

/** Posts that are held and not said end; those that are said and not held begin. */
async function changePosts(
  ctx: Context,
  person: Person,
  difference: DifferenceRow,
  { on, reason }: Act,
): Promise<void> {
  const list = (text: string | null) => (text ? text.split(';') : [])
  const [said, held] = [list(difference.master_value), list(difference.register_value)]
  const units = await knownUnits(ctx)
  const branch = [...units.values()].find(({ id }) => id === person.organizationId)?.code ?? null
  const posts = await postActions.list(ctx, { personId: person.id, past: false })
  for (const post of posts) {
    const same = (text: string) => {
      const [, kind, duty = null] = text.split(':')
      return kind === post.kind && duty === post.duty
    }
    if (held.some(same) && !said.some(same)) await postActions.end(ctx, { id: post.id, untilOn: on, reason })
  }
  for (const text of said.filter((one) => !held.includes(one))) {
    const [, kind, duty = null] = text.split(':')
    const place = placeOfPost(text, branch, units)
    const organizationId = place ? units.get(place)?.id : undefined
    if (!organizationId) throw new Refusal('conflict', 'difference-target-unknown', { code: place ?? '' })
    const post = { organizationId, personId: person.id, kind: kind as PostKind, duty: duty as Duty | null }
    await postActions.appoint(ctx, { ...post, groupId: null, fromOn: on, reason })
  }
}

async function changeUnit(ctx: Context, difference: DifferenceRow, { on, reason }: Act): Promise<void> {
  const { kind, key: code, name, subject_id: id, master_value: value } = difference
  const input = { id, effectiveOn: on, reason }
  switch (kind) {
    case 'reopened':
      throw new Refusal('conflict', 'difference-reopened-by-hand', { name })
    case 'closed':
    case 'missing':
      await organizationActions.close(ctx, { id, closedOn: on, reason })
      return
    case 'moved':
      await organizationActions.move(ctx, { ...input, parentId: (await reachedUnit(ctx, value ?? '')).id })
      return
    case 'kindChanged':
      await organizationActions.changeKind(ctx, { ...input, kind: value as OrganizationKind })
      return
    case 'termBegan':
      await termActions.set(ctx, { id, fromOn: value ?? on, reason })
      return
    default:
      return rename(ctx, { code, effectiveOn: on, name: value ?? name }, difference, reason)
  }
}

/** The short name stays as it is: the master data tells it for itself. */
async function rename(
  ctx: Context,
  update: OrganizationUpdate,
  { subject_id: id, path, name }: DifferenceRow,
  reason: string,
): Promise<void> {
  const [refused] = await applyOrganizationChanges(ctx, [update], { reason, source: '主数据' })
  if (refused) throw refused.refusal
  ctx.record({
    action: 'organization.renamed',
    subject: { kind: 'organization', id, name },
    path,
    before: { name },
    after: { name: update.name, effectiveOn: update.effectiveOn },
    reason,
  })
}
