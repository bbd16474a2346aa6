import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { PersonChange } from '../changes/rules.ts'
import { changePeople } from '../entries/actions.ts'
import { endPostsOf } from '../posts/actions.ts'
import { lockPerson } from '../queries.ts'
import type { memberships } from './contract.ts'
import { lostSinceOf } from './queries.ts'
import {
  beganByOf,
  endings,
  type MembershipFacts,
  whyNotAdmit,
  whyNotConfirm,
  whyNotEnd,
  whyNotExtend,
  whyNotRestore,
  whyNotSuspend,
} from './rules.ts'

type Found = Awaited<ReturnType<typeof lockPerson>> & MembershipFacts

async function find(ctx: Context, id: number): Promise<Found> {
  return { ...(await lockPerson(ctx, id)), lostSince: await lostSinceOf(ctx, id) }
}

function refuse(reason: string | null, person: Found): void {
  if (reason)
    throw new Refusal('conflict', reason, {
      name: person.name,
      joinedOn: person.joinedOn,
      since: person.lostSince,
    })
}

/** Makes the change, records the deed, answers the line. */
async function carryOut(ctx: Context, person: Found, change: Omit<PersonChange, 'personId'>, action: string) {
  const [changeId = 0] = await changePeople(ctx, [{ ...change, personId: person.id }], '党籍管理')
  ctx.record({
    action,
    subject: { kind: 'person', id: person.id, name: person.name },
    path: person.organizationPath,
    before: { politicalStatus: person.politicalStatus, membership: person.membership },
    after: { ...change.facts, ...change.fixed, on: change.effectiveOn },
    reason: change.reason,
  })
  return { personId: person.id, changeId }
}

/** An act of the admission, which alone may ask for it: a member from the day the branch meeting passed it. */
export async function admitMember(ctx: Context, { id, on, reason }: { id: number; on: Day; reason: string }) {
  const person = await find(ctx, id)
  refuse(whyNotAdmit(person), person)
  const change = {
    kind: 'admitted' as const,
    effectiveOn: on,
    facts: { politicalStatus: 'probationaryMember' as const, membership: 'active' as const },
    fixed: { joinedOn: on },
    beganBy: 'admitted' as const,
    reason,
  }
  return carryOut(ctx, person, change, 'person.admitted')
}

/** 延长预备期: nothing of what the person is changes, but the day stands in the record. */
export async function extendProbation(
  ctx: Context,
  { id, on, reason }: { id: number; on: Day; reason: string },
) {
  const person = await find(ctx, id)
  refuse(whyNotExtend(person), person)
  const change = {
    kind: 'extended' as const,
    effectiveOn: on,
    facts: {},
    beganBy: 'extended' as const,
    reason,
  }
  return carryOut(ctx, person, change, 'person.probationExtended')
}

export const membershipActions: ActionsOf<typeof memberships> = {
  async end(ctx, { id, ending, on, reason }) {
    const person = await find(ctx, id)
    refuse(whyNotEnd(person, ending), person)
    const facts =
      ending === 'died'
        ? { membership: 'ended' as const, employment: 'deceased' as const }
        : { membership: 'ended' as const, politicalStatus: 'masses' as const }
    const kind = ending === 'died' ? 'died' : 'ended'
    await endPostsOf(ctx, person, on, endings[ending].title)
    return carryOut(
      ctx,
      person,
      { kind, effectiveOn: on, facts, beganBy: beganByOf(ending), reason },
      'person.membershipEnded',
    )
  },

  async suspend(ctx, { id, cause, decidedBy, on, reason }) {
    const person = await find(ctx, id)
    refuse(whyNotSuspend(person, on, cause), person)
    await endPostsOf(ctx, person, on, '停止党籍')
    return carryOut(
      ctx,
      person,
      {
        kind: 'suspended',
        effectiveOn: on,
        facts: { membership: 'suspended' },
        beganBy: 'suspended',
        reason: `${decidedBy}决定：${reason}`.slice(0, 500),
      },
      'person.membershipSuspended',
    )
  },

  async restore(ctx, { id, on, reason }) {
    const person = await find(ctx, id)
    refuse(whyNotRestore(person), person)
    return carryOut(
      ctx,
      person,
      { kind: 'restored', effectiveOn: on, facts: { membership: 'active' }, beganBy: 'restored', reason },
      'person.membershipRestored',
    )
  },

  async confirm(ctx, { id, on, reason }) {
    const person = await find(ctx, id)
    refuse(whyNotConfirm(person, on), person)
    const change = {
      kind: 'confirmed' as const,
      effectiveOn: on,
      facts: { politicalStatus: 'fullMember' as const },
      fixed: { becameFullOn: on },
      beganBy: 'confirmed' as const,
      reason,
    }
    return carryOut(ctx, person, change, 'person.confirmed')
  },

  async mobile(ctx, { id, since, to, reason }) {
    const person = await find(ctx, id)
    if (since && !to) throw new Refusal('invalid', 'mobile-where', { field: 'to' })
    const fixed = { mobileSince: since, mobileTo: since ? to : null }
    return carryOut(
      ctx,
      person,
      { kind: since ? 'mobileOut' : 'mobileBack', effectiveOn: null, fixed, reason },
      'person.mobileRecorded',
    )
  },

  async lost(ctx, { id, since, lostCase, reason }) {
    const person = await find(ctx, id)
    if (since && !lostCase) throw new Refusal('invalid', 'lost-which-case', { field: 'lostCase' })
    if (since && since > ctx.today)
      throw new Refusal('invalid', 'effective-in-future', { field: 'since', day: since })
    const fixed = { lostSince: since, lostCase: since ? lostCase : null }
    return carryOut(
      ctx,
      person,
      { kind: since ? 'lost' : 'found', effectiveOn: null, fixed, reason },
      'person.lostContactRecorded',
    )
  },
}
