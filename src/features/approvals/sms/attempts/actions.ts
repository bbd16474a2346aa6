import { minuteOf } from '#basics/days.ts'
import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { outcomeNames } from '../rules.ts'
import type { attempts } from './contract.ts'
import { attemptsFound, countAttempts, pageOfAttempts } from './queries.ts'

const columns = [
  { title: '收到时间', width: 18 },
  { title: '来信人', width: 12 },
  { title: '号码', width: 16 },
  { title: '事项编号', width: 10 },
  { title: '事项', width: 44 },
  { title: '结果', width: 24 },
]

/** Answers come from everywhere: they are looked at by whoever sees everything. */
function refuseUnlessWhole({ reach }: Context): void {
  if (!coversEverything(reach)) throw new Refusal('forbidden', 'sms-attempts-need-whole')
}

export const attemptActions: ActionsOf<typeof attempts> = {
  async list(ctx, { page, size, ...asked }) {
    refuseUnlessWhole(ctx)
    const found = attemptsFound(ctx, asked)
    const rows = await pageOfAttempts(found, { limit: size, offset: (page - 1) * size })
    return { rows, total: await countAttempts(found) }
  },

  export(ctx, asked) {
    refuseUnlessWhole(ctx)
    const subject = { kind: 'messageReply', id: 0, name: '短信审批记录' }
    ctx.record({ action: 'smsApproval.exported', subject, path: ctx.reach.paths[0] ?? null, after: asked })
    return listSheet(
      `短信审批记录_${ctx.today}`,
      { name: '短信审批记录', columns },
      (db, page) => pageOfAttempts(attemptsFound({ db }, asked), page),
      ({ at, name, fromMasked, affairId, title, outcome }) => [
        minuteOf(at),
        name ?? '',
        fromMasked,
        affairId ?? '',
        title ?? '',
        outcomeNames[outcome],
      ],
    )
  },
}
