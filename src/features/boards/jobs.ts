import { z } from 'zod'
import { notifyAll } from '#features/messages/notify/actions.ts'
import { type AnyJob, job } from '#platform/jobs.ts'
import { subscriptions, writeTold } from './own/queries.ts'
import { isDue, periodName, toldBy } from './own/rules.ts'

/**
 * Each morning: whoever subscribed to a board is told that it is there, once for each Monday or first of a month. The
 * message holds no number: the board is filled when it is opened, with the rights of whoever opens it.
 */
const tellSubscribers = job({
  name: 'boards.tellSubscribers',
  schema: z.object({}),
  cron: '30 7 * * *',
  atStart: {},
  run: (world) =>
    world.transaction(async (ctx) => {
      const due = (await subscriptions(ctx)).filter((one) => isDue(one, ctx.today))
      await notifyAll(
        ctx,
        due.map(({ boardId, accountId, name, rhythm, byMail }) => ({
          template: 'board-ready' as const,
          to: [{ accountId }],
          facts: { name, period: periodName(rhythm, ctx.today) },
          about: { kind: 'board', id: boardId },
          link: `/boards/${boardId}`,
          key: `board-${boardId}-${toldBy(rhythm, ctx.today)}`,
          sms: 'never' as const,
          ...(!byMail && { mail: 'never' as const }),
        })),
      )
      for (const one of due) await writeTold(ctx, one)
    }),
})

export const jobs: AnyJob[] = [tellSubscribers]
