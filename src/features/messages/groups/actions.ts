import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { Robot, RobotOutcome } from '#platform/messaging/robots.ts'
import { inWords, statusNames } from '../rules.ts'
import { afterRefusal } from '../sending/rules.ts'
import { refuseUnlessWhole } from '../templates/actions.ts'
import type { groups } from './contract.ts'
import {
  claimPosts,
  type GroupRow,
  groupNamed,
  groupsSet,
  insertGroup,
  setPost,
  updateGroup,
} from './queries.ts'
import { robotNames } from './rules.ts'

const shown = ({ lastStatus, lastBecause, lastAt, ...row }: GroupRow) => ({
  ...row,
  robotName: robotNames[row.robot],
  last:
    lastStatus && lastAt
      ? {
          status: lastStatus,
          statusName: statusNames[lastStatus],
          because: inWords(lastBecause),
          at: lastAt,
        }
      : null,
})

/** @throws Refusal not-found */
async function getGroup(ctx: Context, id: number): Promise<GroupRow> {
  const [row] = await groupsSet(ctx, id)
  if (!row) throw new Refusal('not-found', 'not-found', { id })
  return row
}

const sealedOf = ({ sealing }: Pick<Context, 'sealing'>, text: string | undefined) =>
  text ? sealing.seal(text) : undefined

const recorded = ({ name, robot, enabled }: Pick<GroupRow, 'name' | 'robot' | 'enabled'>) => ({
  groupName: name,
  robot: robotNames[robot],
  channelEnabled: enabled ? '是' : '否',
})

export const groupActions: ActionsOf<typeof groups> = {
  async list(ctx) {
    refuseUnlessWhole(ctx)
    return { rows: (await groupsSet(ctx)).map(shown) }
  },

  async add(ctx, { address, secret, reason, ...given }) {
    refuseUnlessWhole(ctx)
    const organization = await getOrganization(ctx, given.organizationId)
    const sealed = { address: ctx.sealing.seal(address), secret: sealedOf(ctx, secret) }
    const id = await insertGroup(ctx, given, sealed)
    if (id === null) throw new Refusal('conflict', 'group-known', { field: 'name', name: given.name })
    ctx.record({
      action: 'messageGroup.added',
      subject: { kind: 'messageGroup', id, name: given.name },
      path: organization.path,
      after: recorded(given),
      reason,
    })
    return shown(await getGroup(ctx, id))
  },

  async change(ctx, { id, address, secret, reason, ...given }) {
    refuseUnlessWhole(ctx)
    const before = await getGroup(ctx, id)
    const same = await groupNamed(ctx, before.organizationId, given.name)
    if (same && same.id !== id)
      throw new Refusal('conflict', 'group-known', { field: 'name', name: given.name })
    const organization = await getOrganization(ctx, before.organizationId)
    await updateGroup(ctx, id, given, { address: sealedOf(ctx, address), secret: sealedOf(ctx, secret) })
    ctx.record({
      action: 'messageGroup.changed',
      subject: { kind: 'messageGroup', id, name: given.name },
      path: organization.path,
      before: recorded(before),
      after: recorded({ ...given, robot: before.robot }),
      reason,
    })
    return shown(await getGroup(ctx, id))
  },
}

export type Post = { id: number; tries: number; text: string; robot: Robot }

/** Takes what groups are told next: under way from now on, whatever happens to the program. */
export async function takePosts(ctx: Context): Promise<Post[]> {
  const due = await claimPosts(ctx, 20)
  return due.map(({ id, tries, text, robot, address, secret }) => ({
    id,
    tries,
    text,
    robot: {
      kind: robot,
      address: ctx.sealing.open(address),
      secret: secret ? ctx.sealing.open(secret) : '',
    },
  }))
}

/** Writes what became of one. */
export async function setPostOutcome(ctx: Context, { id, tries }: Post, outcome: RobotOutcome) {
  if (outcome.kind === 'sent') return setPost(ctx, id, { status: 'sent', because: null })
  if (outcome.kind === 'unknown') return setPost(ctx, id, { status: 'unknown', because: outcome.because })
  const next = afterRefusal({ tries, again: outcome.again }, ctx.now)
  return setPost(ctx, id, { ...next, because: outcome.because || 'given-up' })
}
