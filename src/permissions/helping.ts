/** How the endpoints of 代办 are asked: see sample.ts. Each consent is of a member of its own. */
import { helpedActs } from '#basics/contract.ts'
import { of, open, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const days = { fromOn: today, untilOn: '2027-11-20' }
const helpedActsAll = [...helpedActs]

async function fresh(stage: Stage, personId?: number) {
  return {
    personId: personId ?? (await stage.person()),
    helperId: stage.institute.people.east1.secretary,
    helpedActs: helpedActsAll,
    given: 'witness' as const,
    witnessId: await stage.person(),
    ...days,
  }
}

/** A consent that runs, of a new member or of the one given. */
async function consent(stage: Stage, personId?: number): Promise<number> {
  const branch = await stage.caller('branch', 'inside', false)
  return (await branch.call.helping.record(await fresh(stage, personId))).id
}

async function withPaper(stage: Stage) {
  const branch = await stage.caller('branch', 'inside', false)
  const id = await consent(stage)
  await branch.call.helping.addPaper({ id, files: photo() })
  const { papers } = await branch.call.helping.get({ id })
  return { id, paperId: papers[0]?.id }
}

const photo = () => new File([Buffer.from('paper')], '委托书.jpg', { type: 'image/jpeg' })

async function paperForm(stage: Stage): Promise<FormData> {
  const form = new FormData()
  form.set('id', String(await consent(stage)))
  form.set('files', photo())
  return form
}

/** The one member of the branch who gives one himself, and is asked as a member and as 群众. */
const own = (stage: Stage) => ({
  helperId: stage.institute.people.west2.secretary,
  helpedActs: helpedActsAll,
  ...days,
})

export const helping: Record<string, Sample> = {
  'helping.list': seen(async (stage) => {
    await consent(stage)
    return { size: 200 }
  }),
  'helping.export': seen(),
  'helping.get': of(async (stage) => ({ id: await consent(stage) })),
  'helping.candidates': of(async (stage) => ({ id: await stage.person() })),
  'helping.record': of((stage) => fresh(stage)),
  'helping.addPaper': of(paperForm),
  'helping.paper': of(withPaper),
  'helping.withdraw': of(async (stage) => ({ id: await consent(stage), reason })),
  'helping.done': open(),
  'helping.exportDone': open(),
  'helping.standing.people': open(),
  'helping.standing.begin': open(async (stage) => ({ consentId: await consent(stage) }), {
    refusal: 'not-found',
  }),
  'helping.standing.end': open({ id: 999_999 }),
  'helping.own.list': open(),
  'helping.own.give': open(own, { refusal: 'helping-stranger' }),
  'helping.own.withdraw': open(async (stage) => ({ id: await consent(stage), reason }), {
    refusal: 'not-found',
  }),
}
