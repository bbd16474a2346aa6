import type { Day } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { pictureKind } from '#platform/signing/pictures.ts'
import { keepFile } from '#platform/stored-files.ts'
import { importKeyFile } from '../certificates/actions.ts'
import { checkInscription, factsOf, getSeal, sealName, showSeal } from '../register/actions.ts'
import { type FoundSeal, holdSeal, sealOf } from '../register/queries.ts'
import { whyNotKeeper } from '../rules.ts'
import {
  endCustody,
  findKeeper,
  insertCustody,
  insertSeal,
  setDestroyed,
  setPicture,
  setSuspended,
} from './queries.ts'

const subjectOf = (seal: { id: number; inscription: string; line: string | null }) => ({
  kind: 'seal',
  id: seal.id,
  name: sealName(seal),
})

/** A seal within reach that still exists, held until the transaction ends. */
async function holdStanding(ctx: Context, id: number): Promise<FoundSeal> {
  await getSeal(ctx, id)
  await holdSeal(ctx, id)
  const seal = await getSeal(ctx, id)
  if (seal.status === 'destroyed') throw new Refusal('conflict', 'seal-destroyed', factsOf(seal))
  return seal
}

function refuseFuture(ctx: Context, day: Day, field: string): void {
  if (day > ctx.today) throw new Refusal('invalid', 'seal-day-in-future', { day, field })
}

/** Somebody who may keep a seal of the organization. */
async function keeperFor(ctx: Context, personId: number, path: string) {
  const keeper = await findKeeper(ctx, personId)
  if (!keeper) throw new Refusal('not-found', 'not-found', { id: personId, field: 'keeperId' })
  const refusal = whyNotKeeper(keeper, path)
  if (refusal) throw new Refusal('conflict', refusal, { name: keeper.name, field: 'keeperId' })
  return keeper
}

export type NewSeal = {
  organizationId: number
  inscription: string
  line: string | null
  diameter: number
  keeperId: number
  madeOn: Day
  reason: string
}

/**
 * Makes a seal. Its certificate is issued when it is first used.
 * @throws Refusal seal-organization-closed; seal-inscription-…; seal-exists; seal-keeper-…
 */
export async function makeSeal(ctx: Context, given: NewSeal) {
  const organization = await getOrganization(ctx, given.organizationId)
  if (organization.closed_on)
    throw new Refusal('conflict', 'seal-organization-closed', { name: organization.name })
  refuseFuture(ctx, given.madeOn, 'madeOn')
  await checkInscription(given, organization.name)
  const keeper = await keeperFor(ctx, given.keeperId, organization.path)
  if (await sealOf(ctx, organization.id, given.line))
    throw new Refusal('conflict', 'seal-exists', { name: organization.name, field: 'line' })

  const id = await insertSeal(ctx, { ...given, organizationName: organization.name })
  await insertCustody(ctx, {
    sealId: id,
    personId: given.keeperId,
    fromOn: given.madeOn,
    reason: given.reason,
  })
  ctx.record({
    action: 'seal.made',
    subject: subjectOf({ id, ...given }),
    path: organization.path,
    after: { inscription: given.inscription, line: given.line, keeper: keeper.name, madeOn: given.madeOn },
    reason: given.reason,
  })
  return showSeal(ctx, id)
}

export async function handOver(
  ctx: Context,
  { id, keeperId, fromOn, reason }: { id: number; keeperId: number; fromOn: Day; reason: string },
) {
  const seal = await holdStanding(ctx, id)
  refuseFuture(ctx, fromOn, 'fromOn')
  const keeper = await keeperFor(ctx, keeperId, seal.path)
  if (keeperId === seal.keeperId)
    throw new Refusal('conflict', 'seal-keeper-same', { name: keeper.name, field: 'keeperId' })
  if (seal.keptSince && fromOn < seal.keptSince)
    throw new Refusal('invalid', 'seal-handover-early', { day: seal.keptSince, field: 'fromOn' })

  await endCustody(ctx, id, fromOn)
  await insertCustody(ctx, { sealId: id, personId: keeperId, fromOn, reason })
  ctx.record({
    action: 'seal.handedOver',
    subject: subjectOf(seal),
    path: seal.path,
    before: { keeper: seal.keeperName },
    after: { keeper: keeper.name, fromOn },
    reason,
  })
  return showSeal(ctx, id)
}

export async function suspendSeal(ctx: Context, { id, reason }: { id: number; reason: string }) {
  const seal = await holdStanding(ctx, id)
  if (seal.status === 'suspended') throw new Refusal('conflict', 'seal-suspended', factsOf(seal))
  await setSuspended(ctx, id, reason)
  ctx.record({ action: 'seal.suspended', subject: subjectOf(seal), path: seal.path, reason })
  return showSeal(ctx, id)
}

export async function resumeSeal(ctx: Context, { id, reason }: { id: number; reason: string }) {
  const seal = await holdStanding(ctx, id)
  if (seal.status !== 'suspended') throw new Refusal('conflict', 'seal-not-suspended', factsOf(seal))
  await setSuspended(ctx, id, null)
  ctx.record({ action: 'seal.resumed', subject: subjectOf(seal), path: seal.path, reason })
  return showSeal(ctx, id)
}

/** The end of a seal. What it stamped before stays valid. */
export async function destroySeal(ctx: Context, { id, on, reason }: { id: number; on: Day; reason: string }) {
  const seal = await holdStanding(ctx, id)
  refuseFuture(ctx, on, 'on')
  if (on < seal.madeOn)
    throw new Refusal('invalid', 'seal-destroyed-before-made', { day: seal.madeOn, field: 'on' })
  const last = seal.keptSince && seal.keptSince > on ? seal.keptSince : on
  await endCustody(ctx, id, last)
  await setDestroyed(ctx, id, on, reason)
  ctx.record({
    action: 'seal.destroyed',
    subject: subjectOf(seal),
    path: seal.path,
    after: { destroyedOn: on },
    reason,
  })
  return showSeal(ctx, id)
}

const megabyte = 1_048_576

/** From now on the seal is this picture: one that was cut elsewhere, with the emblem that its superior prescribes. */
export async function hangUpPicture(
  ctx: Context,
  { id, picture, reason }: { id: number; picture: File; reason: string },
) {
  const seal = await holdStanding(ctx, id)
  const bytes = picture.size <= 2 * megabyte ? Buffer.from(await picture.arrayBuffer()) : Buffer.alloc(0)
  const type = await pictureKind(bytes)
  if (!type) throw new Refusal('invalid', 'seal-picture', { field: 'picture' })
  const file = await keepFile(ctx, { bytes, name: picture.name, type })
  await setPicture(ctx, id, file.id)
  ctx.record({
    action: 'seal.pictureChanged',
    subject: subjectOf(seal),
    path: seal.path,
    after: { digest: file.digest },
    reason,
  })
  return showSeal(ctx, id)
}

export async function useKeyFile(
  ctx: Context,
  { id, file, passphrase, reason }: { id: number; file: File; passphrase: string; reason: string },
) {
  const seal = await holdStanding(ctx, id)
  const bytes = file.size <= megabyte ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
  await importKeyFile(ctx, id, bytes, passphrase)
  const shown = await showSeal(ctx, id)
  ctx.record({
    action: 'seal.certificateImported',
    subject: subjectOf(seal),
    path: seal.path,
    after: { thumbprint: shown.certificate?.thumbprint },
    reason,
  })
  return shown
}
