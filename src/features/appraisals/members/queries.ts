import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

const one = ({ db }: Pick<Context, 'db'>, roundId: number, personId: number) =>
  db.updateTable('appraisal_member').where('round_id', '=', roundId).where('person_id', '=', personId)

/** Not taking part, or taking part after all; what was decided of him goes with it. */
export const setAbsence = (ctx: Writer, roundId: number, personId: number, because: string | null) =>
  one(ctx, roundId, personId)
    .set({ absent_because: because, ...(because !== null && { grade: null, opinion: null }) })
    .execute()

export const writeSelf = (ctx: Writer, roundId: number, personId: number, text: string, onPaper: boolean) =>
  one(ctx, roundId, personId)
    .set({ self_text: text, self_at: ctx.now, self_by: ctx.actor.name, self_on_paper: onPaper })
    .execute()

/** One remark of one member about another: written again, it takes the place of the first. */
export const writeRemark = (
  { db, now, actor }: Writer,
  remark: { roundId: number; aboutId: number; byId: number; text: string },
) =>
  db
    .insertInto('appraisal_remark')
    .values({
      round_id: remark.roundId,
      about_id: remark.aboutId,
      by_id: remark.byId,
      text: remark.text,
      given_at: now,
      entered_by: actor.name,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['round_id', 'about_id', 'by_id'])
        .doUpdateSet({ text: remark.text, given_at: now, entered_by: actor.name }),
    )
    .execute()
