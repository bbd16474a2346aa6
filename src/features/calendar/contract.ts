import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf, reason } from '#basics/contract.ts'
import { dayKinds } from './rules.ts'

const kind = z.enum(dayKinds)
const name = z.string().trim().min(1, '请填写节日名称').max(20)
const year = z.coerce.number().int().min(2000).max(2199)

const CalendarDay = z.object({
  day,
  weekday: z.string(),
  kind,
  name: z.string(),
  changedAt: z.string(),
  changedBy: z.string(),
})

const filters = {
  year: year.optional(),
  kind: kind.optional(),
  /** Found in the name of the holiday. */
  text: z.string().trim().max(20).optional(),
  descending: z.boolean().default(false),
}

const read = endpoint.meta({ permission: 'calendar.read' })
const change = endpoint.meta({ permission: 'calendar.change' })
const Changed = z.object({ added: z.number().int(), changed: z.number().int() })

/** 放假安排: the days off and the weekend days that are worked, by which periods in working days are counted. */
export const contract = {
  list: read
    .route({ method: 'GET', path: '/calendar-days', summary: '放假和调休上班的日子' })
    .input(z.object({ ...pageInput, ...filters }))
    .output(pageOf(CalendarDay)),
  years: read.route({ method: 'GET', path: '/calendar-years', summary: '已录入放假安排的年度' }).output(
    z.object({
      years: z.array(z.object({ year: z.number().int(), off: z.number(), working: z.number() })),
      /** Of this year and the next, those that nobody has entered: counted Monday to Friday. */
      missing: z.array(z.number().int()),
    }),
  ),
  export: endpoint
    .meta({ permission: 'calendar.read', download: true })
    .route({ method: 'GET', path: '/calendar-days.xlsx', summary: '导出放假安排（也是导入用的表样）' })
    .input(z.object(filters))
    .output(fileOutput),
  add: change
    .route({ method: 'POST', path: '/calendar-days', summary: '录入放假或调休上班的日子' })
    .input(z.object({ from: day, until: day.optional(), kind, name, reason }))
    .output(Changed),
  change: change
    .route({ method: 'PUT', path: '/calendar-days/{day}', summary: '修改一天的放假安排' })
    .input(z.object({ day, kind, name, reason }))
    .output(CalendarDay),
  remove: change
    .route({
      method: 'DELETE',
      path: '/calendar-days/{day}',
      summary: '删去一天的放假安排（按周一至周五计算）',
    })
    .input(z.object({ day, reason }))
    .output(z.object({})),
  import: change
    .route({ method: 'POST', path: '/calendar-imports', summary: '导入放假安排表（multipart）' })
    .input(z.object({ file: z.file(), reason }))
    .output(Changed),
}

export const powers: Powers = {
  'calendar.read': ['branch', 'committee', 'politicalWorkDepartment'],
  'calendar.change': ['politicalWorkDepartment'],
}
