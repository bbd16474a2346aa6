/** How the endpoints of admissions are asked: see sample.ts. Each act is asked of a file whose turn it is. */

import { type ActKey, actOf } from '#features/admissions/acts/rules.ts'
import { insertObjection } from '#features/admissions/notices/queries.ts'
import { insertMeeting } from '#features/meetings/queries.ts'
import { usualPath } from '#src/demo/admission-path.ts'
import { insertApplicant, insertFile, pathTo } from './admission-files.ts'
import { of, open, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

const text = '权限测试所用的一段文字'

const helpersOf = ({ institute: { people } }: Stage) => [
  { personId: people.east1.secretary, name: '东一书记' },
  { personId: people.east1.member, name: '东一党员' },
]

/** A file of a new person of east1 whose next act is this one. */
function waitingFor(stage: Stage, act: ActKey): Promise<number> {
  const helpers = helpersOf(stage)
  const entries = pathTo(act, today, helpers)
  const organizationId = stage.east1
  return stage.app.stage(async (ctx) => {
    const personId = await insertApplicant(ctx, {
      code: 'east1',
      organizationId,
      number: stage.next(),
      entries,
    })
    return insertFile(ctx, { personId, organizationId, entries, helpers })
  })
}

const papersOf = (act: ActKey) => actOf(act).materials.map((material) => ({ material, datedOn: today }))

/** What the usual path says of an act, with people of east1 in it. */
function usualDetails(stage: Stage, act: ActKey) {
  const people = helpersOf(stage).map(({ personId }) => personId)
  const path = usualPath({ appliedOn: '2024-07-24', meetingOn: today, mentors: people, introducers: people })
  const { votes, outcome, ...details } = path.find((one) => one.act === act)?.details ?? {}
  return { text, names: ['东一书记'], ...details }
}

const acting = (act: ActKey, more: object = {}) =>
  of(async (stage) => ({
    id: await waitingFor(stage, act),
    on: today,
    materials: papersOf(act),
    ...usualDetails(stage, act),
    ...more,
  }))

/** The file of somebody who answers a letter that was sent. */
const replying = of(async (stage) => {
  const id = await waitingFor(stage, 'letterReply')
  const { entries } = await stage.top.call.admissions.get({ id })
  const letter = entries.find((one) => one.act === 'letter')?.seq
  return { id, on: today, text, letter, materials: papersOf('letterReply') }
})

async function meeting(stage: Stage, act: 'branchMeeting' | 'confirmationMeeting') {
  const id = await waitingFor(stage, act)
  const { members } = await stage.top.call.admissions.meetings.roll({ id })
  const { secretary } = stage.institute.people.east1
  const others = members.filter((one) => one.politicalStatus === 'fullMember' && one.id !== secretary)
  const present = [{ id: secretary }, ...others]
  const voting = present.length
  const tasks = new Map([
    [secretary, 'chair'],
    [others[0]?.id, 'recorder'],
    [others[1]?.id, 'scrutineer'],
  ])
  return {
    id,
    on: today,
    materials: papersOf(act),
    meeting: {
      place: '会议室',
      agenda: ['讨论'],
      attendees: present.map(({ id: personId }) => ({
        personId,
        present: true,
        task: tasks.get(personId) ?? null,
      })),
    },
    votes: { handedOut: voting, returned: voting, inFavour: voting, against: 0, abstained: 0 },
  }
}

/** The file of whoever asks for himself: of 东一群众 and of 东一党员, in the state in which an act is next. */
async function ownFiles(stage: Stage, act: ActKey | null): Promise<void> {
  const helpers = helpersOf(stage)
  const { east1, west1 } = stage.institute.people
  await stage.app.stage(async (ctx) => {
    await ctx.db
      .updateTable('admission')
      .set({ ended_on: today, ended_as: 'stopped', ended_because: reason })
      .where('person_id', 'in', [east1.masses, east1.member, west1.masses])
      .where('status', '=', 'running')
      .execute()
    if (!act) return
    const entries = pathTo(act, today, helpers)
    for (const personId of [east1.masses, east1.member])
      await insertFile(ctx, { personId, organizationId: stage.east1, entries, helpers })
  })
}

const own = (act: ActKey | null, input: object = {}, kind = of) =>
  kind(async (stage) => {
    await ownFiles(stage, act)
    return input
  })

/** A meeting of east1 at which somebody was made an activist. */
async function studied(stage: Stage): Promise<{ id: number }> {
  const id = await waitingFor(stage, 'activist')
  const organizationId = stage.east1
  const record = { organizationId, heldOn: today, place: '会议室', agenda: ['研究'], resolutions: [] }
  const meetingId = await stage.app.stage((ctx) =>
    insertMeeting(ctx, { ...record, kind: 'committeeMeeting', attendees: [] }),
  )
  await stage.top.call.admissions.acts.activist({ id, on: today, meetingId })
  return { id: meetingId }
}

const ofFile = (act: ActKey, more: object = {}) =>
  of(async (stage) => ({ id: await waitingFor(stage, act), ...more }))

export const admissions: Record<string, Sample> = {
  'admissions.list': seen(async (stage) => {
    await waitingFor(stage, 'talk')
    return { size: 200 }
  }),
  'admissions.export': seen(async (stage) => {
    await waitingFor(stage, 'talk')
    return {}
  }),
  'admissions.get': ofFile('approval'),
  'admissions.plan': ofFile('candidate', { goal: 'branchMeeting', wishedOn: '2027-06-30' }),
  'admissions.checklists': seen(async (stage) => ({ ids: [await waitingFor(stage, 'training')] })),
  'admissions.start': of(async (stage) => ({ personId: await stage.person('masses'), on: today })),
  'admissions.file': of(async (stage) => {
    const id = await waitingFor(stage, 'activist')
    const { entries } = await stage.top.call.admissions.get({ id })
    const entryId = entries[0]?.id as number
    await stage.app.stage((ctx) =>
      ctx.db.deleteFrom('admission_material').where('entry_id', '=', entryId).execute(),
    )
    return { id, entryId, material: 'application', datedOn: today }
  }),
  'admissions.recall': of(async (stage) => {
    const helpers = helpersOf(stage)
    const entries = pathTo('candidate', today, helpers).map(({ seq, ...entry }) => entry)
    const personId = await stage.app.stage((ctx) =>
      insertApplicant(ctx, { code: 'east1', organizationId: stage.east1, number: stage.next(), entries: [] }),
    )
    await stage.top.call.people.changes.correct({
      id: personId,
      field: 'politicalStatus',
      value: '入党积极分子',
      effectiveOn: today,
      reason,
    })
    return { personId, reason, entries }
  }),
  'admissions.end': ofFile('activist', { as: 'stopped', on: today, reason }),
  'admissions.acts.talk': acting('talk'),
  'admissions.acts.recommendation': acting('recommendation'),
  'admissions.acts.activist': acting('activist'),
  'admissions.acts.activistFiling': acting('activistFiling'),
  'admissions.acts.mentors': acting('mentors'),
  'admissions.acts.thoughtReport': acting('thoughtReport'),
  'admissions.acts.review': acting('review'),
  'admissions.acts.candidate': acting('candidate'),
  'admissions.acts.candidateConsent': acting('candidateConsent'),
  'admissions.acts.notice': acting('notice', { untilOn: '2026-12-10' }),
  'admissions.acts.noticeResult': acting('noticeResult'),
  'admissions.acts.introducers': acting('introducers'),
  'admissions.acts.letter': acting('letter'),
  'admissions.acts.letterReply': replying,
  'admissions.acts.politicalReview': acting('politicalReview'),
  'admissions.acts.training': acting('training'),
  'admissions.acts.committeeReview': acting('committeeReview'),
  'admissions.acts.preReview': acting('preReview'),
  'admissions.acts.form': acting('form'),
  'admissions.acts.committeeTalk': acting('committeeTalk'),
  'admissions.acts.approvalExtension': ofFile('approval', { on: today, text }),
  'admissions.acts.approval': acting('approval'),
  'admissions.acts.recordFiling': acting('recordFiling'),
  'admissions.acts.assignment': acting('assignment'),
  'admissions.acts.oath': acting('oath', { place: '会议室' }),
  'admissions.acts.probationReview': acting('probationReview'),
  'admissions.acts.confirmationRequest': acting('confirmationRequest'),
  'admissions.acts.confirmationApproval': acting('confirmationApproval'),
  'admissions.acts.archiving': acting('archiving'),
  'admissions.meetings.roll': ofFile('branchMeeting'),
  'admissions.meetings.admission': of((stage) => meeting(stage, 'branchMeeting')),
  'admissions.meetings.confirmation': of(async (stage) => ({
    ...(await meeting(stage, 'confirmationMeeting')),
    outcome: 'confirm',
  })),
  'admissions.studies.list': ofFile('activist', { act: 'activist' }),
  'admissions.studies.references': of(studied),
  'admissions.own.get': own('review', {}, seen),
  'admissions.own.apply': own(null, { text }, seen),
  'admissions.own.withdraw': own('review', { reason }),
  'admissions.own.report': own('review', { text }),
  'admissions.own.requestConfirmation': own('confirmationRequest', { text }),
  'admissions.notices.list': seen(async (stage) => {
    await waitingFor(stage, 'noticeResult')
    return {}
  }),
  'admissions.notices.object': of(async (stage) => ({ id: await waitingFor(stage, 'noticeResult'), text })),
  'admissions.notices.answer': of(async (stage) => {
    const id = await waitingFor(stage, 'noticeResult')
    const objectionId = await stage.app.stage((ctx) => insertObjection(ctx, id, text))
    return { id, objectionId, text }
  }),
  'admissions.quotas.list': open({ year: 2026 }),
  'admissions.quotas.set': of((stage) => ({
    id: stage.institute.organizations.east,
    year: 2026,
    places: 12,
  })),
  'admissions.papers.batch': of(async (stage) => ({
    ids: [await waitingFor(stage, 'branchMeeting')],
    paper: 'tally',
  })),
  'admissions.papers.print': ofFile('activist', { paper: 'applicant' }),
  'admissions.figures.funnel': seen(),
}
