/** How the endpoints of meetings are asked: see sample.ts. A meeting of east1 is planned anew for each. */
import { of, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

async function planned(stage: Stage) {
  const plan = { kind: 'themeDay' as const, plannedOn: '2026-12-08', startsAt: '14:30', place: '会议室' }
  const { id } = await stage.top.call.meetings.plan({ organizationId: stage.east1, ...plan })
  return { id, ...plan }
}

async function notified(stage: Stage) {
  const { id } = await planned(stage)
  await stage.top.call.meetings.notify({ id })
  return { id }
}

async function onLeave(stage: Stage) {
  const { id } = await notified(stage)
  const inside = await stage.caller('member', 'inside', false)
  await inside.call.meetings.own.askLeave({ id, excuse: reason })
  return { id }
}

async function holdingOf(stage: Stage) {
  const { id } = await planned(stage)
  const { attendees, revision } = await stage.top.call.meetings.get({ id })
  const tasks = ['chair', 'recorder'] as const
  return {
    id,
    revision,
    heldOn: today,
    place: '会议室',
    attendees: attendees.map(({ personId }, at) => ({ personId, present: true, task: tasks[at] ?? null })),
  }
}

async function held(stage: Stage) {
  const { id, revision } = await stage.top.call.meetings.records.hold(await holdingOf(stage))
  return { id, revision }
}

async function confirmed(stage: Stage) {
  const { id } = await stage.top.call.meetings.records.confirm(await held(stage))
  return { id }
}

function upload(id: number): FormData {
  const form = new FormData()
  form.set('id', String(id))
  form.set('files', new File(['east1'], '会议照片.png'))
  return form
}

async function filed(stage: Stage) {
  const { id } = await planned(stage)
  const { files } = await stage.top.call.meetings.files.add({ id, files: new File(['东一'], '材料.pdf') })
  return { id, fileId: files[0]?.id ?? 0 }
}

/** Something of east1 to be seen. */
const withOne = (question: object = {}) =>
  seen(async (stage: Stage) => {
    await planned(stage)
    return question
  })

/** A 请示 of east1 in the making. */
async function drafting(stage: Stage) {
  const asked = { organizationId: stage.east1, templateKey: 'request-general' }
  const { documentId } = await stage.top.call.requests.start({
    ...asked,
    values: { matter: '购置设备', body: '拟购置设备。' },
  })
  return { id: documentId, meetingId: (await minuted(stage)).id }
}

/** A meeting with an agenda, confirmed. */
async function minuted(stage: Stage) {
  const { id, revision } = await held(stage)
  const agenda = [{ item: '研究购置设备', speeches: [] }]
  const written = await stage.top.call.meetings.records.write({ id, revision, agenda, resolutions: [] })
  return stage.top.call.meetings.records.confirm({ id, revision: written.revision })
}

export const meetings: Record<string, Sample> = {
  'meetings.annexes.add': of(drafting),
  'meetings.annexes.list': of(planned),
  'meetings.list': withOne({ size: 200 }),
  'meetings.export': withOne(),
  'meetings.get': of(planned),
  'meetings.plan': of(async (stage) => ({
    organizationId: stage.east1,
    kind: 'lecture',
    plannedOn: '2026-12-10',
  })),
  'meetings.planYear': of((stage) => ({ id: stage.east1, year: 2027 })),
  'meetings.change': of(planned),
  'meetings.notify': of(planned),
  'meetings.cancel': of(async (stage) => ({ id: (await planned(stage)).id, reason })),
  'meetings.records.write': of(async (stage) => ({
    id: (await planned(stage)).id,
    revision: 0,
    agenda: [{ item: '学习', speeches: [] }],
  })),
  'meetings.records.hold': of(holdingOf),
  'meetings.records.confirm': of(held),
  'meetings.records.add': of(async (stage) => ({ ...(await confirmed(stage)), text: '补记一项' })),
  'meetings.files.add': of(async (stage) => upload((await planned(stage)).id)),
  'meetings.files.remove': of(filed),
  'meetings.files.download': of(filed),
  'meetings.papers.print': of(async (stage) => ({ id: (await planned(stage)).id, paper: 'notice' })),
  'meetings.papers.word': of(async (stage) => ({ id: (await planned(stage)).id, paper: 'signIn' })),
  'meetings.demands.branches': seen({ year: 2026, size: 200 }),
  'meetings.demands.export': seen({ year: 2026 }),
  'meetings.demands.branch': of((stage) => ({ id: stage.east1, year: 2026 })),
  'meetings.own.list': seen(async (stage) => {
    await notified(stage)
    return { size: 200 }
  }),
  'meetings.own.export': seen(async (stage) => {
    await notified(stage)
    return { box: 'coming' }
  }),
  'meetings.own.askLeave': of(async (stage) => ({ ...(await notified(stage)), excuse: reason })),
  'meetings.own.withdrawLeave': of(onLeave),
}
