import { sensitivityNames } from '#basics/sensitivity.ts'
import { tellCheckers, tellSubmitter } from '#features/library/checking/actions.ts'
import { readableMaterials } from '#features/library/queries.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { partsOf } from '../queries.ts'
import {
  type CoursePart,
  type CourseState,
  courseStateNames,
  type Deed,
  makers,
  whyNot,
  whyNotSubmit,
} from '../rules.ts'
import type { desk } from './contract.ts'
import {
  countMade,
  coursesMade,
  getMade,
  insertCourse,
  type Made,
  moveBack,
  moveOn,
  pageOfMade,
  replaceParts,
  updateCourse,
} from './queries.ts'

const note = (
  ctx: Context,
  deed: string,
  { id, title, path }: Pick<Made, 'id' | 'title' | 'path'>,
  reason?: string,
) =>
  ctx.record({
    action: `course.${deed}`,
    subject: { kind: 'course', id, name: title },
    path,
    reason: reason ?? null,
  })

const checked = ({ id, title, path }: Pick<Made, 'id' | 'title' | 'path'>) => ({
  about: { kind: 'course', id },
  what: '课程',
  title,
  path,
  link: `/courses/desk/${id}`,
})

/** A course held, in a state in which the deed can be done by who asks. */
async function holdFor(ctx: Context, id: number, deed: Deed): Promise<Made> {
  const course = await getMade(ctx, id, true)
  const why = whyNot(deed, course, ctx.actor.accountId)
  if (why) throw new Refusal('conflict', why, { state: courseStateNames[course.state] })
  return course
}

/** Materials that whoever writes the course may read himself. */
async function refuseUnreadable(ctx: Context, parts: readonly CoursePart[]) {
  const ids = [...new Set(parts.map(({ materialId }) => materialId))]
  if (ids.length === 0) return
  const known = await readableMaterials(ctx).where('material.id', 'in', ids).select('material.id').execute()
  const at = parts.findIndex(({ materialId }) => !known.some(({ id }) => id === materialId))
  if (at >= 0)
    throw new Refusal('invalid', 'course-material-gone', { part: parts[at]?.title, field: 'parts' })
}

export const deskActions: ActionsOf<typeof desk> = {
  async list(ctx, { page, size, sort, descending, ...asked }) {
    const found = coursesMade(ctx, asked)
    const rows = await pageOfMade(found, { sort, descending }, { limit: size, offset: (page - 1) * size })
    return { rows, total: await countMade(found) }
  },

  export(ctx, { sort, descending, ...asked }) {
    const { reach } = ctx
    ctx.record({ action: 'courses.exported', subject: { kind: 'courses', id: 'export', name: '课程目录' } })
    return listSheet(
      '课程目录',
      {
        name: '课程目录',
        title: '课程目录',
        columns: [
          { title: '课程', kind: 'text', width: 36 },
          { title: '专题', kind: 'text', width: 20 },
          { title: '制作单位', kind: 'text', width: 30 },
          { title: '适用范围', kind: 'text', width: 24 },
          { title: '密级标签', kind: 'text', width: 10 },
          { title: '小节' },
          { title: '状态', kind: 'text', width: 10 },
          { title: '审核', kind: 'text', width: 14 },
        ],
      },
      (db, page) => pageOfMade(coursesMade({ db, reach }, asked), { sort, descending }, page),
      (row) => [
        row.title,
        row.topic,
        row.organizationName,
        row.audienceName ?? '全院',
        sensitivityNames[row.sensitivity],
        row.parts,
        courseStateNames[row.state],
        row.publishedBy,
      ],
    )
  },

  async get(ctx, { id }) {
    const { path: _path, submittedAccountId, ...course } = await getMade(ctx, id)
    const own = submittedAccountId !== null && submittedAccountId === ctx.actor.accountId
    const parts = await partsOf(ctx, id)
    return { ...course, own, parts: parts.map(({ part: _part, readable: _readable, ...one }) => one) }
  },

  async create(ctx, { organizationId, title, topic }) {
    const { path } = await getOrganization(ctx, organizationId)
    const id = await insertCourse(ctx, { organizationId, title, topic })
    note(ctx, 'created', { id, title, path })
    return { id }
  },

  async save(ctx, { id, revision, audienceId, parts, ...given }) {
    const course = await holdFor(ctx, id, 'save')
    if (course.revision !== revision) throw new Refusal('conflict', 'course-saved-meanwhile')
    await refuseUnreadable(ctx, parts)
    const place = audienceId === null ? null : await getOrganization(ctx, audienceId)
    const audience = place && { id: place.id, path: place.path }
    const next = await updateCourse(ctx, id, { ...given, audience })
    await replaceParts(ctx, id, parts)
    note(ctx, 'saved', { ...course, title: given.title })
    return { revision: next }
  },

  async submit(ctx, { id }) {
    const course = await holdFor(ctx, id, 'submit')
    const why = whyNotSubmit(await partsOf(ctx, id))
    if (why) throw new Refusal('conflict', why.code, why.facts)
    await tellCheckers(ctx, checked(course), makers)
    return moved(ctx, course, 'submitted')
  },

  async approve(ctx, { id }) {
    const course = await holdFor(ctx, id, 'approve')
    await tellSubmitter(ctx, checked(course), course.submittedAccountId)
    return moved(ctx, course, 'published')
  },

  async giveBack(ctx, { id, reason }) {
    const course = await holdFor(ctx, id, 'giveBack')
    await moveBack(ctx, id, 'draft', reason)
    note(ctx, 'givenBack', course, reason)
    await tellSubmitter(ctx, checked(course), course.submittedAccountId, reason)
    return { state: 'draft' as const }
  },

  async withdraw(ctx, { id, reason }) {
    const course = await holdFor(ctx, id, 'withdraw')
    await moveBack(ctx, id, 'withdrawn', reason)
    note(ctx, 'withdrawn', course, reason)
    return { state: 'withdrawn' as const }
  },
}

async function moved(
  ctx: Context,
  course: Made,
  to: 'submitted' | 'published',
): Promise<{ state: CourseState }> {
  await moveOn(ctx, course.id, to)
  note(ctx, to, course)
  return { state: to }
}
