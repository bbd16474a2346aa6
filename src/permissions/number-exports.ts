/** How the endpoints of number exports are asked: see sample.ts. What somebody of 东区 asked for. */
import { insertNumberExport } from '#features/number-exports/queries.ts'
import { of, reason, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

const waiting = async (stage: Stage) => {
  const asker = { id: await stage.account(), name: '东一干事' }
  const id = await stage.app.stage((ctx) =>
    insertNumberExport(ctx, {
      kind: 'roll',
      question: { organizationId: stage.east1 },
      organizationId: stage.institute.organizations.east,
      summary: '东区第一党支部，党员',
      people: 40,
      reason,
      asker,
      untilAt: null,
    }),
  )
  return { id }
}

export const numberExports: Record<string, Sample> = {
  'numberExports.list': seen(async (stage) => {
    await waiting(stage)
    return {}
  }),
  'numberExports.export': seen(),
  'numberExports.ask': of((stage) => ({
    wanted: { kind: 'roll', question: { organizationId: stage.east1, circle: 'all' } },
    reason,
  })),
  'numberExports.decide': of(async (stage) => ({ ...(await waiting(stage)), agreed: true })),
  // What others asked for is theirs to take back, and to fetch.
  'numberExports.withdraw': of(waiting, { refusal: 'number-export-others' }),
  'numberExports.file': of(waiting, { refusal: 'number-export-others' }),
}
