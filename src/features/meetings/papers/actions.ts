import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { printPdf } from '#platform/print.ts'
import { writeRecord } from '#platform/word-record.ts'
import { getMeeting } from '../queries.ts'
import { show } from '../reading/actions.ts'
import { noteDeed } from '../records/actions.ts'
import type { papers } from './contract.ts'
import { type PaperName, paperNames, printedAs, whyNotPrint } from './rules.ts'

/** The paper of a meeting within reach, and that it was taken out. @throws Refusal not-found; paper-… */
async function take(ctx: Context, id: number, paper: PaperName) {
  const row = await getMeeting(ctx, id)
  const facts = await show(ctx, id)
  const why = whyNotPrint(paper, facts)
  if (why) throw new Refusal('conflict', why, {})
  noteDeed(ctx, row, 'printed', { after: { paper: paperNames[paper] } })
  const day = row.heldOn ?? row.plannedOn ?? ctx.today
  return {
    sheet: printedAs(paper, facts),
    day,
    name: `${row.shortName ?? row.organizationName}${day}${paperNames[paper]}`,
  }
}

export const paperActions: ActionsOf<typeof papers> = {
  async print(ctx, { id, paper }) {
    const { sheet, day, name } = await take(ctx, id, paper)
    return {
      name: `${name}.pdf`,
      type: 'application/pdf',
      async *body() {
        yield await printPdf('meeting.typ', sheet, day)
      },
    }
  },

  async word(ctx, { id, paper }) {
    const { sheet, name } = await take(ctx, id, paper)
    return {
      name: `${name}.docx`,
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      async *body() {
        yield await writeRecord(sheet)
      },
    }
  },
}
