import type { Day } from '#basics/days.ts'
import { everywhere } from '#basics/reach.ts'
import { ethnicityName } from '#basics/standards/ethnicity.ts'
import { draftDocument, issueDocument, voidNumber } from '#features/documents/letters/actions.ts'
import { requestStamp, usableSealsFor } from '#features/seals/uses/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { TransferRow } from '../../queries.ts'
import { letterNumbers, validUntil } from '../../rules.ts'
import { insertLetter, listedPeople, usersOfLetter } from '../queries.ts'
import { letterTemplate, listRow, namesIn, whyNotDays, whyNotTogether } from '../rules.ts'

/**
 * Writes one letter of the sending committee for these transfers: an official document with its number, its list and,
 * where the committee keeps a seal that may be used, its seals. Answers the letter and its last day.
 * @throws Refusal letter-days; letter-two-ways; letter-dues-unknown; the findings of the document
 */
export async function writeLetter(
  ctx: Context,
  rows: TransferRow[],
  days: number,
): Promise<{ letterId: number; validUntil: Day; number: string }> {
  const reason = whyNotDays(days) ?? whyNotTogether(rows)
  const [first] = rows
  const names = rows.filter(({ paidUntil }) => paidUntil === null).map(({ personName }) => personName)
  if (reason || !first)
    throw new Refusal('conflict', reason ?? 'letter-nobody', {
      field: 'days',
      most: letterNumbers.most,
      names: names.join('、'),
    })

  const until = validUntil(ctx.today, days)
  const addressee = first.toCommitteeName ?? first.toName
  const committeeId = first.fromCommitteeId ?? 0
  const { id: documentId } = await draftDocument(ctx, {
    templateKey: letterTemplate,
    organizationId: committeeId,
    values: await valuesFor(ctx, rows, { addressee, days, until }),
    ...(first.toCommitteeId !== null && { addresseeId: first.toCommitteeId }),
  })
  const { number } = await issueDocument(ctx, { id: documentId, issuedOn: ctx.today })
  await sealWith(ctx, documentId)
  const people = rows.length
  const issued = { issuedOn: ctx.today, validUntil: until }
  const letterId = await insertLetter(ctx, { committeeId, documentId, addressee, people, ...issued })
  return { letterId, validUntil: until, number }
}

async function valuesFor(
  ctx: Context,
  rows: TransferRow[],
  { addressee, days, until }: { addressee: string; days: number; until: Day },
) {
  const known = new Map(
    (
      await listedPeople(
        ctx,
        rows.map(({ personId }) => personId),
      )
    ).map((one) => [one.id, one]),
  )
  const listed = rows.flatMap(({ personId, paidUntil }) => {
    const one = known.get(personId)
    return one ? [listRow({ ...one, ethnicity: ethnicityName(one.ethnicity), paidUntil })] : []
  })
  const places = (of: (row: TransferRow) => string) => [...new Set(rows.map(of))].join('、')
  return {
    names: namesIn(rows.map(({ personName }) => personName)),
    people: rows.length,
    from: places(({ fromName }) => fromName),
    target: places(({ toName }) => toName),
    recipient: addressee,
    days,
    validUntil: until,
    list: listed,
  }
}

/** The official seal, where the committee keeps one: the leave rests on the committee's having checked the transfer. */
async function sealWith(ctx: Context, documentId: number): Promise<void> {
  const sealIds = await usableSealsFor(ctx, documentId)
  const asked = { documentId, sealIds, reason: '组织关系介绍信用印', basis: '转出党委审核开具介绍信' }
  if (sealIds.length > 0) await requestStamp(ctx, asked)
}

/** A letter that nobody travels with any more is voided; its number stays used. */
export async function voidIfUnused(own: Context, row: TransferRow, reason: string): Promise<void> {
  if (row.letterId === null || row.documentId === null) return
  if ((await usersOfLetter(own, row.letterId)) > 0) return
  await voidNumber({ ...own, reach: everywhere }, { id: row.documentId, reason })
}
