/** How the endpoints of the holiday table are asked: see sample.ts. */
import { addDays } from '#basics/days.ts'
import { open, reason, type Sample } from './sample.ts'
import type { Stage } from './stage.ts'

/** One table for the whole institute: only who reaches all of it changes it. */
const whole = { outside: 'forbidden' } as const
const holiday = { kind: 'off', name: '权限测试', reason } as const

/** A day that was not in the table before. */
const fresh = (stage: Stage) => addDays('2031-01-01', stage.next())
async function added(stage: Stage) {
  const day = fresh(stage)
  await stage.top.call.calendar.add({ from: day, ...holiday })
  return { day, ...holiday }
}

function sheet(stage: Stage): FormData {
  const data = new FormData()
  data.set('file', new File([`日期,类别,节日\n${fresh(stage)},休假,元旦\n`], '放假安排.csv'))
  data.set('reason', reason)
  return data
}

export const calendar: Record<string, Sample> = {
  'calendar.list': open(),
  'calendar.years': open(),
  'calendar.export': open(),
  'calendar.add': open((stage) => ({ from: fresh(stage), ...holiday }), whole),
  'calendar.change': open(added, whole),
  'calendar.remove': open(async (stage) => ({ day: (await added(stage)).day, reason }), whole),
  'calendar.import': open(sheet, whole),
}
