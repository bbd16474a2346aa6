import { type ActKey, actOf } from '#features/admissions/acts/rules.ts'
import { contract as admissions } from '#features/admissions/contract.ts'
import { contract as appraisals } from '#features/appraisals/contract.ts'
import { contract as commendations } from '#features/commendations/contract.ts'
import { contract as dues } from '#features/dues/contract.ts'
import { contract as elections } from '#features/elections/contract.ts'
import { contract as ledger } from '#features/ledger/contract.ts'
import { contract as masterData } from '#features/master-data/contract.ts'
import { contract as meetings } from '#features/meetings/contract.ts'
import { contract as people } from '#features/people/contract.ts'
import { contract as requests } from '#features/requests/contract.ts'
import { contract as talks } from '#features/talks/contract.ts'
import { contract as transfers } from '#features/transfers/contract.ts'
import { type Form, fieldsOf } from '../fields/rules.ts'

/** A form that branches fill: what it asks for stands in its contract, how often it was filled in the trail. */
export type AskedForm = {
  /** Of the line in the trail; where one deed has several forms, with the act behind a colon. */
  key: string
  title: string
  subject: string
  fields: readonly string[]
}

type Row = readonly [deed: string, form: Form]

const group = (subject: string, rows: readonly Row[]): AskedForm[] =>
  rows.map(([key, form]) => ({
    key,
    title: form['~orpc'].route.summary ?? key,
    subject,
    fields: fieldsOf(form),
  }))

const { acts, meetings: admissionMeetings } = admissions
/** The acts of branches on a file share one deed; the trail names the act. */
const admissionActs: AskedForm[] = (
  Object.entries({
    ...acts,
    branchMeeting: admissionMeetings.admission,
    confirmationMeeting: admissionMeetings.confirmation,
  }) as [ActKey, Form][]
)
  .filter(([, form]) => form['~orpc'].meta.permission === 'admissions.conduct')
  .flatMap(([act, form]) => group('发展党员', [[`admission.acted:${actOf(act).title}`, form]]))

/**
 * What the platform lets branches fill in. Left out: pressing a button without fields, taking back what was wrong, and
 * what somebody keeps for himself (notes, boards).
 */
export const askedForms: readonly AskedForm[] = [
  ...group('组织生活', [
    ['meeting.planned', meetings.plan],
    ['meeting.yearPlanned', meetings.planYear],
    ['meeting.planChanged', meetings.change],
    ['meeting.held', meetings.records.hold],
    ['meeting.confirmed', meetings.records.write],
    ['meeting.added', meetings.records.add],
    ['meeting.fileAdded', meetings.files.add],
  ]),
  ...group('党费', [
    ['dues.baseStated', dues.bases.state],
    ['dues.basesImported', dues.bases.import],
    ['dues.paymentsRecorded', dues.payments.record],
    ['dues.paymentTaken', dues.payments.take],
    ['dues.reliefAsked', dues.reliefs.ask],
    ['dues.caseDecided', dues.cases.decide],
    ['dues.fileRead', dues.imports.read],
    ['dues.fileRowAnswered', dues.imports.answer],
    ['dues.remittanceSent', dues.remittances.send],
    ['dues.useRecorded', dues.uses.record],
    ['dues.useFileAdded', dues.uses.files.add],
    ['dues.rollMade', dues.roll.make],
    ['dues.statementMade', dues.statements.make],
  ]),
  ...group('发展党员', [
    ['admission.started', admissions.start],
    ['admission.materialFiled', admissions.file],
    ['admission.ended', admissions.end],
    ['admission.objectionAnswered', admissions.notices.answer],
  ]),
  ...admissionActs,
  ...group('组织关系', [
    ['transfer.started', transfers.begin],
    ['transfer.repaired', transfers.repair],
    ['transfer.placed', transfers.place],
    ['transfer.sentBack', transfers.sendBack],
    ['transferBatch.started', transfers.batches.begin],
    ['transferBatch.carried', transfers.batches.carry],
    ['absence.begun', transfers.absences.leave],
    ['absence.received', transfers.absences.receive],
    ['absence.contacted', transfers.absences.contact],
    ['absence.ended', transfers.absences.end],
  ]),
  ...group('选举', [
    ['election.started', elections.start],
    ['election.planned', elections.plan],
    ['election.prepared', elections.prepare],
    ['election.voterExcluded', elections.voters.exclude],
    ['election.nominated', elections.candidates.nominate],
    ['election.meetingRecorded', elections.meetings.record],
    ['election.meetingChosen', elections.meetings.choose],
    ['election.counted', elections.ballots.count],
    ['election.dutiesAssigned', elections.ballots.assign],
    ['establishment.started', elections.establishments.rename],
  ]),
  ...group('民主评议和谈话', [
    ['appraisal.opened', appraisals.open],
    ['appraisal.excused', appraisals.members.excuse],
    ['appraisal.selfEntered', appraisals.members.writeSelf],
    ['appraisal.remarkEntered', appraisals.members.remark],
    ['appraisal.counted', appraisals.ballots.count],
    ['appraisal.judged', appraisals.opinions.set],
    ['appraisal.objectionAnswered', appraisals.opinions.answer],
    ['rectification.added', appraisals.rectifications.add],
    ['rectification.noted', appraisals.rectifications.note],
    ['rectification.solved', appraisals.rectifications.solve],
    ['talk.recorded', talks.record],
    ['commendation.proposed', commendations.propose],
  ]),
  ...group('请示和任务', [
    ['request.started', requests.start],
    ['workItem.noted', ledger.items.note],
    ['workItem.postponed', ledger.items.postpone],
    ['workItem.finished', ledger.items.finish],
    ['workItem.fileAdded', ledger.items.files.add],
    ['difference.replied', masterData.differences.reply],
  ]),
  ...group('人员信息', [
    ['person.corrected', people.changes.correct],
    ['person.mobileRecorded', people.memberships.mobile],
    ['person.lostContactRecorded', people.memberships.lost],
    ['person.honourAdded', people.dossier.addHonour],
    ['person.trainingAdded', people.dossier.addTraining],
    ['person.familyMemberAdded', people.dossier.addFamilyMember],
    ['training.recorded', people.trainings.record],
  ]),
]

export const formOf = (key: string): AskedForm | undefined => askedForms.find((one) => one.key === key)
