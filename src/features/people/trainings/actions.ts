import { yearOf } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { readSheet } from '#platform/sheets.ts'
import { lockPeople } from '../queries.ts'
import type { trainings } from './contract.ts'
import {
  type Course,
  countCourses,
  countParticipants,
  coursesWithin,
  type Filters,
  insertClass,
  pageOfCourses,
  pageOfParticipants,
  participants,
  peopleByNumber,
} from './queries.ts'
import { readTrainees, strangerAmong, whyNotCourse } from './rules.ts'

type Asked = { year?: number | undefined; organizationId?: number | undefined; text?: string | undefined }
const questionOf = async (ctx: Context, { organizationId, year, text }: Asked): Promise<Filters> => ({
  path: organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path,
  year: year ?? yearOf(ctx.today),
  text,
})

/** Records a class, with one line in the trail. */
async function recordClass(ctx: Context, course: Course, ids: number[]) {
  const why = whyNotCourse(course, ctx.today)
  if (why) throw new Refusal('invalid', why, { field: 'untilOn' })
  const people = await lockPeople(ctx, ids)
  const wanted = people.map(({ id }) => id)
  const added = await insertClass(ctx, course, wanted)
  const known = wanted.length - added
  ctx.record({
    action: 'training.recorded',
    subject: { kind: 'training', id: course.fromOn, name: course.course },
    path: people[0]?.organizationPath,
    after: { ...course, added, known },
  })
  return { added, known }
}

export const trainingActions: ActionsOf<typeof trainings> = {
  async list(ctx, { page, size, ...asked }) {
    const found = coursesWithin(ctx, await questionOf(ctx, asked))
    const rows = await pageOfCourses(found, { limit: size, offset: (page - 1) * size })
    return { rows, total: await countCourses(ctx, found) }
  },

  async export(ctx, asked) {
    const question = await questionOf(ctx, asked)
    const { reach } = ctx
    ctx.record({
      action: 'trainings.exported',
      subject: { kind: 'trainings', id: 'export', name: '教育培训班次' },
      after: { year: question.year },
    })
    const columns = [
      { title: '班次', width: 36, kind: 'text' as const },
      { title: '举办单位', width: 28, kind: 'text' as const },
      { title: '开始日期', kind: 'day' as const },
      { title: '结束日期', kind: 'day' as const },
      { title: '学时' },
      { title: '人数' },
    ]
    return listSheet(
      `教育培训_${question.year}`,
      { name: '教育培训', title: `${question.year}年教育培训`, columns },
      (db, page) => pageOfCourses(coursesWithin({ db, reach }, question), page),
      (row) => [row.course, row.organizer, row.fromOn, row.untilOn, row.hours, row.people],
    )
  },

  async people(ctx, { page, size, ...course }) {
    const found = participants(ctx, course)
    const rows = await pageOfParticipants(found, { limit: size, offset: (page - 1) * size })
    return { rows, total: await countParticipants(found) }
  },

  record: (ctx, { personIds, ...course }) => recordClass(ctx, course, personIds),

  async import(ctx, { file, ...course }) {
    const lines = await Array.fromAsync(readSheet(new Uint8Array(await file.arrayBuffer()), file.name))
    const read = readTrainees(lines)
    if ('code' in read) throw new Refusal('invalid', read.code, { ...read.facts, field: 'file' })
    const known = await peopleByNumber(
      ctx,
      read.trainees.map(({ employeeNo }) => employeeNo),
    )
    const stranger = strangerAmong(read.trainees, known)
    if (stranger) throw new Refusal('invalid', stranger.code, { ...stranger.facts, field: 'file' })
    return recordClass(
      ctx,
      course,
      [...known.values()].map(({ id }) => id),
    )
  },
}
