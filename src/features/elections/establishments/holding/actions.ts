import type { Context, Deed } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { requestsAbout } from '../../requests/queries.ts'
import { noPaper, paperOf } from '../../requests/rules.ts'
import { type EstablishmentRow, getEstablishment } from '../queries.ts'
import { templateOf } from '../rules.ts'

export const titleOf = ({ kind, name, subjectName }: EstablishmentRow) =>
  kind === 'establishment' ? `成立${name}` : kind === 'closure' ? `撤销${subjectName}` : `${subjectName}更名`

export async function holdRunning(ctx: Context, id: number): Promise<EstablishmentRow> {
  const row = await getEstablishment(ctx, id, true)
  if (row.status !== 'running') throw new Refusal('conflict', 'establishment-over', { name: titleOf(row) })
  return row
}

export const noteDeed = (
  ctx: Context,
  row: Pick<EstablishmentRow, 'id' | 'path'> & { title: string },
  action: string,
  more: Pick<Deed, 'before' | 'after' | 'reason'> = {},
) =>
  ctx.record({
    action: `establishment.${action}`,
    subject: { kind: 'establishment', id: row.id, name: row.title },
    path: row.path,
    ...more,
  })

/** How the 请示 stands, or the reply noted from paper. */
export async function paperFor(ctx: Context, { id, kind, replyNumber, repliedOn }: EstablishmentRow) {
  if (replyNumber) return { ...noPaper, state: 'agreed' as const, replyNumber, repliedOn }
  return paperOf(templateOf[kind], await requestsAbout(ctx, 'establishment', id), undefined)
}
