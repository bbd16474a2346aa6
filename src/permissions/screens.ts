/** How the endpoints of the big screens are asked: see sample.ts. */

import { insertPeople } from '#features/people/queries.ts'
import { usualPages } from '#features/screens/rules.ts'
import { personOf } from '#src/testing.ts'
import { of, open, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const arrangement = (stage: Stage, organizationId = stage.east1) => ({
  title: `东一大屏${stage.next()}`,
  organizationId,
  pages: usualPages,
})
const made = async (stage: Stage) => (await stage.top.call.screens.save(arrangement(stage))).id

/** A screen of 东区 with as many members as a link needs. */
async function ofMany(stage: Stage): Promise<number> {
  await stage.app.stage((ctx) =>
    insertPeople(
      ctx,
      Array.from({ length: 60 }, () => personOf('east1', 'member', stage.east1, stage.next())),
    ),
  )
  return made(stage)
}
const linked = async (stage: Stage) => {
  const id = await ofMany(stage)
  return stage.top.call.screens.links.make({ id, place: `东一大厅${stage.next()}`, untilOn: today })
}
const ofScreen = (more: object = {}) => of(async (stage) => ({ id: await made(stage), ...more }))

export const screens: Record<string, Sample> = {
  'screens.list': seen(async (stage) => {
    await made(stage)
    return { size: 200 }
  }),
  'screens.export': seen(async (stage) => {
    await made(stage)
    return {}
  }),
  'screens.get': ofScreen(),
  'screens.save': of((stage) => arrangement(stage)),
  'screens.change': of(async (stage) => ({ id: await made(stage), ...arrangement(stage) })),
  'screens.remove': ofScreen(),
  'screens.live': ofScreen(),
  'screens.links.list': seen(async (stage) => {
    await linked(stage)
    return { size: 200 }
  }),
  'screens.links.export': seen(async (stage) => {
    await linked(stage)
    return {}
  }),
  'screens.links.make': of(async (stage) => ({
    id: await ofMany(stage),
    place: '大厅',
    untilOn: today,
  })),
  'screens.links.end': of(async (stage) => ({ id: (await linked(stage)).link.id, reason })),
  'screens.links.live': open({ token: 'nobody-knows-this-address' }, { refusal: 'screen-link-unknown' }),
}
