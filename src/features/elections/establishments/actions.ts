import { membersSince } from '#features/organizations/glance/queries.ts'
import { findByCode, getOrganization } from '#features/organizations/queries.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import { lockPeople } from '#features/people/queries.ts'
import { startRequest } from '#features/requests/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { whyNotRequest } from '../requests/rules.ts'
import { valuesFor } from './asking/actions.ts'
import type { establishments } from './contract.ts'
import { holdRunning, noteDeed, paperFor, titleOf } from './holding/actions.ts'
import { listActions } from './lists/actions.ts'
import { getEstablishment, membersToMove, runningAbout } from './queries.ts'
import { registerEstablishment } from './registering/actions.ts'
import {
  establishmentKindNames,
  foundingWarnings,
  templateOf,
  warningNames,
  whyNotDissolve,
  whyNotFound,
  whyNotPropose,
} from './rules.ts'
import {
  insertEstablishment,
  type NewEstablishment,
  noteEstablishmentReply,
  withdrawEstablishment,
} from './writing/queries.ts'

async function show(ctx: Context, id: number) {
  const row = await getEstablishment(ctx, id)
  const members = await membersToMove(ctx, id)
  const full = members.filter(({ politicalStatus }) => politicalStatus === 'fullMember').length
  const warnings = foundingWarnings({
    kind: row.branchKind ?? 'branch',
    fullMembers: full,
    probationary: members.length - full,
    units: row.units,
    projectMonths: row.projectMonths,
  })
  return {
    ...row,
    title: titleOf(row),
    members: members.map(({ id: personId, name, politicalStatus }) => ({
      id: personId,
      name,
      politicalStatus,
    })),
    warnings: row.kind === 'establishment' ? warnings.map((code) => warningNames[code] ?? code) : [],
    paper: await paperFor(ctx, row),
  }
}

const nothing = {
  subjectId: null,
  branchKind: null,
  name: null,
  shortName: null,
  code: null,
  units: null,
  projectMonths: null,
  secretaryId: null,
  receivingId: null,
  personIds: [],
}

async function begin(ctx: Context, path: string, given: NewEstablishment) {
  if (given.subjectId && (await runningAbout(ctx, given.subjectId)))
    throw new Refusal('conflict', 'establishment-running', {})
  const id = await insertEstablishment(ctx, given)
  const title = titleOf(await getEstablishment(ctx, id))
  noteDeed(ctx, { id, path, title }, 'started', {
    after: { kind: establishmentKindNames[given.kind], members: given.personIds.length },
    reason: given.grounds,
  })
  return { id }
}

/** Members of the organization that asks, full or on probation. @throws Refusal not-found; founding-… */
async function judgeFounding(
  ctx: Context,
  {
    branchKind,
    personIds,
    units,
    projectMonths,
    secretaryId,
  }: {
    branchKind: OrganizationKind
    secretaryId: number | null
    personIds: number[]
    units: number | null
    projectMonths: number | null
  },
) {
  const people = personIds.length > 0 ? await lockPeople(ctx, personIds) : []
  const stranger = people.find(({ membership }) => membership !== 'active')
  if (stranger)
    throw new Refusal('conflict', 'founding-no-member', { field: 'personIds', name: stranger.name })
  const full = people.filter(({ politicalStatus }) => politicalStatus === 'fullMember').length
  const facts = {
    kind: branchKind,
    fullMembers: full,
    probationary: people.length - full,
    units,
    projectMonths,
  }
  const why = whyNotFound(facts)
  if (why)
    throw new Refusal('conflict', why, {
      field: why === 'founding-joint-units' ? 'units' : 'personIds',
      fullMembers: full,
      probationary: people.length - full,
    })
  const not = secretaryId && whyNotPropose(branchKind, people, secretaryId)
  if (not) throw new Refusal('conflict', not, { field: 'secretaryId' })
}

export const establishmentActions: ActionsOf<typeof establishments> = {
  ...listActions,
  get: (ctx, { id }) => show(ctx, id),

  async establish(ctx, given) {
    const organization = await getOrganization(ctx, given.organizationId)
    const taken = await findByCode(ctx, given.code)
    if (taken) throw new Refusal('conflict', 'organization-code-taken', { field: 'code', code: given.code })
    await judgeFounding(ctx, given)
    return begin(ctx, organization.path, { ...nothing, ...given, kind: 'establishment' })
  },

  async close(ctx, given) {
    const subject = await getOrganization(ctx, given.subjectId)
    const receiving = given.receivingId ? await getOrganization(ctx, given.receivingId) : null
    const members = await membersSince(ctx, subject.id, ctx.today)
    const why = whyNotDissolve({
      closed: subject.closed_on !== null,
      members,
      receiving: receiving && {
        kind: receiving.kind as OrganizationKind,
        closed: receiving.closed_on !== null,
      },
    })
    if (why) throw new Refusal('conflict', why, { field: 'receivingId', name: subject.name, members })
    if (subject.parent_id === null) throw new Refusal('conflict', 'root-stays', {})
    const parent = await getOrganization(ctx, subject.parent_id)
    return begin(ctx, parent.path, { ...nothing, ...given, kind: 'closure', organizationId: parent.id })
  },

  async rename(ctx, given) {
    const subject = await getOrganization(ctx, given.subjectId)
    if (subject.name === given.name)
      throw new Refusal('conflict', 'same-name', { field: 'name', name: given.name })
    return begin(ctx, subject.path, { ...nothing, ...given, kind: 'renaming', organizationId: subject.id })
  },

  async request(ctx, { id }) {
    const row = await holdRunning(ctx, id)
    const paper = await paperFor(ctx, row)
    const why = whyNotRequest(paper)
    if (why) throw new Refusal('conflict', why, { part: '请示', number: paper.number })
    const started = await startRequest(ctx, {
      organizationId: row.organizationId,
      templateKey: templateOf[row.kind],
      values: await valuesFor(ctx, row),
      about: { kind: 'establishment', id, address: `/establishments/${id}` },
    })
    noteDeed(ctx, { ...row, title: titleOf(row) }, 'requestStarted')
    return { requestId: started.id, documentId: started.documentId }
  },

  async note(ctx, { id, number, repliedOn }) {
    const row = await holdRunning(ctx, id)
    const paper = await paperFor(ctx, row)
    const why = whyNotRequest(paper)
    if (why) throw new Refusal('conflict', why, { part: '请示', number: paper.number })
    if (repliedOn > ctx.today) throw new Refusal('invalid', 'reply-in-future', { field: 'repliedOn' })
    await noteEstablishmentReply(ctx, id, { number, repliedOn })
    noteDeed(ctx, { ...row, title: titleOf(row) }, 'replyNoted', {
      after: { documentNumber: number, repliedOn },
    })
    return show(ctx, id)
  },

  async register(ctx, { id }) {
    await registerEstablishment(ctx, id)
    return show(ctx, id)
  },

  async withdraw(ctx, { id, reason }) {
    const row = await holdRunning(ctx, id)
    await withdrawEstablishment(ctx, id, reason)
    noteDeed(ctx, { ...row, title: titleOf(row) }, 'withdrawn', { reason })
    return show(ctx, id)
  },
}
