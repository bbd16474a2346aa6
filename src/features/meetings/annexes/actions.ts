import { noteEnclosed } from '#features/documents/enclosures/actions.ts'
import { enclosuresOf, insertEnclosure } from '#features/documents/enclosures/queries.ts'
import { whyNotEnclose } from '#features/documents/enclosures/rules.ts'
import { holdDraft } from '#features/documents/letters/actions.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { printPdf } from '#platform/print.ts'
import { keepFile } from '#platform/stored-files.ts'
import { printedAs } from '../papers/rules.ts'
import { getMeeting } from '../queries.ts'
import { show } from '../reading/actions.ts'
import type { annexes } from './contract.ts'
import { documentsWith } from './queries.ts'
import { annexTitle, whyNotAnnex } from './rules.ts'

export const annexActions: ActionsOf<typeof annexes> = {
  async add(ctx, { id, meetingId }) {
    const document = await holdDraft(ctx, id)
    const { organizationId, organizationName, status } = await getMeeting(ctx, meetingId)
    const enclosed = await enclosuresOf(ctx, id)
    const annexed = enclosed.some((one) => one.meetingId === meetingId)
    const why = whyNotAnnex({ organizationId, documentOf: document.organizationId, status, annexed })
    if (why) throw new Refusal('conflict', why, { field: 'meetingId', name: organizationName })

    const facts = await show(ctx, meetingId)
    const bytes = await printPdf('meeting.typ', printedAs('minutes', facts), facts.heldOn ?? ctx.today)
    const name = `${annexTitle(facts)}.pdf`
    const unfit = whyNotEnclose({ name, bytes: bytes.length }, enclosed.length)
    if (unfit) throw new Refusal('invalid', unfit, { field: 'meetingId', name })
    const file = await keepFile(ctx, { bytes, name, type: 'application/pdf' })
    const kept = await insertEnclosure(ctx, id, file, meetingId)
    noteEnclosed(ctx, document, name)
    return { id: kept.id, name }
  },

  async list(ctx, { id }) {
    await getMeeting(ctx, id)
    return documentsWith(ctx, id)
  },
}
