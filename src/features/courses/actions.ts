import { dayIn } from '#basics/days.ts'
import type { Sensitivity } from '#basics/sensitivity.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { contract } from './contract.ts'
import { deskActions } from './desk/actions.ts'
import { learningActions } from './learning/actions.ts'
import { countCourses, coursesFor, getCourse, pageOfCourses, partsOf, topicsFor } from './queries.ts'
import { recordActions } from './records/actions.ts'
import type { CourseQuestion } from './rules.ts'
import { sessionActions } from './sessions/actions.ts'

type Placed = { doneParts: number[] | null; placePart: number | null; sensitivity: string }
const line = <T extends Placed>({ doneParts, placePart: _place, ...row }: T) => ({
  ...row,
  sensitivity: row.sensitivity as Sensitivity,
  done: doneParts?.length ?? null,
})

/** A question as it is put: what is right is told once it was answered. */
const put = ({ kind, text, options }: CourseQuestion) => ({ kind, text, options })

export const actions: ActionsOf<typeof contract> = {
  async list(ctx, { page, size, sort, descending, ...asked }) {
    const found = coursesFor(ctx, asked)
    const rows = await pageOfCourses(found, { sort, descending }, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(line), total: await countCourses(found) }
  },

  export(ctx, { sort, descending, ...asked }) {
    const { actor, zone } = ctx
    return listSheet(
      '课程',
      {
        name: '课程',
        title: '课程',
        columns: [
          { title: '课程', kind: 'text', width: 36 },
          { title: '专题', kind: 'text', width: 20 },
          { title: '内容', kind: 'text', width: 50 },
          { title: '小节' },
          { title: '制作单位', kind: 'text', width: 30 },
          { title: '发布日期', kind: 'day' },
        ],
      },
      (db, page) => pageOfCourses(coursesFor({ db, actor, zone }, asked), { sort, descending }, page),
      (row) => [
        row.title,
        row.topic,
        row.summary,
        row.parts,
        row.organizationName,
        row.publishedAt && dayIn(new Date(row.publishedAt)),
      ],
    )
  },

  topics: (ctx) => topicsFor(ctx),

  async get(ctx, { id }) {
    const course = await getCourse(ctx, id)
    const parts = await partsOf(ctx, id)
    const { placePart, doneParts } = course
    return {
      ...line(course),
      parts: parts.map(({ part: _part, readable, questions, ...one }) => ({
        ...one,
        address: readable ? placeIn(one.materialId, one.anchor) : null,
        questions: questions.map(put),
      })),
      place: placePart === null ? null : { part: placePart, done: doneParts ?? [] },
    }
  },

  learning: learningActions,
  records: recordActions,
  sessions: sessionActions,
  desk: deskActions,
}

const placeIn = (materialId: number, anchor: string) =>
  `/library/materials/${materialId}${anchor ? `#${anchor}` : ''}`
