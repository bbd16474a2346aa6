import { membersSince } from '#features/organizations/glance/queries.ts'
import { findByCode, getOrganization } from '#features/organizations/queries.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import { startRequest } from '#features/requests/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { whyNotRequest } from '../requests/rules.ts'
import { askedValues } from './asking/actions.ts'
import type { establishments } from './contract.ts'
import { filingActions } from './filing/actions.ts'
import { judgeFounding } from './founding/actions.ts'
import { holdRunning, noteDeed, paperFor, titleOf } from './holding/actions.ts'
import { listActions } from './lists/actions.ts'
import { getEstablishment, runningAbout } from './queries.ts'
import { show } from './reading/actions.ts'
import { registerEstablishment } from './registering/actions.ts'
import { establishmentKindNames, templateOf, whyNotDissolve } from './rules.ts'
import {
  insertEstablishment,
  type NewEstablishment,
  noteEstablishmentReply,
  withdrawEstablishment,
} from './writing/queries.ts'

const nothing = {
  subjectId: null,
  branchKind: null,
  name: null,
  shortName: null,
  code: null,
  units: null,
  projectMonths: null,
  secretaryId: null,
  seats: 0,
  deputies: 0,
  convenerId: null,
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

export const establishmentActions: ActionsOf<typeof establishments> = {
  ...listActions,
  ...filingActions,
  get: (ctx, { id }) => show(ctx, id),

  async establish(ctx, given) {
    const organization = await getOrganization(ctx, given.organizationId)
    const taken = await findByCode(ctx, given.code)
    if (taken) throw new Refusal('conflict', 'organization-code-taken', { field: 'code', code: given.code })
    const judged = await judgeFounding(ctx, given)
    return begin(ctx, organization.path, { ...nothing, ...given, ...judged, kind: 'establishment' })
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
      values: await askedValues(ctx, row),
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
