import { z } from 'zod'
import { everywhere } from '#basics/reach.ts'
import { holdersAt } from '#features/accounts/roles/queries.ts'
import { findPlace } from '#features/dashboard/queries.ts'
import { notify } from '#features/messages/notify/actions.ts'
import { type AnyJob, job } from '#platform/jobs.ts'
import { ledgerOf } from './reading/actions.ts'
import { quarterName, sourceNames, sourceUnits, toldOn } from './rules.ts'

/** In the first days of a quarter the political work department is told, once, what the one before asked of branches. */
const tellDepartment = job({
  name: 'burden.tellDepartment',
  schema: z.object({}),
  cron: '40 7 * * *',
  atStart: {},
  run: (world) =>
    world.transaction(async (ctx) => {
      const quarter = toldOn(ctx.today)
      if (!quarter) return
      const reader = { db: ctx.db, today: ctx.today, reach: everywhere }
      const root = await findPlace(reader)
      const to = (await holdersAt(ctx.db, [root.id], ctx.today)).filter(
        ({ role }) => role === 'politicalWorkDepartment',
      )
      if (to.length === 0) return
      const { parts, fields } = await ledgerOf(reader, { ...quarter, organizationId: root.id })
      const said = parts.map(
        ({ source, total }) => `${sourceNames[source]} ${total.now} ${sourceUnits[source]}`,
      )
      await notify(ctx, {
        template: 'notice',
        to,
        facts: {
          type: '负担账本',
          day: ctx.today,
          text: `${quarterName(quarter)}向各党支部要了：${said.join('，')}；表单共填 ${fields.now} 项。请看哪些可以不再要。`,
        },
        about: { kind: 'burden', id: `${quarter.year}-${quarter.quarter}` },
        link: `/burden?when=${quarter.year}-${quarter.quarter}`,
        key: `burden-${quarter.year}-${quarter.quarter}`,
        sms: 'never',
      })
    }),
})

export const jobs: AnyJob[] = [tellDepartment]
