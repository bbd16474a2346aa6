import type { Day } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { isBranch } from '#features/organizations/rules.ts'
import { latestTerm } from '#features/organizations/terms/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { groupStands } from '../changes/queries.ts'
import { lockPerson } from '../queries.ts'
import type { posts } from './contract.ts'
import { endHeldPosts, endPost, heldAlready, insertPost, lockPosts, postsOf, postsWithin } from './queries.ts'
import { postName, whyNotPost } from './rules.ts'

type Row = Awaited<ReturnType<typeof postsOf>>[number]
const shown = ({ path, ...post }: Row) => ({ ...post, title: postName(post.kind, post.duty) })

async function getPost(ctx: Context, id: number): Promise<Row> {
  const post = await postsWithin(ctx).where('post.id', '=', id).executeTakeFirst()
  if (!post) throw new Refusal('not-found', 'not-found')
  return post
}

/**
 * Ends the posts of somebody who leaves the branch (its posts) or ceases to be an active member (all of them): who holds
 * a post is a full member of the branch. 支部工作条例（试行）第二十条 (V). A step back does not appoint anybody again.
 */
export async function endPostsOf(
  ctx: Context,
  person: { id: number; name: string },
  on: Day,
  because: string,
  organizationId?: number | null,
): Promise<void> {
  for (const { kind, duty, path } of await endHeldPosts(
    ctx,
    { personId: person.id, organizationId },
    on,
    because,
  ))
    ctx.record({
      action: 'post.ended',
      subject: { kind: 'person', id: person.id, name: person.name },
      path,
      before: { kind, duty },
      after: { untilOn: on },
      reason: because,
    })
}

export const postActions: ActionsOf<typeof posts> = {
  list: async (ctx, asked) => (await postsOf(ctx, asked, ctx.today)).map(shown),

  async appoint(ctx, { reason, ...post }) {
    const organization = await getOrganization(ctx, post.organizationId)
    const person = await lockPerson(ctx, post.personId)
    await lockPosts(ctx, organization.id)

    const term = await latestTerm(ctx, organization.id)
    const why = whyNotPost({
      kind: post.kind,
      personIsFullMember: person.membership === 'active' && person.politicalStatus === 'fullMember',
      personInOrganization: person.organizationId === organization.id,
      organizationIsBranch: isBranch(organization.kind),
      organizationClosed: organization.closed_on !== null,
      termRuns: term !== undefined && term.endedOn === null,
    })
    if (why) throw new Refusal('conflict', why, { name: person.name, organization: organization.name })
    if (post.fromOn > ctx.today)
      throw new Refusal('invalid', 'effective-in-future', { field: 'fromOn', day: post.fromOn })
    if (post.groupId && !(await groupStands(ctx, post.groupId, organization.id)))
      throw new Refusal('invalid', 'group-elsewhere', { field: 'groupId' })
    const inTheWay = await heldAlready(ctx, post)
    if (inTheWay)
      throw new Refusal('conflict', 'post-held', {
        holder: inTheWay.name,
        post: postName(post.kind, post.duty),
      })

    const id = await insertPost(ctx, post)
    ctx.record({
      action: 'post.appointed',
      subject: { kind: 'person', id: person.id, name: person.name },
      path: organization.path,
      after: post,
      reason,
    })
    return shown(await getPost(ctx, id))
  },

  async end(ctx, { id, untilOn, reason }) {
    const post = await getPost(ctx, id)
    if (post.untilOn) throw new Refusal('conflict', 'post-ended', { on: post.untilOn })
    if (untilOn < post.fromOn || untilOn > ctx.today)
      throw new Refusal('invalid', 'post-end-day', { field: 'untilOn', from: post.fromOn })

    await endPost(ctx, id, untilOn, reason)
    ctx.record({
      action: 'post.ended',
      subject: { kind: 'person', id: post.personId, name: post.personName },
      path: post.path,
      before: { kind: post.kind, duty: post.duty },
      after: { untilOn },
      reason,
    })
    return shown(await getPost(ctx, id))
  },
}
