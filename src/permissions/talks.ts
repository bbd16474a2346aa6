/** How the endpoints of talks are asked: see sample.ts. Two talk once a day, so each is of a day of its own. */
import { addDays, yearOf } from '#basics/days.ts'
import { of, open, reason, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

const fresh = (stage: Stage) => {
  const { secretary, member } = stage.institute.people.east1
  const heldOn = addDays('2021-01-01', stage.next())
  return { organizationId: stage.east1, oneId: secretary, otherId: member, heldOn, gist: '谈了工作和学习' }
}

async function talk(stage: Stage) {
  const branch = await stage.caller('branch', 'inside', false)
  return (await branch.call.talks.record(fresh(stage))).id
}

/** The talk of the member who asks: of nobody else, whoever asks. */
async function own(stage: Stage) {
  return { id: await talk(stage), reason }
}

export const talks: Record<string, Sample> = {
  'talks.list': seen(async (stage) => {
    const given = fresh(stage)
    const branch = await stage.caller('branch', 'inside', false)
    await branch.call.talks.record(given)
    return { year: yearOf(given.heldOn) }
  }),
  'talks.export': open({ year: 2021 }),
  'talks.branches': seen(),
  'talks.exportBranches': seen({ year: 2021 }),
  'talks.standing': of((stage) => ({ id: stage.east1 })),
  'talks.record': of(fresh),
  'talks.get': of(async (stage) => ({ id: await talk(stage) })),
  'talks.withdraw': of(async (stage) => ({ id: await talk(stage), reason })),
  'talks.own.list': open(),
  'talks.own.record': open((stage) => ({ withId: stage.member, heldOn: '2031-01-01' }), {
    refusal: 'talk-in-future',
  }),
  'talks.own.withdraw': of(own, { refusal: 'talk-not-mine' }),
}
