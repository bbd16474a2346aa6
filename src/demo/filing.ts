import { fileNow } from '#features/archive/items/actions.ts'
import { stamp } from '#features/seals/stamping/jobs.ts'
import { systemWorld, type World } from '#platform/world.ts'
import { as, demoPeople } from './affairs.ts'

/** So many days ago: a week after the reply. */
const filedAgo = 19

/**
 * The first request that was answered is filed by the secretary who asked. Its two papers are typeset and stamped for
 * it, outside of the transaction that loads the rest.
 */
export async function fileAnswered(world: World): Promise<void> {
  const demo = systemWorld(world, '演示数据')
  const answered = await demo.read(({ db }) =>
    db
      .selectFrom('request')
      .where('status', '=', 'agreed')
      .select(['id', 'document_id as documentId', 'reply_id as replyId'])
      .orderBy('id')
      .executeTakeFirst(),
  )
  if (!answered?.replyId) return
  for (const documentId of [answered.documentId, answered.replyId]) await stamp.run(demo, { documentId })
  await demo.transaction(async (ctx) => {
    const secretary = (await demoPeople(ctx)).get('shuji')
    if (secretary) await fileNow(as(ctx, secretary, filedAgo), { kind: 'request', id: answered.id })
  })
}
