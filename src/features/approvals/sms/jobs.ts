import { z } from 'zod'
import { replyKept } from '#features/messages/replies/actions.ts'
import { type AnyJob, job } from '#platform/jobs.ts'
import { hearAnswer, takeEffect } from './answers/actions.ts'
import { codesWanted, sendCodes } from './codes/actions.ts'
import { codesDue } from './queries.ts'

export const effects = { name: 'approvals.sms-effects', schema: z.object({}) }

export const smsJobs: AnyJob[] = [
  job({
    ...codesWanted,
    run: (world, asked) => world.transaction((ctx) => sendCodes(ctx, asked)),
  }),
  job({
    ...replyKept,
    run: (world, { id }) => world.transaction((ctx) => hearAnswer(ctx, id)),
  }),
  job({
    ...effects,
    cron: '* * * * *',
    atStart: {},
    async run(world) {
      const due = await world.read((ctx) => codesDue(ctx))
      for (const { id } of due) await world.transaction((ctx) => takeEffect(ctx, id))
    },
  }),
]
