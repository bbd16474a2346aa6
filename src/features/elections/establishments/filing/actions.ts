import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { electionFor, termOf } from '../chain/queries.ts'
import type { establishments } from '../contract.ts'
import { noteDeed, titleOf } from '../holding/actions.ts'
import { getEstablishment } from '../queries.ts'
import { show } from '../reading/actions.ts'
import { fileEstablishment } from '../writing/queries.ts'
import { whyNotFile } from './rules.ts'

export const filingActions: Pick<ActionsOf<typeof establishments>, 'file'> = {
  async file(ctx, { id, filedOn }) {
    const row = await getEstablishment(ctx, id, true)
    const election = await electionFor(ctx, id)
    const term = row.subjectId === null ? undefined : await termOf(ctx, row.subjectId)
    const since = election?.effectiveOn ?? term?.fromOn ?? row.effectiveOn ?? row.decidedOn
    const why = whyNotFile({ phase: row.phase, filedOn, today: ctx.today, since })
    if (why) throw new Refusal('conflict', why, { field: 'filedOn', name: titleOf(row), since })

    await fileEstablishment(ctx, id, filedOn)
    noteDeed(ctx, { ...row, title: titleOf(row) }, 'filed', { after: { filedOn } })
    return show(ctx, id)
  },
}
