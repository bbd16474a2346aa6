/** How the endpoints of commendations are asked: see sample.ts. Nobody is proposed twice, so each is for somebody new. */
import { of, open, reason, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

const deeds = '攻坚克难，成绩突出'

async function fresh(stage: Stage) {
  const personIds = [await stage.person()]
  return { kind: 'excellentMember', level: '所级', year: 2026, personIds, deeds } as const
}

async function proposed(stage: Stage): Promise<number> {
  const { ids } = await stage.top.call.commendations.propose({
    ...(await fresh(stage)),
    personIds: [await stage.person()],
  })
  return ids[0] as number
}

async function reviewed(stage: Stage): Promise<number> {
  const id = await proposed(stage)
  await stage.top.call.commendations.review({ id, opinion: '同意' })
  return id
}

async function awarded(stage: Stage): Promise<number> {
  const id = await reviewed(stage)
  await stage.top.call.commendations.award({ id, awardedBy: '院党委' })
  return id
}

const ofThe = (make: (stage: Stage) => Promise<number>, more: object = {}) =>
  of(async (stage) => ({ id: await make(stage), ...more }))

export const commendations: Record<string, Sample> = {
  'commendations.list': seen(async (stage) => {
    await proposed(stage)
    return {}
  }),
  'commendations.export': open(),
  'commendations.anniversaries': open(),
  'commendations.exportAnniversaries': open({ year: 2026 }),
  'commendations.get': ofThe(proposed),
  'commendations.propose': of(fresh),
  'commendations.review': ofThe(proposed, { opinion: '同意推荐' }),
  'commendations.award': ofThe(reviewed, { awardedBy: '所党委' }),
  'commendations.decline': ofThe(reviewed, { reason }),
  'commendations.withdraw': ofThe(proposed, { reason }),
  'commendations.certificate': ofThe(awarded),
}
