import { minuteOf, yearOf } from '#basics/days.ts'
import { filesOf } from '#features/admissions/queries.ts'
import { showOwn } from '#features/admissions/reading/actions.ts'
import { gradeNames, stateNames as roundStateNames } from '#features/appraisals/rules.ts'
import { stateNames as commendationStateNames, kindFacts } from '#features/commendations/rules.ts'
import { recordsOf } from '#features/courses/records/queries.ts'
import { recordState, recordStateNames } from '#features/courses/records/rules.ts'
import { ownFound, pageOfOwn } from '#features/meetings/own/queries.ts'
import { meetingKindNames } from '#features/meetings/rules.ts'
import { honoursOf, trainingsOf } from '#features/people/dossier/queries.ts'
import type { Context } from '#platform/context.ts'
import type { SheetContent } from '#platform/sheets.ts'
import { allOfThem, sheet } from '../sheets/actions.ts'
import { appraisalsOf, arrivalsOf, commendationsOf, rectificationsOf } from './queries.ts'

const everything = { limit: allOfThem, offset: 0 }

/** What somebody did in his branch and what was said to him of it, as far as he may see it himself. */
export async function workSheets(ctx: Context, personId: number): Promise<SheetContent[]> {
  return [
    await admissionSheet(ctx, personId),
    await meetingSheet(ctx, personId),
    await appraisalSheet(ctx, personId),
    await rectificationSheet(ctx, personId),
    await trainingSheet(ctx, personId),
    await honourSheet(ctx, personId),
  ]
}

async function admissionSheet(ctx: Context, personId: number) {
  const rows: unknown[][] = []
  for (const id of await filesOf(ctx, personId, allOfThem)) {
    const file = await showOwn(ctx, id)
    const names = (some: { name: string }[]) => some.map(({ name }) => name).join('、')
    for (const { title, on, details, recordedBy } of file.entries)
      rows.push([on, title, details.text ?? null, recordedBy, names(file.mentors), names(file.introducers)])
  }
  return sheet(
    'admissions',
    [
      ['日期', 14, 'day'],
      ['事项', 26],
      ['本人能看到的内容', 60],
      ['登记人', 16],
      ['培养联系人', 20],
      ['入党介绍人', 20],
    ],
    rows,
  )
}

async function meetingSheet(ctx: Context, personId: number) {
  const who = { personId, today: ctx.today }
  const rows = await pageOfOwn(ownFound(ctx, who, 'past'), who, false, everything)
  const arrivals = await arrivalsOf(ctx, personId)
  return sheet(
    'meetings',
    [
      ['日期', 14, 'day'],
      ['类型', 26],
      ['名称', 36],
      ['党支部', 36],
      ['到会', 10],
      ['请假原因', 30],
      ['签到时间', 18],
    ],
    rows.map((row) => {
      const arrived = arrivals.get(row.id)
      return [
        row.on,
        [row.kind, ...row.also].map((one) => meetingKindNames[one]).join('、'),
        row.title,
        row.organizationName,
        row.present ? '到会' : '未到会',
        row.excuse,
        arrived ? minuteOf(arrived) : null,
      ]
    }),
  )
}

const appraisalSheet = async (ctx: Context, personId: number) =>
  sheet(
    'appraisals',
    [
      ['年度', 8],
      ['党支部', 36],
      ['个人自评', 60],
      ['同志们的互评意见', 60],
      ['未参加的原因', 24],
      ['评议等次', 12],
      ['组织意见', 60],
      ['本人异议和答复', 40],
      ['进度', 12],
    ],
    (await appraisalsOf(ctx, personId)).map((one) => [
      one.year,
      one.organizationName,
      one.selfText,
      one.remarks,
      one.absentBecause,
      one.grade && gradeNames[one.grade],
      one.opinion,
      one.objections,
      roundStateNames[one.state],
    ]),
  )

const rectificationSheet = async (ctx: Context, personId: number) =>
  sheet(
    'rectifications',
    [
      ['提出日期', 14, 'day'],
      ['问题', 50],
      ['整改措施', 50],
      ['期限', 14, 'day'],
      ['销号日期', 14, 'day'],
    ],
    (await rectificationsOf(ctx, personId)).map((one) => [
      one.raisedOn,
      one.problem,
      one.measure,
      one.dueOn,
      one.confirmedOn,
    ]),
  )

async function trainingSheet(ctx: Context, personId: number) {
  const taught = (await trainingsOf(ctx, personId)).map((one) => [
    one.fromOn,
    one.untilOn,
    '培训',
    one.course,
    one.organizer,
    one.hours,
    null,
  ])
  const read = (await recordsOf(ctx, personId, undefined, everything)).map((one) => [
    one.studiedOn,
    one.studiedOn,
    '学习',
    one.title,
    one.topic,
    null,
    recordStateNames[recordState(one)],
  ])
  return sheet(
    'trainings',
    [
      ['起', 14, 'day'],
      ['止', 14, 'day'],
      ['类别', 8],
      ['名称', 40],
      ['举办单位或专题', 30],
      ['学时', 8],
      ['支部确认', 12],
    ],
    [...taught, ...read],
  )
}

async function honourSheet(ctx: Context, personId: number) {
  const honours = (await honoursOf(ctx, personId)).map((one) => [
    yearOf(one.awardedOn),
    one.title,
    one.level,
    one.awardedOn,
    one.awardedBy,
    null,
    null,
    '已登记',
  ])
  const commended = (await commendationsOf(ctx, personId)).map((one) => [
    one.year,
    kindFacts[one.kind].title,
    one.level,
    one.awardedOn,
    one.awardedBy,
    one.certificate,
    one.deeds,
    commendationStateNames[one.state],
  ])
  return sheet(
    'honours',
    [
      ['年度', 8],
      ['名称', 30],
      ['级别', 10],
      ['授予日期', 14, 'day'],
      ['授予单位', 30],
      ['证书编号', 20],
      ['事迹', 60],
      ['进度', 12],
    ],
    [...honours, ...commended],
  )
}
