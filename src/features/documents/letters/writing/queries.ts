import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import type { SealPlace } from '#platform/official-layout.ts'
import type { Attachment, Block, DocumentKind, Layout, Urgency } from '../../rules.ts'
import type { Values } from '../../templates/rules.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

export type DraftText = {
  title: string
  addresseeId: number | null
  addressee: string | null
  copyTo: string[]
  jointIds: number[]
  signatory: string | null
  contactName: string | null
  contactPhone: string | null
  layout: Layout
  urgency: Urgency | null
  copyNumber: number | null
  values: Values
  blocks: Block[]
  attachments: Attachment[]
}
const textColumns = (text: DraftText) => ({
  title: text.title,
  addressee_id: text.addresseeId,
  addressee: text.addressee,
  copy_to: text.copyTo,
  joint_ids: text.jointIds,
  signatory: text.signatory,
  contact_name: text.contactName,
  contact_phone: text.contactPhone,
  layout: text.layout,
  urgency: text.urgency,
  copy_number: text.copyNumber,
  values: JSON.stringify(text.values),
  blocks: JSON.stringify(text.blocks),
  attachments: JSON.stringify(text.attachments),
})

export async function insertDraft(
  { db, now, actor }: Writer,
  draft: DraftText & {
    kind: DocumentKind
    organizationId: number
    templateKey: string
    templateId: number | null
    answersId: number | null
  },
): Promise<number> {
  const { id } = await db
    .insertInto('official_document')
    .values({
      ...textColumns(draft),
      kind: draft.kind,
      organization_id: draft.organizationId,
      template_key: draft.templateKey,
      template_id: draft.templateId,
      answers_id: draft.answersId,
      created_at: now,
      created_by: actor.name,
      account_id: actor.accountId,
      changed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const updateDraft = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number, text: DraftText) =>
  db
    .updateTable('official_document')
    .set({ ...textColumns(text), changed_at: now })
    .where('id', '=', id)
    .execute()

export const deleteDraft = ({ db }: Pick<Context, 'db'>, id: number) =>
  db.deleteFrom('official_document').where('id', '=', id).execute()

export const setIssued = (
  { db, now, actor }: Writer,
  id: number,
  issued: {
    number: string
    code: string
    year: number
    sequence: number
    issuedOn: Day
    signatory: string | null
    copiedIds: number[]
    forAllBelow: boolean
  },
) =>
  db
    .updateTable('official_document')
    .set({
      number: issued.number,
      number_code: issued.code,
      number_year: issued.year,
      number_sequence: issued.sequence,
      issued_on: issued.issuedOn,
      signatory: issued.signatory,
      copied_ids: issued.copiedIds,
      for_all_below: issued.forAllBelow,
      issued_at: now,
      issued_by: actor.name,
      changed_at: now,
    })
    .where('id', '=', id)
    .execute()

export const setVoided = ({ db, now, actor }: Writer, id: number, because: string) =>
  db
    .updateTable('official_document')
    .set({ voided_at: now, voided_by: actor.name, voided_because: because, changed_at: now })
    .where('id', '=', id)
    .execute()

export const setTypeset = (
  { db }: Pick<Context, 'db'>,
  id: number,
  typeset: { fileId: number; pages: number; places: SealPlace[] },
) =>
  db
    .updateTable('official_document')
    .set({
      typeset_file_id: typeset.fileId,
      pages: typeset.pages,
      seal_places: JSON.stringify(typeset.places),
    })
    .where('id', '=', id)
    .execute()

export const setSealed = (
  { db, now }: Pick<Context, 'db' | 'now'>,
  id: number,
  sealed: { fileId: number; digest: string },
) =>
  db
    .updateTable('official_document')
    .set({ sealed_file_id: sealed.fileId, sealed_digest: sealed.digest, sealed_at: now })
    .where('id', '=', id)
    .execute()
