/** How the endpoints of alerts are asked: see sample.ts. Each alert is about somebody whose probation is over. */
import { evaluate } from '#features/alerts/evaluation/actions.ts'
import { builtinOf } from '#features/alerts/rulebook/builtin/rules.ts'
import type { Definition } from '#features/alerts/rulebook/rules.ts'
import { of, open, reason, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

async function alert(stage: Stage): Promise<number> {
  const personId = await stage.person('probationary')
  return stage.app.stage(async (ctx) => {
    await evaluate(ctx, 'probationEnds')
    const found = await ctx.db
      .selectFrom('alert')
      .where('person_id', '=', personId)
      .select('id')
      .executeTakeFirstOrThrow()
    return found.id
  })
}
/** What is binding is put off by nobody beyond its day, and this day is over. */
const ofAlert = (more: object = {}, how: Partial<Sample> = {}) =>
  of(async (stage) => ({ id: await alert(stage), ...more }), how)
const seesAlert = (more: object = {}) => seen(async (stage) => alert(stage).then(() => more))

const definition = builtinOf('dues-unpaid-3')?.definition as Definition
const tried = { measure: 'duesUnpaid', definition }
const whole = { outside: 'forbidden' } as const

/** A version that was not there before. */
const next = (stage: Stage) => ({ ...definition, name: `党费提醒${stage.next()}` })
const publishing = async (stage: Stage) => {
  const { version } = await stage.top.call.alerts.rules.get({ key: 'dues-unpaid-3' })
  return { key: 'dues-unpaid-3', basedOn: version, definition: next(stage), note: reason }
}

export const alerts: Record<string, Sample> = {
  'alerts.list': seesAlert({ size: 200 }),
  'alerts.export': seesAlert(),
  'alerts.counts': open(async (stage: Stage) => alert(stage).then(() => ({}))),
  'alerts.get': ofAlert(),
  'alerts.snooze': ofAlert({ until: '2026-12-01', reason }, { refusal: 'alert-mandatory' }),
  'alerts.wake': ofAlert({}, { refusal: 'alert-not-snoozed' }),
  'alerts.check': ofAlert(),
  'alerts.rules.list': open({}, whole),
  'alerts.rules.citing': open({ code: 'branch-rules' }),
  'alerts.rules.get': open({ key: 'term-ends' }, whole),
  'alerts.rules.preview': open(tried, whole),
  'alerts.rules.simulate': open(
    { measure: 'appraisalOwed', definition: builtinOf('appraisal-owed')?.definition },
    whole,
  ),
  'alerts.rules.create': open((stage) => ({ ...tried, definition: next(stage), note: reason }), whole),
  'alerts.rules.publish': open(publishing, whole),
  'alerts.rules.evaluate': open({}, whole),
}
