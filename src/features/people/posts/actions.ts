import { getOrganization } from '#features/organizations/queries.ts'
import { isBranch } from '#features/organizations/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { getPerson } from '../queries.ts'
import type { posts } from './contract.ts'
import { endPost, heldAlready, insertPost, postsOf, postsWithin } from './queries.ts'
import { postName, whyNotPost } from './rules.ts'

type Row = Awaited<ReturnType<typeof postsOf>>[number]
const shown = ({ path, ...post }: Row) => ({ ...post, title: postName(post.kind, post.duty) })

async function getPost(ctx: Context, id: number): Promise<Row> {
  const post = await postsWithin(ctx).where('post.id', '=', id).executeTakeFirst()
  if (!post) throw new Refusal('not-found', 'not-found')
  return post
}

export const postActions: ActionsOf<typeof posts> = {
  list: async (ctx, asked) => (await postsOf(ctx, asked, ctx.today)).map(shown),

  async appoint(ctx, { reason, ...post }) {
    const organization = await getOrganization(ctx, post.organizationId)
    const person = await getPerson(ctx, post.personId)

    const why = whyNotPost({
      kind: post.kind,
      personIsFullMember: person.membership === 'active' && person.politicalStatus === 'fullMember',
      personInOrganization: person.organizationId === organization.id,
      organizationIsBranch: isBranch(organization.kind),
      organizationClosed: organization.closed_on !== null,
    })
    if (why) throw new Refusal('conflict', why, { name: person.name, organization: organization.name })
    if (post.fromOn > ctx.today)
      throw new Refusal('invalid', 'effective-in-future', { field: 'fromOn', day: post.fromOn })
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
